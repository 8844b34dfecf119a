"""A map on several pages or slides instead of one sheet: split by stages and, where these are too high, by rows.

Texts keep their size, which is at least 8 points.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.poster.header import stage_heads, step_heads
from journeymap_cli.view.poster.hero import hero
from journeymap_cli.view.poster.overview import RISES, overview
from journeymap_cli.view.poster.poster import Poster, PosterPlan, divided, ending, plan, sheet_of
from journeymap_cli.view.poster.rows import PosterSheet, rows
from journeymap_cli.view.poster.shapes import MARGIN, Grid, Mark, Piece, column, moved
from journeymap_cli.view.poster.story import head
from journeymap_cli.view.poster.storyboard import storyboard
from journeymap_cli.view.poster.text import MUTED, TextSetter, TextStyle

SECTIONS: Final = 12
"""Gap between the head of the first page, the table and what is below it, in points."""

MOST_STRETCHED: Final = 1.6
"""How much wider a column may become to fill a page."""

FEW: Final = 4
"""Most marks in a column that still have room above each other in a lower curve."""

HEAD: Final = 20
FOOT: Final = 14
"""Room for the title on every page but the first, and for the page number."""

TITLE: Final = TextStyle(11, bold=True)
NUMBER: Final = TextStyle(8, MUTED, side="right")


class PageRoom(NamedTuple):
    """The size of a page, and of what is inside its margins and foot, in points."""

    width: float
    height: float

    @property
    def inside(self) -> tuple[float, float]:
        """Width and height inside."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN - FOOT


class Beginning(NamedTuple):
    """The first pages: the complete ones, and the pieces that the next one begins with (`pending`)."""

    pages: tuple[Piece, ...]
    pending: tuple[Piece, ...]

    @property
    def is_head(self) -> bool:
        """Whether there is only the head."""
        return len(self.pages) + len(self.pending) == 1


def pages(
    facts: Analysis, size: tuple[float, float], stamp: str | None = None, pictures: Collection[str] | None = None
) -> tuple[Poster, ...]:
    """Lay out a journey in pages of this size. `pictures` are the paths of those that can be shown; None draws none."""
    page = PageRoom(*size)
    planned = plan(facts, page.inside[0], pictures)
    begun = _beginning(planned, page)
    found = (list(_bodies(planned.lowered(rise), page, stamp, begun)) for rise in _rises(planned, begun))
    bodies = min(found, key=lambda found: (len(found), found[0].height < page.inside[1] / 2))
    setter = planned.sheet.setter
    return tuple(
        sheet_of(facts, _page(facts, body, (number, len(bodies)), page, setter))
        for number, body in enumerate(bodies, 1)
    )


def _beginning(planned: PosterPlan, page: PageRoom) -> Beginning:
    """The head, and the whole journey if its columns are on several pages: below the head, or on the next page."""
    wide, high = page.inside
    top = head(planned.facts, planned.people, wide, planned.sheet.pictures or ())
    if len(planned.parts(wide)) == 1:
        return Beginning((), (top,))
    below = overview(planned, wide, high - top.height - SECTIONS)
    if below.marks:
        return Beginning((), (top, below))
    alone = overview(planned, wide, high - HEAD)
    return Beginning((top,), (alone,)) if alone.marks else Beginning((), (top,))


def _rises(planned: PosterPlan, begun: Beginning) -> Sequence[float]:
    """The heights of the curve to try: lower ones only if few marks are stacked; just the lowest after an overview."""
    points = planned.sheet.curve.curve.points() if planned.sheet.curve else ()
    most = max(Counter(point.column for point in points).values(), default=0)
    if not 0 < most <= FEW:
        return RISES[:1]
    return RISES if begun.is_head else RISES[-1:]


def _bodies(planned: PosterPlan, page: PageRoom, stamp: str | None, begun: Beginning) -> Iterator[Piece]:
    """Yield the content of each page: the pieces that fit on it, below each other."""
    yield from begun.pages
    wide, high = page.inside
    below = column(ending(planned, wide, stamp), SECTIONS)
    pending, taken = [*begun.pending], HEAD * len(begun.pages)
    for grid, sheet in planned.parts(wide):
        stretched, room = _stretched(grid, wide), high - taken - _height(pending) - SECTIONS
        end = below.height + SECTIONS if below.marks and grid.part.stop == len(planned.table.columns) else 0
        parts = list(_parts(planned, stretched, sheet, (room, high - HEAD), end))
        if pending and parts[0].height > room:
            parts = list(_parts(planned, stretched, sheet, (high - HEAD, high - HEAD), end))
            yield column(pending, SECTIONS)
            pending, taken = [], HEAD
        for part in parts[:-1]:
            yield column([*pending, part], SECTIONS)
            pending, taken = [], HEAD
        pending.append(parts[-1])
    if below.marks and _height([*pending, below]) <= high - taken:
        pending.append(below)
        below = Piece(0, 0)
    yield column(pending, SECTIONS)
    if below.marks:
        yield below


def _stretched(grid: Grid, wide: float) -> Grid:
    """Widen the columns to fill a page, by at most `MOST_STRETCHED`."""
    factor = min(MOST_STRETCHED, (wide - grid.label) / (grid.width - grid.label))
    return grid._replace(edges=tuple(edge * factor for edge in grid.edges))


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces) + SECTIONS * (len(pieces) - 1)


def _parts(
    planned: PosterPlan, grid: Grid, sheet: PosterSheet, rooms: tuple[float, float], end: float
) -> Iterator[Piece]:
    """Yield a part of the table in pieces, each with the heads of its columns.

    `rooms` are the maximum heights of the first piece and of the others; `end` is the height of what follows the last
    row, which moves to the next page with it if both fit there.
    """
    above = hero(planned.table.rows, grid, sheet)
    setter, table = sheet.setter, planned.table
    heads = column([stage_heads(table, grid, setter), step_heads(table, grid, sheet.initials, setter)])
    pending: list[Piece] = [*([above.piece] if above.piece.height else []), heads]
    (room, others), story = rooms, storyboard(table, grid, sheet)
    most = others - heads.height
    shown = [*([story] if story.height else []), *rows(table.rows, grid, sheet, above.shown, most)]
    for number, row in enumerate(shown, 1):
        needed = row.height + (end if number == len(shown) and row.height + end <= most else 0)
        if sum(piece.height for piece in pending) + needed > room and pending != [heads]:
            yield divided(column(pending), table, grid)
            pending, room = [heads], others
        pending.append(row)
    yield divided(column(pending), table, grid)


def _page(facts: Analysis, body: Piece, number: tuple[int, int], page: PageRoom, setter: TextSetter) -> Piece:
    """A page with its title, unless it is the first, and its number."""
    wide, high = page.inside
    marks: list[Mark] = []
    top = float(MARGIN)
    if number[0] > 1:
        title = setter.text(facts.journey.title, wide, TITLE, max_lines=1)
        marks += moved(title.marks, MARGIN, top)
        top += HEAD
    words = setter.text(f"{number[0]} / {number[1]}", wide, NUMBER)
    marks += moved(body.marks, MARGIN, top)
    marks += moved(words.marks, MARGIN, MARGIN + high + FOOT - words.height)
    return Piece(page.width, page.height, tuple(marks))
