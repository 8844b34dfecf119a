from collections.abc import Iterable
from pathlib import Path

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.view.geometry import Area, Taken
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.poster import Poster, poster
from journeymap_cli.view.poster.shapes import COLUMN, LABEL, MARGIN, Box, ColorRole, Spline, TextBlock
from journeymap_cli.view.swimlanes import lanes
from support.journeys import journey
from support.sample_maps import ARABIC, EMOJI, EXAMPLES, HEBREW, HOSTILE, JAPANESE, LATIN, example_journey, full_map

STRAINED = {
    "latin": LATIN,
    "arabic": ARABIC,
    "hebrew": HEBREW,
    "japanese": JAPANESE,
    "emoji": EMOJI,
    "hostile": HOSTILE,
    "one-long-word": "Donaudampfschifffahrtsgesellschaft" * 4,
    "lines": "first\n\n  third\n",
    "two-thousand-characters": "word " * 400,
}
WHOLE = pytest.mark.parametrize("wrap", [None, 700.0])


def both(drawn: Poster) -> list[TextBlock | Box]:
    return [mark for mark in drawn.marks if isinstance(mark, (TextBlock, Box))]


def texts(drawn: Poster) -> list[TextBlock]:
    return [mark for mark in drawn.marks if isinstance(mark, TextBlock)]


def boxes(drawn: Poster) -> list[Box]:
    return [mark for mark in drawn.marks if isinstance(mark, Box)]


def said(drawn: Poster) -> str:
    return "\n".join(" ".join(text.lines) for text in texts(drawn))


def area(mark: Box | TextBlock) -> Area:
    return Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)


def inside(mark: Box) -> Area:
    """Its area without the last rounding: neighbours share their border."""
    return Area(mark.x + 0.01, mark.y + 0.01, mark.x + mark.width - 0.01, mark.y + mark.height - 0.01)


def inked(text: TextBlock) -> Area:
    """The part of a text's room that its letters take."""
    wide = max(width(line, text.size, text.bold) for line in text.lines)
    left = text.x + {"left": 0.0, "center": (text.width - wide) / 2, "right": text.width - wide}[text.side]
    return Area(left + 0.1, text.y + 0.6, left + wide - 0.1, text.y + text.height - 0.6)


def overlapping(areas: Iterable[Area]) -> list[Area]:
    taken, found = Taken(), []
    for one in areas:
        if one.left < one.right and one.top < one.bottom:
            found += [] if taken.is_free(one) else [one]
            taken.add(one)
    return found


def too_wide(drawn: Poster) -> list[str]:
    return [
        line
        for text in texts(drawn)
        for line in text.lines
        if width(line, text.size, text.bold) > text.width + 1e-6 and len(line) > 1
    ]


def outside(drawn: Poster) -> list[TextBlock | Box]:
    page = Area(0, 0, drawn.width, drawn.height)
    return [mark for mark in both(drawn) if not area(mark).within(page)]


def check(drawn: Poster) -> None:
    """Nothing is clipped, and nothing lies over another of its kind."""
    assert texts(drawn)
    assert not too_wide(drawn)
    assert not outside(drawn)
    assert not overlapping(map(inked, texts(drawn)))
    for kind in (("surface", "line"), ("page", "line"), ("soft", "line"), ("pain", None), ("chance", None)):
        of_kind = [box for box in boxes(drawn) if (box.fill and box.fill.name, box.edge and box.edge.name) == kind]
        assert not overlapping(inside(box) for box in of_kind if not box.ground), kind


@WHOLE
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_fit(path: Path, wrap: float | None) -> None:
    check(poster(Analysis(example_journey(path)), wrap))


@WHOLE
@pytest.mark.parametrize("text", STRAINED.values(), ids=STRAINED)
def test_strained_maps_fit(text: str, wrap: float | None) -> None:
    check(poster(Analysis(full_map(text)), wrap))


def test_a_map_of_sixty_steps_with_many_entries_fits() -> None:
    drawn = poster(Analysis(full_map(LATIN, steps=60, times=3)))
    check(drawn)
    assert drawn.width == 2 * MARGIN + LABEL + 60 * COLUMN


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_entry_is_on_the_poster(path: Path) -> None:
    map_ = example_journey(path)
    shown: dict[object, str] = {}
    for text in texts(poster(Analysis(map_))):
        shown[text.path] = shown.get(text.path, "") + "".join(text.lines)
    shown_rows = {lane.id for lane in lanes(Analysis(map_))}
    found = [placed for placed in entries(map_) if isinstance(placed.entry, Item) and placed.lane in shown_rows]
    listed = {placed.path: placed.entry.text for placed in found if isinstance(placed.entry, Item)}
    assert listed
    for place, words in listed.items():
        assert "".join(words.split()) in "".join(shown[place].split())


