from journeymap_cli.lint.rules import profile_persona
from support.linting import context, paths, problems

ASKED = context(profile={"personas": ("dev",)})


def test_declared_personas_that_the_profile_does_not_list_are_reported() -> None:
    [problem] = problems(profile_persona, "personas: [{id: dev, name: D}, {id: pm, name: P}]\nstages: [A]", ASKED)
    assert problem.path == ("personas", 1, "id")
    assert (problem.message, problem.hint) == ("the persona 'pm' is not in the profile", "the profile lists dev")


def test_imported_personas_count_where_they_are_named() -> None:
    text = "imports: shared.yaml\nstages: [{name: A, personas: [pm]}]"
    shared = "personas: [{id: dev, name: D}, {id: pm, name: P}, {id: ops, name: O}]"
    assert paths(profile_persona, text, ASKED, shared=shared) == [("stages", 0, "personas", 0)]


def test_known_personas_are_fine() -> None:
    assert paths(profile_persona, "personas: [{id: dev, name: D}]\nstages: [{name: A, personas: dev}]", ASKED) == []
    assert paths(profile_persona, "personas: [{id: pm, name: P}]\nstages: [A]") == []
