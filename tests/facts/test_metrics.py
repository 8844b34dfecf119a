import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.metrics import misses_target
from journeymap_cli.model.journey import Journey
from support.journeys import journey


def column(name: str, *values: str, more: str = "") -> str:
    metrics = ", ".join(f"{{name: Reach, kind: reach, value: {value}}}" for value in values)
    return f"{{name: {name}, metrics: [{metrics}]{more}}}"


def a_map(*stages: str) -> Journey:
    return journey(f"title: x\nstages: [{', '.join(stages)}]")


def falls(map_: Journey) -> list[tuple[str, str, str]]:
    return [(drop.start.column.node.id, drop.end.column.node.id, str(drop.points)) for drop in Analysis(map_).drop_offs]


def test_a_drop_off_is_against_the_nearest_earlier_column_with_a_reach() -> None:
    map_ = a_map(column("a", "100"), column("b", "71.5"), "c", column("d", "60"))
    assert falls(map_) == [("a", "b", "28.5"), ("b", "d", "11.5")]


def test_only_a_fall_is_a_drop_off() -> None:
    map_ = a_map(column("a", "50"), column("b", "50"), column("c", "60"), column("d", "40"))
    assert falls(map_) == [("c", "d", "20")]
    assert [(start.column.node.id, end.column.node.id) for start, end in Analysis(map_).reach_steps] == [
        ("a", "b"),
        ("b", "c"),
        ("c", "d"),
    ]


def test_the_reach_of_a_stage_is_that_of_its_first_column() -> None:
    map_ = a_map(column("a", "90", more=", steps: [b, c]"), column("d", "80"))
    assert falls(map_) == [("b", "d", "10")]
    first = Analysis(map_).reach_points[0]
    assert (first.path, first.node.id, first.column.node.id) == (("stages", 0, "metrics", 0), "a", "b")


def test_of_several_in_a_column_the_last_counts() -> None:
    assert falls(a_map(column("a", "100", "90"), column("b", "80", "85"))) == [("a", "b", "5")]


def test_the_reach_of_the_first_step_comes_after_that_of_its_stage() -> None:
    map_ = a_map(column("a", "100", more=f", steps: [{column('b', '95')}]"), column("c", "90"))
    assert falls(map_) == [("b", "c", "5")]


def test_a_pair_whose_later_column_cannot_be_reached_is_no_drop_off() -> None:
    map_ = a_map(column("a", "100", more=", next: c"), column("b", "70"), column("c", "60"))
    assert falls(map_) == [("b", "c", "10")]


def test_a_column_that_is_reached_over_others_is_a_drop_off() -> None:
    map_ = a_map(column("a", "100", more=", next: c"), column("b", "70", more=", next: a"), "c")
    assert falls(map_) == []
    over = a_map(column("a", "100", more=", next: c"), column("b", "70"), "{name: c, next: b}")
    assert falls(over) == [("a", "b", "30")]


def test_other_metrics_and_a_reach_without_a_value_are_ignored() -> None:
    map_ = a_map(
        column("a", "100"),
        "{name: b, metrics: [{name: Reach, kind: reach}, {name: c, kind: conversion, value: 3}]}",
        column("d", "99"),
    )
    assert falls(map_) == [("a", "d", "1")]


def misses(metric: str) -> bool:
    [stage] = journey(f"title: x\nstages: [{{name: a, metrics: {{name: b, {metric}}}}}]").stages
    return misses_target(stage.metrics[0])


@pytest.mark.parametrize(
    ("metric", "missed"),
    [
        ("value: 70, target: 80", True),
        ("value: 80, target: 80", False),
        ("value: 80.0, target: 80", False),
        ("value: 90, target: 80", False),
        ("value: 70, target: 80, direction: down", False),
        ("value: 90, target: 80, direction: down", True),
        ("value: 20, target: 15, kind: duration, unit: min", True),
        ("value: 15, target: 20, kind: duration, unit: min", False),
        ("value: 15, target: 20, kind: duration, direction: up", True),
        ("value: 3d, target: 2d, kind: duration", True),
        ("value: 24h, target: 1d, kind: duration", False),
        ("value: 90min, target: 1h, kind: duration", True),
        ("value: 2, unit: d, target: 36h, kind: duration", True),
        ("value: 2, unit: h, target: 36h, kind: duration", False),
    ],
)
def test_only_a_value_on_the_wrong_side_misses_the_target(metric: str, missed: bool) -> None:
    assert misses(metric) is missed


@pytest.mark.parametrize(
    ("one", "many"), [("1h", "60min"), ("1d", "24h"), ("1w", "7d"), ("1mo", "30d"), ("1y", "365d")]
)
def test_equal_durations_in_different_units_are_on_target(one: str, many: str) -> None:
    assert not misses(f"value: {one}, target: {many}, kind: duration")
    assert not misses(f"value: {many}, target: {one}, kind: duration")


@pytest.mark.parametrize("metric", ["value: 3", "target: 3", "value: 2, unit: sprints, target: 1d, kind: duration"])
def test_values_that_cannot_be_compared_do_not_miss_the_target(metric: str) -> None:
    assert not misses(metric)


def test_the_reach_of_one_persona_is_no_drop_off() -> None:
    metrics = "metrics: [{name: R, kind: reach, value: %s}, {name: P, kind: reach, value: 9, persona: p}]"
    stages = f"[{{name: A, {metrics % 80}}}, {{name: B, {metrics % 70}}}]"
    facts = Analysis(journey(f"{{title: T, personas: [{{id: p, name: P}}], stages: {stages}}}"))
    assert [drop.points for drop in facts.drop_offs] == [10]
