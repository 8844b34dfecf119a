import pytest

from journeymap_cli.errors import InvalidJourneyError, MissingFileError, OutsideFolderError, UnreadableError
from journeymap_cli.load.shared import merge_imports, unread
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.problem import Problem
from support.journeys import Files, document, journey
from support.smallest_maps import MAP

SHARED = """
personas: [{id: dev, name: Dana}, Priya]
channels: Docs
sources: [{id: talks, title: Interviews}]
lanes: [{id: own, label: Own}]
"""


def problems(text: str, **files: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidJourneyError) as caught:
        document(text, **files)
    return caught.value.problems


def test_what_a_shared_file_declares_holds_in_the_map() -> None:
    found = journey(f"{MAP}imports: shared.yaml\n", shared=SHARED)
    assert [persona.id for persona in found.personas] == ["dev", "priya"]
    assert [channel.name for channel in found.channels] == ["Docs"]
    assert [source.id for source in found.sources] == ["talks"]
    assert [lane.label for lane in found.lanes] == ["Own"]
    assert found.imports == ("shared.yaml",)


def test_what_the_map_declares_comes_first_and_is_no_import() -> None:
    found = journey(f"{MAP}imports: [one.yaml, two.yaml]\npersonas: [Own]\n", one="personas: A", two="personas: [B, C]")
    assert [(persona.name, persona.imported) for persona in found.personas] == [
        ("Own", False),
        ("A", True),
        ("B", True),
        ("C", True),
    ]


def test_an_own_entry_that_is_called_as_an_imported_one_collides() -> None:
    found = journey(f"{MAP}imports: shared.yaml\npersonas: [Dana, Dev]\n", shared=SHARED)
    assert [persona.id for persona in found.personas] == ["dana", "dev", "dev", "priya"]
    assert isinstance(found.personas[3].id, DerivedId)


def test_a_file_that_is_imported_twice_counts_once() -> None:
    text = f"{MAP}imports: [shared.yaml, shared.yaml]\n"
    assert [persona.id for persona in journey(text, shared=SHARED).personas] == ["dev", "priya"]


def test_what_is_wrong_in_a_shared_file_is_reported_there() -> None:
    (problem,) = problems(f"{MAP}imports: shared.yaml\n", shared="journeymap: 1\npersonas:\n- {nam: Dana}\n")
    assert (problem.rule, problem.file) == ("unknown-key", "shared.yaml")
    assert problem.span
    assert (problem.span.line, problem.span.column) == (3, 4)


def test_what_is_wrong_in_the_map_is_reported_beside_it() -> None:
    found = problems(f"{MAP}phase: x\nimports: shared.yaml\n", shared="persona: x")
    assert [(problem.file, problem.rule) for problem in found] == [
        ("map.yaml", "unknown-key"),
        ("shared.yaml", "unknown-key"),
    ]


def test_a_shared_file_that_is_no_yaml_is_reported_there() -> None:
    (problem,) = problems(f"{MAP}imports: shared.yaml\n", shared="personas: [a")
    assert (problem.rule, problem.file) == ("yaml-syntax", "shared.yaml")


def test_a_shared_file_imports_nothing() -> None:
    (problem,) = problems(f"{MAP}imports: shared.yaml\n", shared="imports: other.yaml\npersonas: A")
    assert (problem.rule, problem.path) == ("unknown-key", ("imports",))


def test_a_map_is_no_shared_file() -> None:
    (problem,) = problems(f"{MAP}imports: [other.yaml]\n", other=f"{MAP}personas: A")
    assert (problem.rule, problem.file, problem.path) == ("bad-value", "map.yaml", ("imports", 0))


def test_an_import_that_is_not_there_is_reported_at_the_import() -> None:
    (problem,) = problems(f"{MAP}imports:\n- shared.yaml\n- gone.yaml\n", shared=SHARED)
    assert (problem.rule, problem.path) == ("missing-file", ("imports", 1))
    assert problem.message == "there is no file 'gone.yaml'"


@pytest.mark.parametrize("imports", ["", "[]", "[{a: b}]", "{a: b}", "[[a]]"])
def test_imports_of_another_form_are_left_to_the_schema(imports: str) -> None:
    data = {"imports": imports} if imports else {}
    assert merge_imports(data, "map.yaml", Files({}), 100).problems == []


def test_registries_of_another_form_are_left_to_the_schema() -> None:
    data = {"imports": ["shared.yaml"], "personas": "text"}
    merge_imports(data, "map.yaml", Files({"shared.yaml": SHARED}), 1000)
    assert data["personas"] == "text"


@pytest.mark.parametrize(
    ("error", "rule"),
    [
        (MissingFileError("a"), "missing-file"),
        (OutsideFolderError("a"), "outside-folder"),
        (UnreadableError("a"), "missing-file"),
    ],
)
def test_why_a_path_was_not_read(error: UnreadableError, rule: str) -> None:
    assert unread(error, "a.yaml", ("imports", 0)).rule == rule
