from textwrap import dedent

import pytest

from journeymap_cli.errors import MissingFileError, OutsideFolderError
from journeymap_cli.load.journeys import check_journeys, future_pains, named_maps
from journeymap_cli.problem import Path
from support.journeys import Files, document, journey


class Maps:
    """A reader of maps by name that counts how often each is read."""

    def __init__(self, **contents: str) -> None:
        self.contents = {f"{name}.yaml": dedent(content).encode() for name, content in contents.items()}
        self.read_names: list[str] = []

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        if path.startswith("../"):
            raise OutsideFolderError(path)
        if path not in self.contents:
            raise MissingFileError(path)
        self.read_names.append(path)
        return path, self.contents[path]


def to(*paths: str) -> str:
    """A map whose stages lead to other maps."""
    return "title: T\nstages:\n" + "".join(f"- {{name: S{n}, journey: {path}}}\n" for n, path in enumerate(paths))


def found(text: str, **contents: str) -> list[tuple[str, Path]]:
    maps = Maps(**contents, map=text)
    return [(problem.rule, problem.path) for problem in check_journeys(journey(text), "map.yaml", maps)]


PLAIN = "title: T\nstages: A\n"


def test_maps_that_detail_others() -> None:
    assert found(to("one.yaml", "two.yaml"), one=to("two.yaml"), two=PLAIN) == []


def test_a_map_without_details_reads_nothing() -> None:
    maps = Maps()
    assert list(check_journeys(journey(PLAIN), "map.yaml", maps)) == []
    assert maps.read_names == []


def test_a_map_that_is_not_there_or_outside() -> None:
    assert found(to("one.yaml", "gone.yaml", "../out.yaml"), one=PLAIN) == [
        ("missing-file", ("stages", 1, "journey")),
        ("outside-folder", ("stages", 2, "journey")),
    ]


def test_the_map_of_a_step() -> None:
    assert found("title: T\nstages: {name: A, steps: [B, {name: C, journey: gone.yaml}]}") == [
        ("missing-file", ("stages", 0, "steps", 1, "journey"))
    ]


@pytest.mark.parametrize(
    "others",
    [
        {"one": to("map.yaml")},
        {"one": to("two.yaml"), "two": to("three.yaml"), "three": to("two.yaml", "map.yaml")},
        {"one": "stages: {name: A, steps: {name: B, journey: map.yaml}}"},
        {"one": "stages: {journey: map.yaml}\nodd: [keys]"},
    ],
)
def test_a_circle_is_reported_where_it_begins(others: dict[str, str]) -> None:
    assert found(to("one.yaml"), **others) == [("journey-cycle", ("stages", 0, "journey"))]


def test_a_map_that_details_itself() -> None:
    assert found(to("map.yaml")) == [("journey-cycle", ("stages", 0, "journey"))]


def test_a_circle_of_others_is_theirs() -> None:
    assert found(to("one.yaml"), one=to("two.yaml"), two=to("one.yaml")) == []


def test_what_another_map_lacks_is_reported_there() -> None:
    assert found(to("one.yaml"), one=to("gone.yaml", "../out.yaml")) == []


@pytest.mark.parametrize(
    "content", ["[", "just text", "- a", "", "stages: 5", "stages: [{steps: 5}, {journey: [a]}]", "\0"]
)
def test_another_map_that_is_broken_is_no_circle(content: str) -> None:
    assert found(to("one.yaml"), one=content) == []


def test_many_ways_to_one_map_are_gone_once() -> None:
    layers = {f"l{n}": to(*[f"l{n + 1}.yaml"] * 3) for n in range(30)}
    maps = Maps(**layers, l30=PLAIN)
    assert list(check_journeys(journey(to("l0.yaml")), "map.yaml", maps)) == []
    assert len(maps.read_names) < 200


def test_the_maps_that_a_file_names() -> None:
    data = {"stages": [{"journey": "a"}, "text", {"steps": [{"journey": "b"}, {"journey": ["no"]}]}], "journey": "no"}
    assert list(named_maps(data)) == ["a", "b"]
    assert list(named_maps({"stages": {"journey": "c", "steps": {"journey": "d"}}})) == ["c", "d"]
    assert list(named_maps(None)) == list(named_maps(["a"])) == []


FUTURE = """
    title: x
    state: future
    stges: wrong
    pain_points: Of  the map
    stages: [{name: A, pain_points: [{id: p, text: One}], steps: [{name: B, pain_points: {text: Two}}, C]}, D]
"""
MAP = "title: x\ncounterpart: {}\nstages: [A]"


def left(text: str, **files: str) -> frozenset[str] | None:
    reader = Files({f"{name}.yaml": content for name, content in files.items()})
    return future_pains(document(text, **files).journey, "map.yaml", reader)


def test_the_pain_points_that_the_future_has_left() -> None:
    assert left(MAP.format("future.yaml"), future=FUTURE) == frozenset({"of the map", "p", "one", "two"})


@pytest.mark.parametrize("future", ["", "- a", "a: [", "title: x\nstages: [A]"])
def test_a_counterpart_that_is_no_map_of_the_future_says_nothing(future: str) -> None:
    assert left(MAP.format("future.yaml"), future=future) is None


def test_without_a_counterpart_or_in_the_future_nothing_is_known() -> None:
    assert left("title: x\nstages: [A]") is None
    assert left(MAP.format("missing.yaml")) is None
    assert left(f"state: future\n{MAP.format('future.yaml')}", future=FUTURE) is None
