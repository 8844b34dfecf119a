import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.view.geometry import Area, Taken
from journeymap_cli.view.measure import width
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.poster import LEAST_WIDTH, Poster, poster
from journeymap_cli.view.poster.shapes import MARGIN, Box, ColorRole, Spline, TextBlock
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


def bare(words: str) -> str:
    """A text without blanks and hyphens, which depend on its lines."""
    return re.sub(r"[\s-]", "", words)


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
    for kind in ("pain", "chance", "bar", "lost"):
        of_kind = [box for box in boxes(drawn) if box.fill and box.fill.name == kind]
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
        assert bare(plain(words)) in bare(shown[place])


SMALL = """
    title: Boots
    personas: [{id: a, name: Ann, role: Buyer}, {id: b, name: Ben}]
    stages:
      - name: Look
        description: see what there is
        goals: of the stage
        steps:
          - {name: Search, goals: of the step, duration: 2d, when: Day 1, moment_of_truth: it decides,
             journey: more.journey.yaml, emotion: {persona: a, score: -2}}
          - {name: Find, emotion: [{persona: a, score: 2}, {persona: b, score: 0}]}
      - {name: Buy, frontstage: Chat, backstage: Book, support: Ledger, emotion: {persona: b, score: 1}}
"""


def small() -> Poster:
    return poster(Analysis(journey(SMALL)))


def at(drawn: Poster, words: str) -> TextBlock:
    return next(text for text in texts(drawn) if " ".join(text.lines) == words)


def test_the_sheet_is_as_large_as_what_stands_on_it() -> None:
    drawn = small()
    assert drawn.width == 2 * MARGIN + LEAST_WIDTH
    lowest = max(mark.y + mark.height for mark in both(drawn))
    assert drawn.height == pytest.approx(lowest + MARGIN)


def test_a_map_of_one_column_has_room_for_its_title() -> None:
    assert poster(Analysis(journey("{title: A title of some length, stages: [A]}"))).width > 500


def test_stages_span_their_steps_under_a_rule() -> None:
    drawn = small()
    first, second = (box for box in boxes(drawn) if box.fill and box.fill.name == "stage")
    assert (first.height, second.height) == (2, 2)
    assert first.x + first.width == pytest.approx(second.x)
    assert first.x < at(drawn, "Search\u00a0★").x < at(drawn, "Find").x < second.x
    lines = [box for box in boxes(drawn) if box.fill == ColorRole("rule") and box.height > 100]
    assert [line.x for line in lines] == pytest.approx([second.x - line.width / 2 for line in lines])


def test_what_a_stage_says_spans_its_steps_above_what_they_say() -> None:
    drawn = small()
    of_stage, of_step = at(drawn, "of the stage"), at(drawn, "of the step")
    assert of_stage.y < of_step.y
    assert of_stage.width > 1.9 * of_step.width
    assert sum(" ".join(text.lines) == "Goals" for text in texts(drawn)) == 1


def test_heads_tell_number_name_star_length_and_people() -> None:
    drawn = small()
    for words in ("Boots", "Current state · 0 of 6 observed or reported", "Look", "see what there is"):
        assert at(drawn, words)
    for words in ("1", "Search\u00a0★", "Day 1 · 2 days", "★ it decides", "2", "Find", "3", "Ann", "Buyer", "A"):
        assert at(drawn, words)
    assert at(drawn, "in detail").href == "more.html"
    assert "3" in said(drawn).split("\n")


def test_the_lines_of_a_blueprint_lie_above_their_rows() -> None:
    drawn = small()
    rows = [("line of interaction", "Chat"), ("line of visibility", "Book"), ("line of internal interaction", "Ledger")]
    heights = [at(drawn, words).y for pair in rows for words in pair]
    assert heights == sorted(heights)


def test_the_curve_rises_with_the_scores() -> None:
    drawn = small()
    scores = {text.lines[0]: text.y for text in texts(drawn) if text.ink.name == "on-face"}
    assert scores["+2"] < scores["+1"] < scores["0"] < scores["−2"]
    strokes = [mark for mark in drawn.marks if isinstance(mark, Spline) and mark.ink.name == "persona"]
    assert [(stroke.ink, len(stroke.points)) for stroke in strokes] == [
        (ColorRole("persona", "a"), 4),
        (ColorRole("persona", "b"), 4),
    ]


def test_only_the_signs_that_are_used_are_explained() -> None:
    assert "moment of truth" in said(small())
    assert "All entries are assumed." in said(small())
    assert "not involved in between" not in said(small())
    assert "moment of truth" not in said(poster(Analysis(journey("{title: x, stages: [A]}"))))


def test_a_long_map_is_laid_in_bands_that_repeat_their_heads() -> None:
    map_ = full_map(LATIN, steps=9)
    whole = poster(Analysis(map_))
    folded = poster(Analysis(map_), wrap=whole.width / 2)
    assert folded.width < whole.width < 3 * folded.width
    assert said(folded).count("Touchpoints") == 3
    assert said(whole).count("Touchpoints") == 1


def test_a_row_without_entries_in_a_band_is_left_out_there() -> None:
    cells = ["goals: [a], backstage: [c]"] * 6 + ["goals: [a], frontstage: [b], backstage: [c]"] * 3
    stages = ", ".join(f"{{name: S{at}, {held}}}" for at, held in enumerate(cells))
    facts = Analysis(journey(f"{{title: x, stages: [{stages}]}}"))
    folded = said(poster(facts, wrap=420))
    assert said(poster(facts)).count("Frontstage") == folded.count("Frontstage") == 1
    assert folded.count("Goals") == folded.count("Backstage") == folded.count("line of visibility") == 3
    assert folded.count("line of interaction") == 1


