from typing import Any

import pytest

from journeymap_cli.load.check import check, check_ranges
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import RANGES
from journeymap_cli.model.shared import Shared
from journeymap_cli.problem import Path


def test_sound_data_make_the_part() -> None:
    journey, problems = check({"id": "t", "title": "T", "stages": [{"id": "a", "name": "A"}]}, Journey)
    assert problems == []
    assert journey
    assert journey.stages[0].name == "A"


@pytest.mark.parametrize(("data", "what"), [(["a"], "a list"), ("text", "text")])
def test_a_file_that_is_no_mapping_is_one_problem(data: Any, what: str) -> None:
    journey, (problem,) = check(data, Journey)
    assert journey is None
    assert (problem.rule, problem.path) == ("wrong-type", ())
    assert problem.message == f"expected a mapping, found {what}"


def test_problems_of_schema_and_ranges_come_together() -> None:
    data = {"id": "t", "stages": [{"id": "a", "name": "A", "emotion": [{"score": "9", "mood": "x"}]}]}
    journey, problems = check(data, Journey)
    assert journey is None
    assert [problem.rule for problem in problems] == ["missing-key", "unknown-key", "out-of-range"]


def test_a_part_that_only_its_ranges_forbid_is_no_sound_part_alone() -> None:
    data = {"id": "t", "title": "T", "stages": [{"id": "a", "name": "A", "emotion": [{"score": "9"}]}]}
    journey, problems = check(data, Journey)
    assert journey
    assert [problem.rule for problem in problems] == ["out-of-range"]


def test_a_shared_file_is_checked_by_its_own_keys() -> None:
    shared, problems = check({"title": "T", "personas": [{"id": "a", "name": "A"}]}, Shared)
    assert shared is None
    assert [(problem.rule, problem.path) for problem in problems] == [("unknown-key", ("title",))]


def found(**keys: Any) -> list[tuple[str, Path]]:
    data = normalize({"title": "T", "stages": "A", **keys}, FieldShape(part=Journey))
    return [(problem.rule, problem.path) for problem in check_ranges(data)]


def in_stage(scale: Any = None, **cells: Any) -> list[tuple[str, Path]]:
    return found(scale=scale, stages={"name": "A", **cells})


@pytest.mark.parametrize("score", ["-2", "2", "0", "1.999", "\u22122"])
def test_a_score_on_the_scale(score: str) -> None:
    assert in_stage(emotion=score) == []


@pytest.mark.parametrize("score", ["-2.01", "3", "\u22123", "9" * 30])
def test_a_score_outside_the_scale(score: str) -> None:
    assert in_stage(emotion=["1", score]) == [("out-of-range", ("stages", 0, "emotion", 1, "score"))]


def test_a_score_of_a_step_and_on_another_scale() -> None:
    steps = [{"name": "B", "emotion": "5"}, {"name": "C", "emotion": {"score": "0.5"}}]
    assert in_stage({"min": "1", "max": "5"}, steps=steps) == [
        ("out-of-range", ("stages", 0, "steps", 1, "emotion", 0, "score"))
    ]


def test_the_message_says_what_may_be_written() -> None:
    data = {"stages": [{"emotion": [{"score": "7"}]}]}
    (problem,) = check_ranges(data)
    assert problem.message == "score 7 is outside the scale of this map"
    assert problem.hint == "write a number from -2 to 2"


@pytest.mark.parametrize(
    ("scale", "place"),
    [
        ({"min": "2"}, "min"),
        ({"min": "3"}, "min"),
        ({"min": "1", "max": "1.0"}, "min"),
        ({"max": "-2"}, "max"),
    ],
)
def test_a_scale_without_length_or_order_is_the_only_problem_with_it(scale: dict[str, str], place: str) -> None:
    assert in_stage({**scale, "labels": {"9": "x"}}, emotion="9") == [("bad-value", ("scale", place))]


def test_a_scale_may_run_downwards() -> None:
    scale = {"min": "5", "max": "1"}
    assert in_stage({**scale, "labels": {"5": "bad"}}, emotion="1.5") == []
    assert in_stage({**scale, "labels": {"6": "x"}}, emotion="0") == [
        ("out-of-range", ("scale", "labels", "6")),
        ("out-of-range", ("stages", 0, "emotion", 0, "score")),
    ]


