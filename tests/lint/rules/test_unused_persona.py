from journeymap_cli.lint.rules import unused_persona
from support.linting import paths, problems

TWO = "personas: [{id: dev, name: D}, {id: pm, name: P}]\n"


def test_a_persona_who_is_nowhere_is_reported() -> None:
    [problem] = problems(unused_persona, TWO + "stages: [{name: A, personas: [dev]}]")
    assert problem.path == ("personas", 1)
    assert problem.message == "the persona 'pm' is declared but never used"


def test_a_stage_with_steps_and_nothing_of_its_own_is_no_place_to_be() -> None:
    assert paths(unused_persona, TWO + "stages: [{name: A, steps: [{name: B, personas: [dev]}]}]") == [("personas", 1)]
    assert paths(unused_persona, TWO + "stages: [{name: A, emotion: 1, steps: [{name: B, personas: [dev]}]}]") == []


def test_who_takes_part_because_nobody_is_named_is_used() -> None:
    assert paths(unused_persona, TWO + "stages: [{name: A, personas: [dev]}, B]") == []


def test_who_is_named_by_an_entry_is_used() -> None:
    text = TWO + "stages: [{name: A, personas: [dev], emotion: {score: 1, persona: pm}}]"
    assert paths(unused_persona, text) == []


def test_a_map_that_names_nobody_is_fine() -> None:
    assert paths(unused_persona, TWO + "stages: [A]") == []


def test_imported_personas_are_never_told() -> None:
    text = "imports: shared.yaml\nstages: [{name: A, personas: [dev]}]"
    assert paths(unused_persona, text, shared=TWO) == []
