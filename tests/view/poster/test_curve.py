from decimal import Decimal
from itertools import combinations, cycle

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import Curve, curve, height
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.curve import (
    ABOVE,
    BAR,
    BELOW,
    PosterBand,
    PosterCurve,
    band,
    cut,
    down,
    firsts,
    sizes,
)
from journeymap_cli.view.poster.poster import plan, poster
from journeymap_cli.view.poster.shapes import RISE, Box, ColorRole, Grid, Spline, TextBlock, flat
from journeymap_cli.view.spread import spread
from support.journeys import journey

COLUMN = 150.0
HIGH = ABOVE + RISE + BELOW


def grid(columns: int, part: range | None = None) -> Grid:
    return Grid(0, tuple(COLUMN * number for number in range(columns + 1)), part or range(columns))


SCORES = "{title: x, stages: [{name: A, emotion: 2}, {name: B, emotion: -1}, C, {name: D, emotion: 0}]}"


def of(text: str) -> Curve:
    found = curve(Analysis(journey(text)))
    assert found
    return found


def drawn(text: str, part: range | None = None, initials: dict[str, str] | None = None) -> PosterBand:
    found = of(text)
    shown = PosterCurve(found, signed=firsts(found))
    return band(shown, grid(found.columns, part), initials or {})


def discs(shown: PosterBand, fill: str = "face") -> list[Box]:
    marks = flat(shown.piece.marks)
    return [mark for mark in marks if isinstance(mark, Box) and mark.fill and mark.fill.name.startswith(fill)]


def words(shown: PosterBand) -> list[str]:
    return [" ".join(mark.lines) for mark in flat(shown.piece.marks) if isinstance(mark, TextBlock)]


def test_a_line_is_level_at_each_of_its_places() -> None:
    [stroke] = [mark for mark in flat(drawn(SCORES).piece.marks) if isinstance(mark, Spline)]
    high, low = down(1), down(0.25)
    assert stroke.points == ((75, high), (150, high), (150, low), (225, low))


def test_a_gap_breaks_the_line() -> None:
    strokes = [mark for mark in flat(drawn(SCORES).piece.marks) if isinstance(mark, Spline)]
    assert [stroke.points[0][0] for stroke in strokes] == [COLUMN / 2]
    assert [stroke.points[-1][0] for stroke in strokes] == [COLUMN * 1.5]


def test_points_stand_at_their_height_in_the_middle_of_their_columns() -> None:
    shown = discs(drawn(SCORES))
    assert [disc.x + disc.width / 2 for disc in shown] == [COLUMN * 0.5, COLUMN * 1.5, COLUMN * 3.5]
    assert [disc.y + disc.height / 2 for disc in shown] == pytest.approx([down(1), down(0.25), down(0.5)])


def test_a_part_has_its_own_columns_only() -> None:
    assert [disc.x + disc.width / 2 for disc in discs(drawn(SCORES, range(1, 4)))] == [COLUMN * 0.5, COLUMN * 2.5]


def test_what_nobody_observed_is_paler() -> None:
    text = "{title: x, stages: [{name: A, emotion: [{score: 2, evidence: observed}, {score: -2}]}]}"
    assert [disc.fill for disc in discs(drawn(text))] == [ColorRole("face", 4), ColorRole("face-pale", 0)]


def test_a_long_score_has_a_longer_ground() -> None:
    text = "{title: x, stages: [{name: A, emotion: 1}, {name: B, emotion: -1.2345}]}"
    short, long = discs(drawn(text))
    assert (short.shape, long.shape) == ("disc", "round")
    assert short.width < long.width < COLUMN
    assert words(drawn(text)) == ["+1", "−1.23"]


CROWDED = """
title: x
stages:
  - {name: A, moment_of_truth: true, emotion: -1.5, steps: [{name: p, emotion: -1.5}, {name: q, emotion: 2}]}
  - {name: B, moment_of_truth: true, emotion: [2, 0.3333333]}
"""


def box_area(box: Box | TextBlock) -> Area:
    return Area(box.x, box.y, box.x + box.width, box.y + box.height)