@pytest.mark.parametrize("scale", ["5", ["1"], {"min": "low"}, {"max": ["9"]}])
def test_scores_wait_for_a_scale_that_the_schema_takes(scale: Any) -> None:
    assert in_stage(scale, emotion="9", metrics={"name": "M", "kind": "ces", "value": "9"}) == [
        ("out-of-range", ("stages", 0, "metrics", 0, "value"))
    ]


@pytest.mark.parametrize("keys", [{"scal": {"max": "9"}}, {"scales": "x"}, {"scale": {"mx": "9"}}])
def test_scores_wait_where_a_misspelt_key_may_mean_the_scale(keys: dict[str, Any]) -> None:
    assert found(**keys, stages={"name": "A", "emotion": "9"}) == []


@pytest.mark.parametrize("keys", [{"state": "future"}, {"x-scale": "1"}, {"scale": {"x-mx": "9"}}, {"persona": "a"}])
def test_other_keys_keep_no_score_waiting(keys: dict[str, Any]) -> None:
    assert found(**keys, stages={"name": "A", "emotion": "9"}) == [
        ("out-of-range", ("stages", 0, "emotion", 0, "score"))
    ]


def test_a_label_outside_the_scale() -> None:
    (problem,) = check_ranges({"scale": {"labels": {"-2": "a", "2.5": "b", "x": "c"}}})
    assert (problem.rule, problem.path, problem.key) == ("out-of-range", ("scale", "labels", "2.5"), True)


@pytest.mark.parametrize(("kind", "limits"), RANGES.items())
@pytest.mark.parametrize("key", ["value", "target"])
def test_a_metric_within_and_outside_its_limits(kind: str, limits: tuple[int, int], key: str) -> None:
    def problems(value: str) -> list[tuple[str, Path]]:
        return in_stage(metrics=["Other", {"name": "M", "kind": kind, key: value}])

    outside = [("out-of-range", ("stages", 0, "metrics", 1, key))]
    low, high = limits
    assert problems(str(low)) == problems(str(high)) == []
    assert problems(f"{low - 1}") == problems(f"{high}.01") == outside


@pytest.mark.parametrize("kind", ["count", "custom", "duration"])
def test_other_metrics_have_no_limits(kind: str) -> None:
    assert in_stage(metrics={"name": "M", "kind": kind, "value": "-1000", "target": "1000"}) == []


def test_a_duration_belongs_to_a_metric_of_that_kind() -> None:
    assert in_stage(metrics={"name": "M", "kind": "duration", "value": "3d", "target": "2.5h"}) == []
    assert in_stage(metrics={"name": "M", "value": "3d"}) == [("wrong-type", ("stages", 0, "metrics", 0, "value"))]
    assert in_stage(metrics={"name": "M", "kind": "ces", "target": "3d"}) == [
        ("wrong-type", ("stages", 0, "metrics", 0, "target"))
    ]


@pytest.mark.parametrize("kind", ["csta", ["csat"], {"a": "b"}])
def test_a_metric_of_an_unknown_kind_is_left_to_the_schema(kind: Any) -> None:
    assert in_stage(metrics={"name": "M", "kind": kind, "value": "3d", "target": "1000"}) == []


@pytest.mark.parametrize("lane", [{"id": "Not a slug", "label": "L"}, {"id": "a--b", "label": "L"}])
def test_the_id_of_an_own_lane_is_a_slug(lane: dict[str, str]) -> None:
    assert found(lanes=["emotion", lane]) == [("bad-id", ("lanes", 1, "id"))]


@pytest.mark.parametrize(
    "lane", ["Not a slug", {"id": "pain_points", "label": "L"}, {"id": "own", "label": "L"}, {"label": "L"}]
)
def test_lanes_that_are_built_in_own_or_told_elsewhere(lane: Any) -> None:
    assert found(lanes=lane) == []


def test_long_texts_are_cut_in_messages() -> None:
    (lane,) = check_ranges({"lanes": [{"id": "A" * 10**6, "label": "L"}]})
    (metric,) = check_ranges({"stages": [{"metrics": [{"value": f"{'9' * 10**6}d"}]}]})
    assert len(lane.message) < 100
    assert len(metric.message) < 150


@pytest.mark.parametrize("odd", ["text", ["a", None, ["b"]], {"a": "b"}, None])
def test_what_has_another_form_is_passed_over(odd: Any) -> None:
    assert list(check_ranges({"stages": odd, "lanes": odd})) == []
    assert list(check_ranges({"stages": [{"emotion": odd, "metrics": odd, "steps": odd}]})) == []
