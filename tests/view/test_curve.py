from decimal import Decimal

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Scale
from journeymap_cli.view.curve import Curve, Point, ScaleLevel, curve, face, height
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


def test_the_score_of_a_stage_is_a_bar_over_its_steps_and_joined_with_nothing() -> None:
    found = drawn("[{name: A, emotion: 1, steps: [{name: p, emotion: 0}, q]}, {name: B, emotion: 2}]")
    (line,) = found.lines
    (bar,) = line.bars
    assert (bar.bar, bar.x, bar.column) == ((0.0, 2.0), 1.0, 0)
    assert [places(segment) for segment in line.segments] == [[(0.5, 0.5)], [(2.5, 1.0)]]


def test_a_change_within_a_stage_parts_its_bar() -> None:
    (line,) = drawn("[{name: A, emotion: [-1, 1], steps: [p, q, r]}]").lines
    assert [bar.bar for bar in line.bars] == [(0.0, 1.5), (1.5, 3.0)]


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


def test_a_score_that_is_shown_rounded_is_kept() -> None:
    points = [*drawn("[{name: a, emotion: 3.6666667}, {name: b, emotion: 4.50}]", "scale: {min: 1, max: 5}").points()]
    assert [(point.words, point.exact) for point in points] == [("3.67", "3.6666667"), ("4.5", None)]


@pytest.mark.parametrize(
    ("score", "mood"), [("-2", 0), ("-1.3", 0), ("-1", 1), ("0", 2), ("1", 3), ("1.5", 4), ("2", 4)]
)
def test_faces_go_from_very_low_to_very_high(score: str, mood: int) -> None:
    assert face(height(Decimal(score), Scale())) == mood


@pytest.mark.parametrize(("before", "steps", "many"), [(1, 5, 3), (1, 2, 6), (1, 9, 7), (2, 4, 6)])
def test_the_bars_of_a_change_end_with_their_stage(before: int, steps: int, many: int) -> None:
    stages = [*["{name: S}"] * before, f"{{name: T, emotion: {[1] * many}, steps: {['s'] * steps}}}"]
    found = curve(Analysis(journey(f"title: x\nstages: [{', '.join(stages)}]")))
    assert found
    bars = [bar.bar for bar in found.bars() if bar.bar]
    assert (bars[0][0], bars[-1][1]) == (before, before + steps)
    assert [end for _, end in bars[:-1]] == [begin for begin, _ in bars[1:]]
