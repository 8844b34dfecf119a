from itertools import combinations

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import curve
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.measure import width
from journeymap_cli.view.slide_scores import CAPITAL, LOWEST, MARKER, PIN, SIZE, WIDE, SlidePoint, slide_points
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey

PEOPLE = "personas: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]"


def points(scores: str, high: float = LOWEST, pins: dict[tuple[float, float], int] | None = None) -> list[SlidePoint]:
    facts = Analysis(journey(f"title: x\n{PEOPLE}\nstages: [{{name: S, steps: [{scores}]}}]"))
    felt = curve(facts)
    assert felt
    numbers = {"a": 0, "b": 1, "c": 2, "d": 3}
    return list(slide_points(swimlanes(facts).stages[0], felt.points(), numbers, pins or {}, high))


def step(**scores: float) -> str:
    felt = ", ".join(f"{{persona: {who}, score: {score}}}" for who, score in scores.items())
    return f"{{name: s, moment_of_truth: true, emotion: [{felt}]}}"


def place(point: SlidePoint, high: float) -> tuple[float, float]:
    return float(point.x[:-1]) / 100 * WIDE, float(point.y[:-1]) / 100 * high


def areas(point: SlidePoint, high: float) -> list[Area]:
    (x, y), r = place(point, high), PIN if point.pin else MARKER
    found = [Area(x + point.shift - r, y - r, x + point.shift + r, y + r)]
    if point.score:
        words = f"{point.score.words} ★" if point.score.star else point.score.words
        long = width(words, SIZE, bold=True)
        left = x + float(point.score.x) * SIZE - {"m": long / 2, "s": 0, "e": long}[point.score.align]
        bottom = y + float(point.score.y) * SIZE
        found.append(Area(left, bottom - CAPITAL, left + long, bottom))
    return found


CROWDS = [
    {"a": -1, "b": -1.5},
    {"a": -2, "b": -1},
    {"a": 1, "b": 0.5},
    {"a": 2, "b": 2},
    {"a": 0, "b": 0.25, "c": -0.25},
    {"a": 2, "b": 1.5, "c": 1, "d": -2},
]


@pytest.mark.parametrize("high", [LOWEST, 18, 26])
@pytest.mark.parametrize("crowd", CROWDS)
def test_no_score_lies_over_another_or_over_a_marker(crowd: dict[str, float], high: float) -> None:
    found = points(", ".join([step(**crowd)] * 6))
    assert len(found) == 6 * len(crowd)
    drawn = [area for point in found for area in areas(point, high)]
    assert not [pair for pair in combinations(drawn, 2) if pair[0].meets(pair[1])]


def test_a_score_lies_beside_the_number_of_a_takeaway() -> None:
    found = points(step(a=-1, b=-2), pins={(0.5, 0.0): 1})
    assert [point.pin for point in found] == [None, 1]
    assert all(point.score for point in found)
    drawn = [area for point in found for area in areas(point, LOWEST)]
    assert not [pair for pair in combinations(drawn, 2) if pair[0].meets(pair[1])]


def test_equal_scores_are_said_once_and_their_markers_stand_side_by_side() -> None:
    first, second = points(step(a=1, b=1))
    assert first.shift == -second.shift < 0
    assert [bool(first.score), bool(second.score)] == [True, False]


def test_each_score_of_two_people_is_said() -> None:
    for high in (1, -1, 1.5):
        assert all(point.score for point in points(step(a=high, b=high - 0.5)))
