import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import language_of
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.cells import CellContext, content
from journeymap_cli.view.poster.shapes import Box, ColorRole, Piece, Single, TextBlock, flat
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey

LIMIT = 130.0
CAST = CellContext(initials={"a": "A"}, marked=("observed", "reported"))
GERMAN = CellContext(language_of("de"), {"a": "A"}, ("assumed",))


def drawn(lane: str, cell: str, cast: CellContext = CAST) -> Piece:
    """The first cell of a lane, with what the lane's kind makes of it."""
    head = f"title: x, lang: {cast.language.tag}, personas: [{{id: a, name: Ann}}]"
    text = f"{{{head}, stages: [{{name: S, {lane}: {cell}}}]}}"
    row = swimlanes(Analysis(journey(text))).rows[0]
    entries: tuple[EntryView, ...] = row.cells[0].entries
    return content(row.lane.kind, entries, LIMIT, cast)


def marks(piece: Piece) -> list[Single]:
    return list(flat(piece.marks))


def said(piece: Piece) -> list[str]:
    return [" ".join(mark.lines) for mark in marks(piece) if isinstance(mark, TextBlock)]


def boxes(piece: Piece, shape: str = "box") -> list[Box]:
    return [mark for mark in marks(piece) if isinstance(mark, Box) and mark.shape == shape]


def test_an_empty_cell_is_empty() -> None:
    assert content("items", (), LIMIT, CAST) == Piece(0, 0)


def test_only_the_evidence_of_the_minority_has_a_sign() -> None:
    piece = drawn("goals", "[{text: guessed}, {text: seen, evidence: observed}, {text: told, evidence: reported}]")
    assert said(piece) == ["guessed", "seen", "told"]
    accent = ColorRole("accent")
    assert [(sign.fill, sign.edge, sign.dashed) for sign in boxes(piece, "disc")] == [
        (accent, accent, False),
        (None, accent, False),
    ]
    [guessed] = boxes(drawn("goals", "[{text: guessed}, {text: seen, evidence: observed}]", GERMAN), "disc")
    assert (guessed.fill, guessed.dashed) == (None, True)


def test_the_sign_of_the_evidence_follows_the_last_word() -> None:
    piece = drawn("goals", "[{text: one two three four five six seven eight nine, evidence: observed}]")
    [text] = [mark for mark in marks(piece) if isinstance(mark, TextBlock)]
    [sign] = boxes(piece, "disc")
    end = width(text.lines[-1], text.size)
    assert len(text.lines) == 2
    assert end < sign.x < end + 5
    assert text.y + text.pitch < sign.y < text.y + text.height


def test_the_initials_tell_whose_it_is() -> None:
    piece = drawn("goals", "{text: mine, persona: a}")
    assert said(piece) == ["A", "mine"]
    assert boxes(piece, "disc")[0].fill == ColorRole("persona", "a")


def test_a_text_from_the_right_has_its_signs_at_the_right() -> None:
    piece = drawn("goals", "{text: מפתח, persona: a}")
    text = next(mark for mark in marks(piece) if isinstance(mark, TextBlock) and len(mark.lines[0]) > 1)
    assert text.side == "right"
    assert all(disc.x >= text.x + text.width for disc in boxes(piece, "disc"))


def test_touchpoints_name_their_channel() -> None:
    piece = drawn("touchpoints", "[{text: Price list, channel: Website}, {text: Docs, channel: docs}]")
    assert said(piece) == ["Price list", "Website", "Docs"]
    assert not boxes(piece)


def test_a_pain_point_says_how_bad_it_is_and_one_that_is_not_rated_does_not() -> None:
    cell = "[{text: Slow, severity: severe, frequency: often}, {text: Dear, severity: minor}, {text: Odd}]"
    assert said(drawn("pain_points", cell)) == ["Slow", "severe · often", "Dear", "minor", "Odd"]
    assert said(drawn("pain_points", cell, GERMAN)) == ["Slow", "schwer · häufig", "Dear", "gering", "Odd"]


def test_only_severe_pain_points_are_tinted() -> None:
    cell = "[{text: a, severity: severe}, {text: b, severity: moderate}, {text: c, severity: minor}, d]"
    found = boxes(drawn("pain_points", cell))
    assert [box.fill and box.fill.name for box in found] == ["pain", "bad", "bad-soft", "bad", "bad-soft"]
    assert [box.width for box in found][1:] == [3, 3, 1, 1]


def test_only_quick_wins_are_tinted() -> None:
    quick = "{text: a, impact: high, effort: low}"
    cell = f"[{quick}, {{text: b, impact: high, effort: high}}, {{text: c, impact: high, effort: low, status: done}}]"
    found = boxes(drawn("opportunities", cell))
    assert [box.fill and box.fill.name for box in found] == ["chance", "good", "good-soft", "rule"]


def test_an_opportunity_says_what_it_is_worth() -> None:
    cell = "[{text: Do, impact: high, effort: low, status: in-progress, owner: Docs}, Think]"
    assert said(drawn("opportunities", cell)) == [
        "Do",
        "quick win · high impact · low effort",
        "in progress · Docs",
        "Think",
    ]
    assert said(drawn("opportunities", cell, GERMAN))[1:3] == [
        "schneller Erfolg · hohe Wirkung · geringer Aufwand",
        "in Arbeit · Docs",
    ]


def test_a_feeling_is_said_with_the_marks_of_its_language() -> None:
    cell = "[{score: 1, label: [glad, calm], quote: At **last**!}, {score: 1}]"
    assert said(drawn("emotion", cell)) == ["A", "glad, calm “At last!”"]
    assert said(drawn("emotion", cell, GERMAN)) == ["A", "glad, calm „At last!“"]


@pytest.mark.parametrize("lane", ["goals", "touchpoints", "pain_points", "opportunities", "support"])
def test_marks_in_texts_are_left_out(lane: str) -> None:
    cell = "['Use `curl` **now**, see [docs](https://example.org)']"
    assert said(drawn(lane, cell))[0] == "Use curl now, see docs"


def drawn_poster_figures(metrics: str, cast: CellContext = CAST) -> list[str]:
    """What the metrics of a stage say."""
    return said(drawn("metrics", metrics, cast))


def test_a_metric_says_whether_it_is_on_target() -> None:
    cell = "[{name: Calls, value: 3, target: 5}, {name: Days, kind: duration, value: 3d, target: 4d}, {name: Open}]"
    assert drawn_poster_figures(cell) == [
        "Calls",
        "3",
        "✕ missed · target 5",
        "Days",
        "3 days",
        "✓ met · target 4 days",
        "Open",
    ]
    assert drawn_poster_figures(cell, GERMAN)[2] == "✕ verfehlt · Ziel 5"


def test_a_target_without_a_value_is_neither_met_nor_missed() -> None:
    assert drawn_poster_figures("{name: Calls, target: 5}") == ["Calls", "target 5"]
