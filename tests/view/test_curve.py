from decimal import Decimal

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Scale
from journeymap_cli.view.curve import CLOSE, Curve, Point, ScaleLevel, curve, face, height
from support.journeys import journey

PEOPLE = "personas: [{id: a, name: Ann}, {id: b, name: Ben}]"


def drawn(stages: str, head: str = "") -> Curve:
    found = curve(Analysis(journey(f"title: x\n{head}\nstages: {stages}")))
    assert found
    return found


def places(points: tuple[Point, ...]) -> list[tuple[float, float]]:
    return [(point.x, point.y) for point in points]


def test_without_scores_there_is_no_curve() -> None:
    assert curve(Analysis(journey("title: x\nstages: [a, {name: b, emotion: calm}]"))) is None


def test_a_map_without_personas_has_one_line() -> None:
    (line,) = drawn("[{name: a, emotion: -2}, {name: b, emotion: 1}]").lines
    assert (line.persona, line.name) == ("*", "")
    assert [places(segment) for segment in line.segments] == [[(0.5, 0.0), (1.5, 0.75)]]


def test_a_column_without_a_score_is_a_gap() -> None:
    (line,) = drawn("[{name: a, emotion: 1}, b, {name: c, emotion: 0}, {name: d, emotion: 1}]").lines
    assert [places(segment) for segment in line.segments] == [[(0.5, 0.75)], [(2.5, 0.5), (3.5, 0.75)]]


def test_a_column_where_only_the_other_has_a_score_is_a_gap() -> None:
    stages = """
      - {name: p, emotion: 1}
      - {name: q, emotion: {persona: b, score: 2}}
      - {name: r, emotion: {persona: a, score: 0}}
    """
    first, second = drawn(stages, PEOPLE).lines
    assert [len(segment) for segment in first.segments] == [1, 1]
    assert [len(segment) for segment in second.segments] == [2]


def test_two_scores_of_a_cell_are_a_change_in_their_order() -> None:
    stages = "[{name: p, emotion: [{persona: a, score: -1}, {persona: b, score: 2}, {persona: a, score: 1}]}]"
    first, second = drawn(stages, PEOPLE).lines
    assert [point.words for point in first.segments[0]] == ["−1", "+1"]
    assert [point.x for point in first.segments[0]] == pytest.approx([1 / 3, 2 / 3])
    assert second.segments[0][0].x == 0.5


def test_points_of_one_place_stand_beside_each_other() -> None:
    first, second = (line.segments[0][0] for line in drawn("[{name: p, emotion: 1}]", PEOPLE).lines)
    assert first.y == second.y
    assert second.x - first.x >= 0.15
    assert first.x + second.x == 1


def test_points_of_nearly_one_place_do_not_hide_each_other() -> None:
    stages = "[{name: p, emotion: [{persona: a, score: 1}, {persona: b, score: 1.1}]}]"
    first, second = (line.segments[0][0] for line in drawn(stages, PEOPLE).lines)
    assert abs(first.y - second.y) < CLOSE
    assert first.x != second.x


def test_points_that_each_are_close_to_the_next_all_step_aside() -> None:
    people = "personas: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]"
    stages = "[{name: p, emotion: [{persona: a, score: 0.6}, {persona: b, score: 0}, {persona: c, score: 0.3}]}]"
    (third, first, second) = drawn(stages, people).points()
    assert third.y - first.y > CLOSE
    assert [point.x for point in (first, second, third)] == pytest.approx([0.3, 0.5, 0.7])


def test_points_just_far_enough_from_each_other_stay_in_the_middle() -> None:
    stages = "[{name: p, emotion: [{persona: a, score: 0}, {persona: b, score: 1}]}]"
    points = [*drawn(stages, f"{PEOPLE}\nscale: {{min: 0, max: 10}}").points()]
    assert [point.y for point in points] == [0, CLOSE]
    assert [point.x for point in points] == [0.5, 0.5]


def test_ten_points_of_one_place_stay_in_their_column() -> None:
    people = "personas: [" + ", ".join(f"{{id: p{n}, name: P{n}}}" for n in range(10)) + "]"
    xs = [point.x for point in drawn("[{name: p, emotion: 1}]", people).points()]
    assert len(set(xs)) == 10
    assert all(0 < x < 1 for x in xs)


def test_the_score_of_a_stage_is_a_bar_over_its_steps_and_joined_with_nothing() -> None:
    found = drawn("[{name: A, emotion: 1, steps: [{name: p, emotion: 0}, q]}, {name: B, emotion: 2}]")
    (line,) = found.lines
    (bar,) = line.bars
    assert (bar.bar, bar.x, bar.column) == ((0.0, 2.0), 1.0, 0)
    assert [places(segment) for segment in line.segments] == [[(0.5, 0.5)], [(2.5, 1.0)]]


def test_a_change_within_a_stage_parts_its_bar() -> None:
    (line,) = drawn("[{name: A, emotion: [-1, 1], steps: [p, q, r]}]").lines
    assert [bar.bar for bar in line.bars] == [(0.0, 1.5), (1.5, 3.0)]


def test_bars_of_one_place_lie_apart_within_the_band() -> None:
    stages = "[{name: A, emotion: 2, steps: [p, q]}, {name: B, emotion: -2, steps: [r, s]}]"
    heights = [[bar.y for bar in line.bars] for line in drawn(stages, PEOPLE).lines]
    assert heights[0][0] != heights[1][0]
    assert all(0 <= y <= 1 for line in heights for y in line)


def test_low_points_stars_and_quotes_are_kept() -> None:
    stages = """
      - {name: p, moment_of_truth: true, emotion: {score: -2, label: tired, quote: Two days, evidence: observed}}
      - {name: q, emotion: 1}
    """
    low, high = drawn(stages).points()
    assert (low.is_low, low.star, low.label, low.quote, low.evidence) == (True, True, "tired", "Two days", "observed")
    assert (high.is_low, high.star, high.quote) == (False, False, None)
    assert low.path == ("stages", 0, "emotion", 0)


def test_the_scale_says_how_scores_look() -> None:
    found = drawn("[{name: a, emotion: 4.5}]", "scale: {min: 1, max: 5, labels: {1: awful, 3: fine}}")
    assert [point.words for point in found.points()] == ["4.5"]
    assert found.levels == (ScaleLevel(1.0, "5", None), ScaleLevel(0.5, "3", "fine"), ScaleLevel(0.0, "1", "awful"))


@pytest.mark.parametrize(
    ("score", "mood"), [("-2", 0), ("-1.3", 0), ("-1", 1), ("0", 2), ("1", 3), ("1.5", 4), ("2", 4)]
)
def test_faces_go_from_very_low_to_very_high(score: str, mood: int) -> None:
    assert face(height(Decimal(score), Scale())) == mood