SMALL = """
    title: Boots
    personas: [{id: a, name: Ann, role: Buyer}, {id: b, name: Ben}]
    stages:
      - name: Look
        description: see what there is
        goals: of the stage
        steps:
          - {name: Search, goals: of the step, duration: 2d, moment_of_truth: true, emotion: {persona: a, score: -2}}
          - {name: Find, emotion: [{persona: a, score: 2}, {persona: b, score: 0}]}
      - {name: Buy, frontstage: Chat, backstage: Book, support: Ledger, emotion: {persona: b, score: 1}}
"""


def small() -> Poster:
    return poster(Analysis(journey(SMALL)))


def at(drawn: Poster, words: str) -> TextBlock:
    return next(text for text in texts(drawn) if " ".join(text.lines) == words)


def test_the_sheet_is_as_large_as_what_stands_on_it() -> None:
    drawn = small()
    assert drawn.width == 2 * MARGIN + LABEL + 3 * COLUMN
    lowest = max(mark.y + mark.height for mark in both(drawn))
    assert drawn.height == pytest.approx(lowest + MARGIN)


def test_a_map_of_one_column_has_room_for_its_title() -> None:
    assert poster(Analysis(journey("{title: A title of some length, stages: [A]}"))).width > LABEL + 3 * COLUMN


def test_stages_span_their_steps() -> None:
    heads = [box for box in boxes(small()) if box.fill and box.fill.name == "stage"]
    assert [(box.x - MARGIN - LABEL, round(box.width / COLUMN)) for box in heads] == [(0, 2), (2 * COLUMN, 1)]


def test_what_a_stage_says_spans_its_steps_above_what_they_say() -> None:
    drawn = small()
    of_stage, of_step = at(drawn, "of the stage"), at(drawn, "of the step")
    assert of_stage.y < of_step.y
    assert of_stage.width > COLUMN > of_step.width
    assert sum(" ".join(text.lines) == "Goals" for text in texts(drawn)) == 1


def test_heads_tell_number_name_star_length_and_people() -> None:
    drawn = small()
    for words in ("Boots", "Current state · 0 of 6 statements observed or reported", "Look", "see what there is"):
        assert at(drawn, words)
    for words in ("1", "Search\u00a0★", "2 days", "2", "Find", "3", "Ann", "Buyer", "A"):
        assert at(drawn, words)
    assert "3" in said(drawn).split("\n")


def test_the_lines_of_a_blueprint_lie_above_their_rows() -> None:
    drawn = small()
    rows = [("line of interaction", "Chat"), ("line of visibility", "Book"), ("line of internal interaction", "Ledger")]
    heights = [at(drawn, words).y for pair in rows for words in pair]
    assert heights == sorted(heights)


def test_the_curve_rises_with_the_scores() -> None:
    drawn = small()
    assert at(drawn, "+2").y < at(drawn, "+1").y < at(drawn, "0").y < at(drawn, "−2").y
    strokes = [mark for mark in drawn.marks if isinstance(mark, Spline)]
    assert [(stroke.ink, len(stroke.points)) for stroke in strokes] == [
        (ColorRole("persona", "a"), 4),
        (ColorRole("persona", "b"), 4),
    ]


def test_only_the_signs_that_are_used_are_explained() -> None:
    assert "moment of truth" in said(small())
    assert "assumed" in said(small())
    assert "observed or reported" not in said(small()).replace("statements observed or reported", "")
    assert "moment of truth" not in said(poster(Analysis(journey("{title: x, stages: [A]}"))))


def test_a_long_map_is_laid_in_bands_that_repeat_their_heads() -> None:
    map_ = full_map(LATIN, steps=9)
    whole, folded = poster(Analysis(map_)), poster(Analysis(map_), wrap=3 * COLUMN + LABEL + 2 * MARGIN)
    assert folded.width < whole.width < 3 * folded.width
    assert said(folded).count("Touchpoints") == 3
    assert said(whole).count("Touchpoints") == 1


def test_a_stage_that_is_broken_says_so() -> None:
    text = "{title: x, stages: [{name: Long, steps: [a, b, c, d]}]}"
    assert "Long (continued)" in said(poster(Analysis(journey(text)), wrap=600))
    assert "(continued)" not in said(poster(Analysis(journey(text))))


def test_a_stamp_stands_at_the_end() -> None:
    assert said(poster(Analysis(journey(SMALL)), stamp="made from map.yaml")).endswith("made from map.yaml")


def test_hidden_lanes_are_not_shown() -> None:
    text = "{title: x, lanes: [{id: goals, hidden: true}], stages: [{name: A, goals: secret, needs: open}]}"
    assert "open" in said(poster(Analysis(journey(text))))
    assert "secret" not in said(poster(Analysis(journey(text))))


@pytest.mark.parametrize("text", ["{title: x, stages: [A]}", "{title: x, stages: [{name: A, emotion: sad}]}"])
def test_the_smallest_maps_have_a_poster(text: str) -> None:
    check(poster(Analysis(journey(text))))


def test_the_same_journey_is_the_same_poster() -> None:
    map_: Journey = full_map(LATIN)
    assert poster(Analysis(map_)) == poster(Analysis(map_))
