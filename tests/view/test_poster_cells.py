from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.poster_cells import Cast, content
from journeymap_cli.view.poster_marks import Box, Ink, Piece, Single, Text, flat
from journeymap_cli.view.swimlanes import swimlanes
from journeys import journey

LIMIT = 130.0
CAST = Cast({"a": "A"}, weighs_evidence=True)
OTHERS = Cast({"a": "A"}, weighs_evidence=False)


def drawn(lane: str, cell: str, cast: Cast = CAST) -> Piece:
    """The first cell of a lane, with what the lane's kind makes of it."""
    text = f"{{title: x, personas: [{{id: a, name: Ann}}], stages: [{{name: S, {lane}: {cell}}}]}}"
    row = swimlanes(journey(text)).rows[0]
    entries: tuple[EntryView, ...] = row.cells[0].entries
    return content(row.lane.kind, entries, LIMIT, cast)


def marks(piece: Piece) -> list[Single]:
    return list(flat(piece.marks))


def said(piece: Piece) -> list[str]:
    return [" ".join(mark.lines) for mark in marks(piece) if isinstance(mark, Text)]


def boxes(piece: Piece, shape: str = "box") -> list[Box]:
    return [mark for mark in marks(piece) if isinstance(mark, Box) and mark.shape == shape]


def test_an_empty_cell_is_empty() -> None:
    assert content("items", (), LIMIT, CAST) == Piece(0, 0)


def test_a_bullet_is_hollow_before_what_nobody_observed() -> None:
    piece = drawn("goals", "[{text: guessed}, {text: seen, evidence: observed}, {text: told, evidence: reported}]")
    assert said(piece) == ["guessed", "seen", "told"]
    assert [bullet.fill for bullet in boxes(piece, "disc")] == [None, Ink("muted"), Ink("muted")]


def test_where_evidence_does_not_count_only_lists_have_bullets_and_all_are_full() -> None:
    assert not boxes(drawn("support", "[one]", OTHERS), "disc")
    assert [bullet.fill for bullet in boxes(drawn("support", "[one, two]", OTHERS), "disc")] == [Ink("muted")] * 2


def test_the_initials_tell_whose_it_is() -> None:
    piece = drawn("goals", "{text: mine, persona: a}")
    assert said(piece) == ["A", "mine"]
    assert boxes(piece, "disc")[1].fill == Ink("persona", "a")


def test_a_text_from_the_right_has_its_signs_at_the_right() -> None:
    piece = drawn("goals", "{text: מפתח, persona: a}")
    text = next(mark for mark in marks(piece) if isinstance(mark, Text) and len(mark.lines[0]) > 1)
    assert text.side == "right"
    assert all(disc.x >= text.x + text.width for disc in boxes(piece, "disc"))


def test_touchpoints_are_chips_with_their_channel() -> None:
    piece = drawn("touchpoints", "[{text: Price list, channel: Website}, {text: Docs, channel: docs}]")
    assert said(piece) == ["Price list", "Website", "Docs"]
    assert len(boxes(piece, "round")) == 2


def test_chips_fill_a_line_before_the_next_begins() -> None:
    chips = boxes(drawn("touchpoints", "[A, B, C, A longer text]"), "round")
    assert [chip.y == chips[0].y for chip in chips] == [True, True, True, False]
    assert all(chip.x + chip.width <= LIMIT for chip in chips)


def test_a_pain_point_says_how_bad_it_is() -> None:
    piece = drawn("pain_points", "[{text: Slow, severity: severe, frequency: often}, {text: Dear, severity: minor}]")
    assert said(piece) == ["●●● severe · often", "Slow", "●○○ minor", "Dear"]


def test_the_side_of_a_card_is_hollow_where_nobody_observed_it() -> None:
    piece = drawn("pain_points", "[{text: a}, {text: b, evidence: observed}]")
    assert [box.fill for box in boxes(piece) if box.edge] == [Ink("surface"), Ink("bad")]


def test_an_opportunity_says_what_it_is_worth() -> None:
    piece = drawn("opportunities", "[{text: Do, impact: high, effort: low, status: in-progress, owner: Docs}, Think]")
    assert said(piece) == ["Do", "high impact · low effort", "in progress · Docs", "Think"]


def test_a_feeling_is_said_unless_it_stands_in_the_curve() -> None:
    cell = "[{score: 1, label: glad, quote: At last!}, {score: 1}]"
    piece = drawn("emotion", cell)
    assert said(piece) == ["A", "glad “At last!”"]
    path = ("stages", 0, "emotion", 0)
    assert drawn("emotion", cell, Cast({}, weighs_evidence=True, said=frozenset({path}))).height == 0