def letters_area(text: TextBlock) -> Area:
    """Around the letters of a centred text."""
    middle, down_ = text.x + text.width / 2, text.y + text.height / 2
    half = width(text.lines[0], text.size, bold=True) / 2
    return Area(middle - half, down_ - 0.4 * text.size, middle + half, down_ + 0.4 * text.size)


@pytest.mark.parametrize("people", range(2, 10))
def test_no_mark_of_nine_lines_covers_another_or_a_score(people: int) -> None:
    names = dict(zip((f"p{n}" for n in range(people)), "ABCDEFGHI", strict=False))
    found = of(f"{CROWDED}\npersonas: [{', '.join(f'{{id: {who}, name: {name}}}' for who, name in names.items())}]")
    placed = spread(found, sizes(PosterCurve(found, signed=firsts(found)), grid(3), names))
    shown = band(PosterCurve(placed, signed=firsts(placed)), grid(3), names)
    pills = discs(shown)
    assert len(pills) == 5 * people
    assert not any(one.meets(other) for one, other in combinations(map(box_area, pills), 2))
    assert all(box_area(pill).within(Area(0, 0, 3 * COLUMN, shown.piece.height)) for pill in pills)
    marks = flat(shown.piece.marks)
    texts = [mark for mark in marks if isinstance(mark, TextBlock)]
    tags = [letters_area(text) for text in texts if text.lines[0] in names.values()]
    scores = [letters_area(text) for text in texts if text.lines[0][-1].isdigit()]
    stars = [letters_area(text) for text in texts if text.lines == ("★",)]
    assert (len(scores), len(tags), len(stars)) == (5 * people, 2 * people, 2)
    assert not any(sign.meets(score) for sign in (*tags, *stars) for score in scores)
    assert not any(tag.meets(box_area(pill)) for tag in tags for pill in pills)


SCALES = [
    ("{min: 1, max: 5}", ["1", "3", "5", "2", "1.4"]),
    ("{min: 0, max: 9}", ["0", "9", "4", "5", "5"]),
    ("{min: 7, max: -3}", ["-3", "7", "6.5", "-3", "0"]),
    ("{min: -2, max: 2}", ["2"]),
    ("{min: -100, max: 33}", ["-66.75", "-33.5", "-100", "-86.7", "-66.75", "33", "-0.25"]),
]


def full(scale: str, scores: list[str]) -> str:
    """A map in which nine personas have a score for each step and each stage."""
    turn = cycle(scores)

    def emotion() -> str:
        return "[" + ", ".join(f"{{persona: p{n}, score: {next(turn)}}}" for n in range(9)) + "]"

    def steps(many: int) -> str:
        return "[" + ", ".join(f"{{name: s, emotion: {emotion()}}}" for _ in range(many)) + "]"

    people = ", ".join(f"{{id: p{n}, name: {name}}}" for n, name in enumerate("ABCDEFGHI"))
    stages = "".join(f"\n  - {{name: S, emotion: {emotion()}, steps: {steps(many)}}}" for many in (2, 1, 3))
    return f"title: x\nscale: {scale}\npersonas: [{people}]\nstages: {stages}"


@pytest.mark.parametrize(("scale", "scores"), SCALES)
def test_scores_of_stages_and_steps_do_not_pile_up(scale: str, scores: list[str]) -> None:
    facts = Analysis(journey(full(scale, scores)))
    planned = plan(facts, 0, None)
    assert planned.sheet.curve
    shown = band(planned.sheet.curve, Grid(planned.label, planned.edges, range(6)), planned.sheet.initials)
    pills = [box_area(disc) for disc in discs(shown)]
    assert len(pills) == 9 * (3 + 6)
    assert not any(one.meets(other) for one, other in combinations(pills, 2))
    assert all(pill.within(Area(planned.label, 0, planned.edges[-1] + planned.label, HIGH)) for pill in pills)
    texts = [mark for mark in flat(shown.piece.marks) if isinstance(mark, TextBlock)]
    tags = [letters_area(text) for text in texts if text.lines[0] in planned.sheet.initials.values()]
    assert len(tags) == 9 * (1 + 3)
    assert not any(tag.meets(pill) for tag in tags for pill in pills)
    bars = [bar for bar in discs(shown, "persona") if bar.height == BAR]
    values = {round(down(height(Decimal(score), facts.journey.scale)), 6) for score in scores}
    assert {round(bar.y + BAR / 2, 6) for bar in bars} == values


