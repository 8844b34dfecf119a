from journeymap_cli.view.poster.shapes import (
    Box,
    ColorRole,
    Grid,
    HorizontalRule,
    Piece,
    Spline,
    TextBlock,
    beside,
    column,
    flat,
    mirrored,
    moved,
    padded,
)

INK = ColorRole("ink")
BOX = Box(0, 0, 10, 20, INK)
PIECE = Piece(10, 20, (BOX,))


def places(piece: Piece) -> list[tuple[float, float]]:
    return [(mark.x, mark.y) for mark in flat(piece.marks) if not isinstance(mark, Spline)]


def test_what_is_moved_twice_is_moved_by_both() -> None:
    marks = moved(moved((BOX, HorizontalRule(1, 2, 5, INK)), 10, 20), 100, 200)
    assert [(mark.x, mark.y) for mark in flat(marks) if not isinstance(mark, Spline)] == [(110, 220), (111, 222)]


def test_a_stroke_is_moved_with_all_its_points() -> None:
    [stroke] = flat(moved((Spline(((0, 0), (1, 2)), INK),), 10, 20))
    assert isinstance(stroke, Spline)
    assert stroke.points == ((10, 20), (11, 22))


def test_a_column_stands_below_itself() -> None:
    piece = column([PIECE, PIECE], 5)
    assert (piece.width, piece.height, places(piece)) == (10, 45, [(0, 0), (0, 25)])
    assert (column([]).width, column([], 5).height) == (0, 0)


def test_pieces_beside_each_other() -> None:
    piece = beside([PIECE, PIECE, PIECE], 2)
    assert (piece.width, piece.height, places(piece)) == (34, 20, [(0, 0), (12, 0), (24, 0)])


def test_padding_is_on_both_sides() -> None:
    piece = padded(PIECE, 3, 4)
    assert (piece.width, piece.height, places(piece)) == (16, 28, [(3, 4)])


def test_a_mirrored_piece_begins_at_its_right() -> None:
    text = TextBlock(12, 0, 30, 10, ("key",), 9, INK)
    marks = list(mirrored([BOX, text, Spline(((0, 1), (2, 1)), INK)], 50))
    assert places(Piece(50, 20, tuple(marks))) == [(40, 0), (8, 0)]
    assert marks[2] == Spline(((50, 1), (48, 1)), INK)
    assert [mark.side for mark in marks if isinstance(mark, TextBlock)] == ["right"]


def test_a_grid_has_the_places_of_its_part() -> None:
    grid = Grid(10, (0, 100, 250, 300), range(1, 3))
    assert [grid.at(x) for x in (1, 1.5, 2, 3, 0)] == [10, 85, 160, 210, -90]
    assert (grid.left(0), grid.across(0, 2), grid.across(0, 3), grid.across(2, 5)) == (10, 150, 200, 50)
    assert (grid.column(1.5), grid.width) == (150, 210)
