from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.poster.cells import CellContext, content, figures
from journeymap_cli.view.poster.shapes import Box, ColorRole, Piece, Single, TextBlock, flat
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey

LIMIT = 130.0
CAST = CellContext({"a": "A"}, weighs_evidence=True)
OTHERS = CellContext({"a": "A"}, weighs_evidence=False)


def drawn(lane: str, cell: str, cast: CellContext = CAST) -> Piece:
    """The first cell of a lane, with what the lane's kind makes of it."""
    text = f"{{title: x, personas: [{{id: a, name: Ann}}], stages: [{{name: S, {lane}: {cell}}}]}}"
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


def test_a_bullet_is_hollow_before_what_nobody_observed() -> None:
    piece = drawn("goals", "[{text: guessed}, {text: seen, evidence: observed}, {text: told, evidence: reported}]")
    assert said(piece) == ["guessed", "seen", "told"]
    assert [bullet.fill for bullet in boxes(piece, "disc")] == [None, ColorRole("muted"), ColorRole("muted")]


def test_where_evidence_does_not_count_only_lists_have_bullets_and_all_are_full() -> None:
    assert not boxes(drawn("support", "[one]", OTHERS), "disc")
    assert [bullet.fill for bullet in boxes(drawn("support", "[one, two]", OTHERS), "disc")] == [ColorRole("muted")] * 2


def test_the_initials_tell_whose_it_is() -> None:
    piece = drawn("goals", "{text: mine, persona: a}")
    assert said(piece) == ["A", "mine"]
    assert boxes(piece, "disc")[1].fill == ColorRole("persona", "a")


def test_a_text_from_the_right_has_its_signs_at_the_right() -> None:
    piece = drawn("goals", "{text: מפתח, persona: a}")
    text = next(mark for mark in marks(piece) if isinstance(mark, TextBlock) and len(mark.lines[0]) > 1)
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
    assert [box.fill for box in boxes(piece) if box.edge] == [ColorRole("surface"), ColorRole("bad")]


def test_an_opportunity_says_what_it_is_worth() -> None:
    piece = drawn("opportunities", "[{text: Do, impact: high, effort: low, status: in-progress, owner: Docs}, Think]")
    assert said(piece) == ["Do", "high impact · low effort", "in progress · Docs", "Think"]


def test_a_feeling_is_said_unless_it_stands_in_the_curve() -> None:
    cell = "[{score: 1, label: glad, quote: At last!}, {score: 1}]"
    piece = drawn("emotion", cell)
    assert said(piece) == ["A", "glad “At last!”"]
    path = ("stages", 0, "emotion", 0)
    assert drawn("emotion", cell, CellContext({}, weighs_evidence=True, said=frozenset({path}))).height == 0


def drawn_poster_figures(metrics: str, before: str = "[]", limit: float = LIMIT) -> Piece:
    """The metrics of the second column, all of one row."""
    text = f"{{title: x, stages: [{{name: A, metrics: {before}}}, {{name: B, metrics: {metrics}}}]}}"
    return figures(swimlanes(Analysis(journey(text))).rows[0].cells[1].entries, limit)


def said_poster_figures(piece: Piece) -> list[str]:
    return [" ".join(mark.lines) for mark in flat(piece.marks) if isinstance(mark, TextBlock)]


def boxes_poster_figures(piece: Piece) -> list[Box]:
    return [mark for mark in flat(piece.marks) if isinstance(mark, Box)]


def reach(value: str, name: str = "Reach") -> str:
    return f"{{name: {name}, kind: reach, value: {value}}}"


def test_the_reach_is_a_bar_with_what_was_lost() -> None:
    piece = drawn_poster_figures(reach("71"), before=reach("100"))
    track, bar = boxes_poster_figures(piece)
    assert (track.width, bar.width) == (LIMIT, LIMIT * 0.71)
    assert said_poster_figures(piece) == ["71%", "−29 points"]


def test_what_was_lost_stands_beside_the_reach_where_there_is_room() -> None:
    value, lost = (
        mark
        for mark in flat(drawn_poster_figures(reach("71"), before=reach("100")).marks)
        if isinstance(mark, TextBlock)
    )
    assert (lost.y, lost.x > value.x) == (value.y, True)
    long = drawn_poster_figures(reach("71.12"), before=reach("99"), limit=90)
    value, lost = (mark for mark in flat(long.marks) if isinstance(mark, TextBlock))
    assert lost.y == value.y + value.height
    assert lost.width <= 90


def test_a_reach_of_nothing_has_no_bar() -> None:
    assert len(boxes_poster_figures(drawn_poster_figures(reach("0")))) == 1


def test_a_reach_with_a_name_of_its_own_tells_it() -> None:
    assert said_poster_figures(drawn_poster_figures(reach("50", "Still there"))) == ["Still there", "50%"]


def test_a_metric_says_whether_it_is_on_target() -> None:
    cell = "[{name: Calls, value: 3, target: 5}, {name: Days, kind: duration, value: 3d, target: 4d}, {name: Open}]"
    assert said_poster_figures(drawn_poster_figures(cell)) == [
        "Calls",
        "3",
        "✕ off target 5",
        "Days",
        "3 days",
        "✓ on target 4 days",
        "Open",
    ]


def test_a_target_without_a_value_is_neither_met_nor_missed() -> None:
    assert said_poster_figures(drawn_poster_figures("{name: Calls, target: 5}")) == ["Calls", "target 5"]