def test_a_bar_lies_on_its_value() -> None:
    found = of(CROWDED)
    placed = PosterCurve(spread(found, sizes(PosterCurve(found), grid(3), {})))
    (bar,) = (box for box in discs(band(placed, grid(3), {}), "persona") if box.height == BAR)
    assert bar.y + bar.height / 2 == pytest.approx(down(0.125))


def test_the_score_of_a_stage_is_a_bar_over_its_steps() -> None:
    text = "{title: x, stages: [{name: A, emotion: 1, steps: [a, b]}, {name: B, emotion: -2, steps: [c]}]}"
    bars = [box for box in discs(drawn(text), "persona") if box.height < 10]
    assert [round(bar.width / COLUMN) for bar in bars] == [2, 1]
    assert words(drawn(text))[:2] == ["+1", "−2"]


def test_where_several_have_a_line_the_first_point_says_whose_it_is() -> None:
    text = """
        title: x
        personas: [{id: a, name: Ann}, {id: b, name: Ben}]
        stages:
          - {name: A, emotion: [{persona: a, score: 2}, {persona: b, score: -2}]}
          - {name: B, emotion: [{persona: a, score: 1}]}
    """
    assert sorted(word for word in words(drawn(text, None, {"a": "A", "b": "B"})) if word.isalpha()) == ["A", "B"]
    alone = text.replace(", {persona: b, score: -2}", "")
    assert not any(word.isalpha() for word in words(drawn(alone, None, {"a": "A", "b": "B"})))


def test_a_moment_of_truth_has_one_star() -> None:
    text = "{title: x, stages: [{name: A, moment_of_truth: true, emotion: [1, -1]}, {name: B, emotion: 1}]}"
    assert words(drawn(text)).count("★") == 1


def test_a_quote_stands_beside_its_point_and_is_said_once() -> None:
    text = """{title: x, stages: [{name: A, emotion: {score: -2, quote: "**Two** days?"}}]}"""
    shown = drawn(text)
    assert "“Two days?”" in words(shown)
    assert shown.shown == {("stages", 0, "emotion", 0)}


PEOPLE = """
    title: x
    personas: [{id: a, name: Ann}, {id: b, name: Ben}]
    stages:
      - {name: A, emotion: [{persona: a, score: 2}, {persona: b, score: 2}]}
      - {name: B, personas: [a], emotion: [{persona: a, score: 1}]}
      - {name: C, emotion: [{persona: b, score: -2}]}
      - {name: D, emotion: [{persona: a, score: 0}, {persona: b, score: 0}]}
"""


def strokes(text: str, wrap: float | None = None) -> list[Spline]:
    return [mark for mark in poster(Analysis(journey(text)), wrap).marks if isinstance(mark, Spline)]


def test_a_line_bridges_columns_in_which_the_persona_does_not_take_part() -> None:
    """Ben is not in B, Ann is in C, but has no score there."""
    found = [(stroke.ink.of, stroke.dashed) for stroke in strokes(PEOPLE) if stroke.ink.name == "persona"]
    assert sorted(found) == [("a", False), ("b", False), ("b", True)]


def test_nothing_bridges_a_gap_in_a_map_without_personas() -> None:
    assert not any(stroke.dashed for stroke in strokes(SCORES))


def test_a_line_runs_on_to_the_edge_of_a_band_and_goes_on_there_in_the_next() -> None:
    found = curve(Analysis(journey("{title: x, stages: [{name: A, emotion: 2}, {name: B, emotion: -2}]}")))
    assert found
    parts = [range(1), range(1, 2)]
    first, second = (
        [mark for mark in flat(band(piece, grid(2, part), {}).piece.marks) if isinstance(mark, Spline)]
        for piece, part in zip(cut(PosterCurve(found), parts), parts, strict=True)
    )
    assert first[0].points[0] == (COLUMN / 2, down(1))
    assert first[0].points[-1] == pytest.approx((COLUMN, down(0.5)), abs=0.01)
    assert second[0].points[0] == pytest.approx((0, down(0.5)), abs=0.01)
    assert second[0].points[-1] == (COLUMN / 2, down(0))
