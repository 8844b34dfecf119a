from journeymap_cli.lint.rules import unknown_persona
from support.linting import paths, problems

ONE = "personas: [{id: dev, name: Dana}]\n"


def test_declared_and_imported_personas_resolve() -> None:
    text = ONE + "imports: shared.yaml\nstages: [{name: A, personas: [dev, pm], goals: {text: b, persona: pm}}]"
    assert paths(unknown_persona, text, shared="personas: [{id: pm, name: Priya}]") == []


def test_an_unknown_one_is_reported_with_the_nearest() -> None:
    [problem] = problems(unknown_persona, ONE + "stages: [{name: A, personas: [dev, devs]}]")
    assert problem.path == ("stages", 0, "personas", 1)
    assert problem.message == "there is no persona 'devs'"
    assert problem.hint == "did you mean 'dev'?"


def test_it_may_be_named_by_steps_items_emotions_and_solutions() -> None:
    text = """stages:
  - name: A
    goals: [b, {text: c, persona: x}]
    emotion: {persona: x, score: 1}
    opportunities: {text: d, persona: x, solutions: {text: e, persona: x}}
    steps: [{name: B, personas: x}]
"""
    assert paths(unknown_persona, text) == [
        ("stages", 0, "steps", 0, "personas", 0),
        ("stages", 0, "goals", 1, "persona"),
        ("stages", 0, "emotion", 0, "persona"),
        ("stages", 0, "opportunities", 0, "persona"),
        ("stages", 0, "opportunities", 0, "solutions", 0, "persona"),
    ]


def test_a_map_without_personas_can_name_none() -> None:
    [problem] = problems(unknown_persona, "stages: [{name: A, goals: {text: b, persona: dev}}]")
    assert problem.hint == "the map declares no personas: declare it, or remove the reference"


def test_what_could_be_no_id_is_reported_with_what_is_known() -> None:
    [problem] = problems(unknown_persona, ONE + "stages: [{name: A, personas: ['?!']}]")
    assert problem.hint == "known here: dev"
