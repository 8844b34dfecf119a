from journeymap_cli.view.poster_figures import figures
from journeymap_cli.view.poster_marks import Box, Piece, Text, flat
from journeymap_cli.view.swimlanes import swimlanes
from journeys import journey

LIMIT = 130.0


def drawn(metrics: str, before: str = "[]") -> Piece:
    """The metrics of the second column, all of one row."""
    text = f"{{title: x, stages: [{{name: A, metrics: {before}}}, {{name: B, metrics: {metrics}}}]}}"
    return figures(swimlanes(journey(text)).rows[0].cells[1].entries, LIMIT)


def said(piece: Piece) -> list[str]:
    return [" ".join(mark.lines) for mark in flat(piece.marks) if isinstance(mark, Text)]


def boxes(piece: Piece) -> list[Box]:
    return [mark for mark in flat(piece.marks) if isinstance(mark, Box)]


def reach(value: str, name: str = "Reach") -> str:
    return f"{{name: {name}, kind: reach, value: {value}}}"


def test_the_reach_is_a_bar_with_what_was_lost() -> None:
    piece = drawn(reach("71"), before=reach("100"))
    track, bar = boxes(piece)
    assert (track.width, bar.width) == (LIMIT, LIMIT * 0.71)
    assert said(piece) == ["71%", "−29 points"]


def test_what_was_lost_stands_beside_the_reach_where_there_is_room() -> None:
    value, lost = (mark for mark in flat(drawn(reach("71"), before=reach("100")).marks) if isinstance(mark, Text))
    assert (lost.y, lost.x > value.x) == (value.y, True)
    long = drawn(reach("71.123456789012345678"), before=reach("99"))
    value, lost = (mark for mark in flat(long.marks) if isinstance(mark, Text))
    assert lost.y == value.y + value.height
    assert lost.width <= LIMIT


def test_a_reach_of_nothing_has_no_bar() -> None:
    assert len(boxes(drawn(reach("0")))) == 1


def test_a_reach_with_a_name_of_its_own_tells_it() -> None:
    assert said(drawn(reach("50", "Still there"))) == ["Still there", "50%"]


def test_a_metric_says_whether_it_is_on_target() -> None:
    cell = "[{name: Calls, value: 3, target: 5}, {name: Days, kind: duration, value: 3d, target: 4d}, {name: Open}]"
    assert said(drawn(cell)) == ["Calls", "3", "✕ off target 5", "Days", "3 days", "✓ on target 4 days", "Open"]


def test_a_target_without_a_value_is_neither_met_nor_missed() -> None:
    assert said(drawn("{name: Calls, target: 5}")) == ["Calls", "target 5"]
