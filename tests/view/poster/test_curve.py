import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import Curve, curve
from journeymap_cli.view.poster.curve import PosterBand, band, down, spline
from journeymap_cli.view.poster.shapes import COLUMN, Box, ColorRole, Spline, TextBlock, flat
from support.journeys import journey

SCORES = "{title: x, stages: [{name: A, emotion: 2}, {name: B, emotion: -1}, C, {name: D, emotion: 0}]}"


def of(text: str) -> Curve:
    found = curve(Analysis(journey(text)))
    assert found
    return found


def drawn(text: str, part: range | None = None, initials: dict[str, str] | None = None) -> PosterBand:
    found = of(text)
    return band(found, part or range(found.columns), initials or {})


def discs(shown: PosterBand, fill: str = "face") -> list[Box]:
    marks = flat(shown.piece.marks)
    return [mark for mark in marks if isinstance(mark, Box) and mark.fill and mark.fill.name.startswith(fill)]


def words(shown: PosterBand) -> list[str]:
    return [" ".join(mark.lines) for mark in flat(shown.piece.marks) if isinstance(mark, TextBlock)]


def test_a_line_is_level_at_each_of_its_places() -> None:
    points = spline([(0, 5), (10, 20), (30, 0)])
    assert points == ((0, 5), (5, 5), (5, 20), (10, 20), (20, 20), (20, 0), (30, 0))


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


def test_a_long_score_has_a_longer_ground_and_a_very_long_one_is_cut() -> None:
    text = "{title: x, scale: {min: 0, max: 9}, stages: [{name: A, emotion: 1}, {name: B, emotion: 1.2345}]}"
    short, long = discs(drawn(text))
    assert (short.shape, long.shape) == ("disc", "round")
    assert short.width < long.width < COLUMN
    longest = "{title: x, stages: [{name: A, emotion: 1.23456789012345678901234567890}]}"
    assert words(drawn(longest))[0].endswith("…")


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
    text = """{title: x, stages: [{name: A, emotion: {score: -2, quote: "Two days?"}}]}"""
    shown = drawn(text)
    assert "“Two days?”" in words(shown)
    assert shown.said == {("stages", 0, "emotion", 0)}
