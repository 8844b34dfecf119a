import pytest

from journeymap_cli.lint.rules import duplicate_id
from support.linting import paths, problems

TWO_ITEMS = "goals: {text: b, id: x}, cells: {law: {text: c, id: x}}"


def test_ids_that_differ_are_fine() -> None:
    assert paths(duplicate_id, "stages: [{name: A, id: keys}, {name: B, id: live-keys, steps: [C]}]") == []


def test_a_second_one_is_reported_at_its_id_with_the_first() -> None:
    [problem] = problems(duplicate_id, "stages: [{name: A, steps: [{name: B, id: keys}]}, {name: C, id: keys}]")
    assert problem.path == ("stages", 1, "id")
    assert problem.message == "a step and a stage have the id 'keys'"
    assert [(other.message, other.path) for other in problem.related] == [
        ("first here", ("stages", 0, "steps", 0, "id"))
    ]


def test_a_third_one_is_reported_too() -> None:
    text = "stages: [{name: A, id: keys}, {name: B, id: keys}, {name: C, id: keys}]"
    assert paths(duplicate_id, text) == [("stages", 1, "id"), ("stages", 2, "id")]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("personas: [{id: a, name: A}, {id: a, name: B}]\nstages: [A]", ("personas", 1, "id")),
        ("channels: [{id: a, name: A}, {id: a, name: B}]\nstages: [A]", ("channels", 1, "id")),
        ("sources: [{id: a, title: A}, {id: a, title: B}]\nstages: [A]", ("sources", 1, "id")),
        ("lanes: [goals, {id: law, label: A}, goals]\nstages: [A]", ("lanes", 2, "id")),
        (
            "lanes: [{id: law, label: L}]\nstages: [{name: A, " + TWO_ITEMS + "}]",
            ("stages", 0, "cells", "law", 0, "id"),
        ),
        (
            "stages: [{name: A, opportunities: {text: b, id: x, solutions: {text: c, id: x}}}]",
            ("stages", 0, "opportunities", 0, "solutions", 0, "id"),
        ),
        (
            "stages: [{name: A, metrics: {name: b, id: x}, steps: [{name: B, metrics: {name: c, id: x}}]}]",
            ("stages", 0, "steps", 0, "metrics", 0, "id"),
        ),
    ],
)
def test_each_kind_has_one_space(text: str, path: tuple[str | int, ...]) -> None:
    assert paths(duplicate_id, text) == [path]


def test_different_kinds_may_share_an_id() -> None:
    text = """
        personas: [{id: a, name: A}]
        channels: [{id: a, name: A}]
        sources: [{id: a, title: A}]
        lanes: [{id: a, label: A}]
        stages: [{id: a, name: A, goals: {id: a, text: b}, metrics: {id: a, name: b}}]
    """
    assert paths(duplicate_id, f"title: x\n{text}".replace("\n        ", "\n")) == []


def test_names_that_are_equal_have_ids_that_differ() -> None:
    assert paths(duplicate_id, "stages: [{name: A, steps: [A, {name: A, id: a-2}, A]}]") == []


def test_imported_entries_count_and_the_own_one_is_the_second() -> None:
    text = "imports: shared.yaml\npersonas: [{id: dev, name: Own}]\nstages: [A]"
    [problem] = problems(duplicate_id, text, shared="personas: [{id: dev, name: Shared}]")
    assert problem.path == ("personas", 0, "id")
    assert [other.path for other in problem.related] == [("personas", 1, "id")]


def test_an_imported_lane_may_be_given_its_place() -> None:
    shared = "lanes: [{id: law, label: Law}]"
    assert paths(duplicate_id, "imports: shared.yaml\nlanes: [goals, law]\nstages: [A]", shared=shared) == []
    twice = "imports: shared.yaml\nlanes: [{id: law, label: Own}]\nstages: [A]"
    assert paths(duplicate_id, twice, shared=shared) == [("lanes", 0, "id")]