def test_a_stage_that_is_broken_says_so() -> None:
    text = "{title: x, stages: [{name: Long, steps: [a, b, c, d]}]}"
    assert "Long (continued)" in said(poster(Analysis(journey(text)), wrap=400))
    assert "(continued)" not in said(poster(Analysis(journey(text))))


TALE = """
    title: Boots
    takeaways: [{text: "**Size** is what stops them.", at: [pay]}, Photos convince.]
    stages:
      - {name: Look, emotion: 1, metrics: {name: Reach, kind: reach, value: 100}}
      - name: Pay
        emotion: -2
        metrics: {name: Reach, kind: reach, value: 40}
        pain_points: [{text: Slow, severity: severe}]
"""


def test_what_was_learned_and_the_facts_are_beside_the_title() -> None:
    drawn = poster(Analysis(journey(TALE)))
    for words in ("What we learned", "Size is what stops them.", "Photos convince.", "At a glance"):
        assert at(drawn, words)
    for words in ("Biggest drop-off", "−60 points", "1 severe", "Lowest moment"):
        assert at(drawn, words)
    assert at(drawn, "What we learned").y < at(drawn, "Emotion").y
    wide = TALE.replace("- {name: Look", "- {name: A, steps: [a, b, c, d, e, f, g, h, i]}\n      - {name: Look")
    assert at(poster(Analysis(journey(wide))), "What we learned").y == MARGIN
    assert at(poster(Analysis(journey(wide))), "At a glance").y == MARGIN


def test_the_number_of_a_takeaway_is_on_the_curve() -> None:
    drawn = poster(Analysis(journey(TALE)))
    ones = [text for text in texts(drawn) if text.lines == ("1",) and text.ink == ColorRole("surface")]
    assert len(ones) == 2
    assert min(abs(ones[1].y - text.y) for text in texts(drawn) if text.lines == ("−2",)) < 15


def test_reach_is_below_the_curve_and_above_the_heads() -> None:
    drawn = poster(Analysis(journey(TALE)))
    bars = {name: [box for box in boxes(drawn) if box.fill and box.fill.name == name] for name in ("bar", "lost")}
    assert [round(box.height) for box in bars["bar"]] == [32, 13]
    assert [round(box.height) for box in bars["lost"]] == [19]
    assert at(drawn, "Emotion").y < at(drawn, "40%").y < at(drawn, "Stage").y
    assert at(drawn, "of 100 who start")
    assert said(drawn).count("Reach") == 1


def test_a_reach_with_a_name_of_its_own_has_a_row_too() -> None:
    map_ = journey(TALE.replace("name: Reach, kind: reach, value: 40", "name: Still there, kind: reach, value: 40"))
    drawn = poster(Analysis(map_))
    assert at(drawn, "Still there").y > at(drawn, "Stage").y


MIRRORED = """
    title: חנות
    lang: he
    personas: [{id: a, name: אבי}]
    stages:
      - {name: חיפוש, goals: [גודל], emotion: {persona: a, score: 1}, frontstage: [abc]}
      - {name: קנייה, pain_points: [{text: יקר, severity: severe}], emotion: {persona: a, score: -1}}
"""


def test_a_map_from_the_right_runs_from_the_right() -> None:
    drawn = poster(Analysis(journey(MIRRORED)))
    check(drawn)
    title, first, second = (at(drawn, f"\u2067{words}\u2069") for words in ("חנות", "חיפוש", "קנייה"))
    assert (title.side, first.side, second.side) == ("right", "right", "right")
    ends = [text.x + text.width for text in (title, first, second)]
    assert ends[0] == drawn.width - MARGIN
    assert ends == sorted(ends, reverse=True)
    assert at(drawn, "abc").side == "right"
    [card] = [box for box in boxes(drawn) if box.fill == ColorRole("pain") and not box.ground]
    [bar] = [box for box in boxes(drawn) if box.fill == ColorRole("bad")]
    assert bar.x + bar.width == pytest.approx(card.x + card.width)
    [stroke] = [mark for mark in drawn.marks if isinstance(mark, Spline)]
    assert stroke.points[0][0] > stroke.points[-1][0]


GERMAN = f"""
    lang: de
    evidence_default: assumed
    {SMALL.strip()}
      - name: Ende
        goals: [{{text: Ruhe, evidence: observed}}]
        metrics: [{{name: Reach, kind: reach, value: 58.5}}]
"""


def test_the_words_of_the_program_are_in_the_language_of_the_map() -> None:
    drawn = poster(Analysis(journey(GERMAN)))
    for words in ("Phase", "Schritt", "Ziele", "Moment der Wahrheit", "beobachtet", "58,5\u00a0%", "Auf einen Blick"):
        assert at(drawn, words)
    found = [" ".join(text.lines) for text in texts(drawn)]
    english = {"Step", "Stage", "observed", "moment", "At a glance", "Current", "line", "Goals", "start"}
    assert not english & {*found, *" ".join(found).split()}


def test_what_is_about_the_whole_journey_is_below_the_table() -> None:
    text = """
        title: x
        pain_points: [{text: Slow **everywhere**, severity: severe}, {text: Dear, stages: [a]}]
        opportunities: [{text: Hire, impact: high, effort: low}]
        metrics: [{name: Loyalty, value: 3, target: 5}]
        stages: [{name: A, goals: [g]}, B]
    """
    drawn = poster(Analysis(journey(text)))
    check(drawn)
    below = at(drawn, "Whole journey").y
    for words in ("Slow everywhere", "severe", "Hire", "Loyalty", "Pain points", "Dear"):
        assert max(text.y for text in texts(drawn) if " ".join(text.lines) == words) > below
    assert max(text.y for text in texts(drawn) if text.lines == ("A",)) > below
    assert "Whole journey" not in said(small())


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
