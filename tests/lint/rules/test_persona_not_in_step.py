import pytest

from journeymap_cli.lint.rules import persona_not_in_step as rule
from support.linting import paths, problems

PEOPLE = "personas: [{id: dev, name: D}, {id: pm, name: P}]\nlanes: [{id: own, label: Own}]\nstages: "


def test_an_emotion_of_someone_who_is_not_there_is_reported_at_the_persona() -> None:
    [problem] = problems(rule, f"{PEOPLE}[{{name: A, personas: pm, emotion: {{persona: dev, score: 1}}}}]")
    assert problem.path == ("stages", 0, "emotion", 0, "persona")
    assert problem.message == "the emotion 1 names 'dev', who does not take part in 'A'"


@pytest.mark.parametrize(
    ("stage", "path"),
    [
        ("goals: {text: G, persona: dev}", ("goals", 0, "persona")),
        ("cells: {own: [{text: G, persona: dev}]}", ("cells", "own", 0, "persona")),
        (
            "opportunities: {text: O, solutions: [{text: S, persona: dev}]}",
            ("opportunities", 0, "solutions", 0, "persona"),
        ),
        ("steps: [{name: B, goals: {text: G, persona: dev}}]", ("steps", 0, "goals", 0, "persona")),
    ],
)
def test_every_kind_of_entry_is_checked(stage: str, path: tuple[str | int, ...]) -> None:
    assert paths(rule, f"{PEOPLE}[{{name: A, personas: pm, {stage}}}]") == [("stages", 0, *path)]


@pytest.mark.parametrize(
    "stage",
    [
        "goals: {text: G, persona: dev}",
        "personas: dev, goals: {text: G, persona: dev}",
        "personas: pm, goals: {text: G, persona: pm}",
        "personas: pm, goals: {text: G, persona: nobody}",
        "personas: pm, goals: G",
        "personas: pm, goals: {text: G, persona: dev}, steps: [{name: B, personas: dev}]",
        "personas: pm, steps: [{name: B, personas: dev, goals: {text: G, persona: dev}}]",
    ],
)
def test_who_takes_part_may_be_named(stage: str) -> None:
    assert paths(rule, f"{PEOPLE}[{{name: A, {stage}}}]") == []


@pytest.mark.parametrize("kind", ["staff", "system"])
def test_staff_and_systems_are_where_an_entry_names_them_unless_the_step_names_others(kind: str) -> None:
    people = f"personas: [{{id: c, name: C}}, {{id: s, name: S, kind: {kind}}}]\nstages: "
    entry = "backstage: {text: B, persona: s}"
    assert paths(rule, f"{people}[{{name: A, {entry}}}]") == []
    assert paths(rule, f"{people}[{{name: A, personas: c, {entry}}}]") == [("stages", 0, "backstage", 0, "persona")]
    assert paths(rule, f"{people}[{{name: A, personas: c, steps: [{{name: B, {entry}}}]}}]")
