from collections.abc import Sequence
from itertools import combinations

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import Curve, Point, curve
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.spread import MarkSizes, dashes, spread
from support.journeys import journey

WIDE, HIGH = 0.2, 0.15
SIZES = MarkSizes(lambda _: (WIDE / 2, WIDE / 2), HIGH, beyond=0.2)
"""Five marks fit beside each other."""
TOUCH = 1e-9


def drawn(stages: str, people: int = 0) -> Curve:
    personas = f"personas: [{', '.join(f'{{id: p{n}, name: P{n}}}' for n in range(people))}]" if people else ""
    found = curve(Analysis(journey(f"title: x\n{personas}\nstages: {stages}")))
    assert found
    return spread(found, SIZES)


def each(scores: Sequence[float]) -> str:
    """The emotions of as many personas as there are scores."""
    return f"[{', '.join(f'{{persona: p{n}, score: {score}}}' for n, score in enumerate(scores))}]"


def area(point: Point) -> Area:
    aside, along = WIDE / 2 - TOUCH, HIGH / 2 - TOUCH
    return Area(point.x - aside, point.mark_y - along, point.x + aside, point.mark_y + along)


def marks(found: Curve) -> list[Point]:
    return [*found.points(), *found.bars()]


def assert_apart(found: Curve) -> None:
    for one, other in combinations(marks(found), 2):
        assert not area(one).meets(area(other)), (one.words, other.words)


@pytest.mark.parametrize("people", range(1, 6))
def test_marks_that_fit_their_column_keep_their_height(people: int) -> None:
    found = drawn("[{name: p, emotion: 1}]", people)
    points = [*found.points()]
    assert [point.mark_y for point in points] == [0.75] * people
    assert sum(point.x for point in points) / people == pytest.approx(0.5)
    assert [point.persona for point in sorted(points, key=lambda point: point.x)] == [f"p{n}" for n in range(people)]
    assert_apart(found)


@pytest.mark.parametrize("score", ["-2", "0.3", "2"])
@pytest.mark.parametrize("people", range(6, 13))
def test_more_marks_are_in_rows_around_their_height(people: int, score: str) -> None:
    found = drawn(f"[{{name: p, emotion: {score}}}]", people)
    assert_apart(found)
    assert all(WIDE / 2 - TOUCH <= point.x <= 1 - WIDE / 2 + TOUCH for point in found.points())
    assert all(point.y == (float(score) + 2) / 4 for point in found.points())
    assert max(abs(point.lift) for point in found.points()) <= HIGH * 1.5
    assert all(-0.2 <= point.mark_y <= 1.2 for point in found.points())


def test_marks_further_apart_than_their_height_stay_in_the_middle() -> None:
    points = [*drawn(f"[{{name: p, emotion: {each((0, 0.6, 1.2))}}}]", 3).points()]
    assert [(point.x, point.lift) for point in points] == [(0.5, 0)] * 3


def test_marks_of_which_each_is_close_to_the_next_all_step_aside() -> None:
    found = drawn(f"[{{name: p, emotion: {each((1, 0.6, 0.2))}}}]", 3)
    assert sorted(point.x for point in found.points()) == pytest.approx([0.3, 0.5, 0.7])
    assert [point.lift for point in found.points()] == [0, 0, 0]


def test_rows_push_neither_into_the_next_crowd() -> None:
    found = drawn(f"[{{name: p, emotion: {each([0] * 7 + [0.7] * 7)}}}]", 14)
    assert_apart(found)


def test_a_change_within_a_cell_keeps_its_order() -> None:
    first, second = drawn("[{name: p, emotion: [0, 0.1]}]").points()
    assert [first.x, second.x] == pytest.approx([1 / 3, 2 / 3])


def test_a_bar_lies_on_its_value_and_its_mark_where_no_step_has_one() -> None:
    found = drawn("[{name: A, emotion: 1, steps: [{name: p, emotion: 1}, {name: q, emotion: 0.9}]}]")
    (bar,) = found.bars()
    assert (bar.y, bar.lift, bar.bar) == (0.75, 0, (0.0, 2.0))
    assert_apart(found)


@pytest.mark.parametrize("people", range(1, 10))
@pytest.mark.parametrize("score", ["-2", "1.5", "2"])
def test_the_bars_of_nine_lie_on_one_value_and_their_marks_nowhere_on_each_other(people: int, score: str) -> None:
    found = drawn(f"[{{name: A, emotion: {score}, steps: [{{name: p, emotion: {score}}}]}}]", people)
    assert {bar.y for bar in found.bars()} == {(float(score) + 2) / 4}
    assert [bar.turn for bar in found.bars()] == [(n, people) for n in range(people)]
    assert_apart(found)


def test_bars_on_each_other_take_turns() -> None:
    one, other = drawn("[{name: A, emotion: 1, steps: [p, q]}]", 2).bars()
    parts = sorted([*dashes(one, 0.1, 1.9), *dashes(other, 0.1, 1.9)])
    assert parts[0][0] == 0.1
    assert parts[-1][1] == 1.9
    assert [end for _, end in parts[:-1]] == pytest.approx([start for start, _ in parts[1:]])


def test_bars_of_different_values_are_drawn_in_full() -> None:
    bars = drawn(f"[{{name: A, emotion: {each((1, 0))}, steps: [p, q]}}]", 2).bars()
    assert [[*dashes(bar, 0.1, 1.9)] for bar in bars] == [[(0.1, 1.9)]] * 2


def test_bars_of_more_people_than_any_map_has_are_placed_in_no_time() -> None:
    found = drawn("[{name: A, emotion: 1, steps: [p]}]", 400)
    assert len({(bar.persona, bar.path) for bar in found.bars()}) == 400
