"""Where the notes of a whiteboard are: frames in rows, notes in rows, and the label that is nearest."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import Final

from journeymap_cli.exchange.board_items import BoardBox, BoardItem

USUAL: Final = 100.0
"""Half of a usual note, where sizes are not known."""

MOST_COMPARED: Final = 100


def around(boxes: Iterable[BoardBox]) -> BoardBox | None:
    """The smallest box around some."""
    found = list(boxes)
    if not found:
        return None
    left, top = min(box.x for box in found), min(box.y for box in found)
    right, bottom = max(box.x + box.width for box in found), max(box.y + box.height for box in found)
    return BoardBox(left, top, right - left, bottom - top)


def reach(groups: Sequence[Sequence[BoardBox]]) -> float:
    """How far apart notes of one row may be: half a note, by their height or by how near they lie in their frame."""
    if heights := [box.height for group in groups for box in group if box.height]:
        return median(heights) / 2
    gaps = [gap for group in groups[:MOST_COMPARED] for gap in _gaps(group[:MOST_COMPARED])]
    return median(gaps) / 2 if gaps else USUAL


def _gaps(boxes: Sequence[BoardBox]) -> Iterator[float]:
    """How far it is from each box to the one that is nearest."""
    corners = {(box.x, box.y) for box in boxes}
    for x, y in corners if len(corners) > 1 else ():
        yield min(max(abs(x - other[0]), abs(y - other[1])) for other in corners if other != (x, y))


def in_rows(places: Sequence[float], within: float) -> list[int]:
    """The row of each of some places on an axis, from 0: a gap that is wider begins another one."""
    ordered = sorted(places)
    begins = [now - before > within for before, now in pairwise(ordered)]
    rows = dict(zip(ordered, accumulate(begins, initial=0), strict=False))
    return [rows[place] for place in places]


def reading_order(boxes: Sequence[BoardBox | None]) -> list[int]:
    """The order in which people read boxes, row by row; as they are where places do not tell them apart."""
    known = [box for box in boxes if box]
    as_they_are = list(range(len(boxes)))
    if len(known) < len(boxes) or any(_are_one(a, b) for a, b in pairwise(known)):
        return as_they_are
    order: list[int] = []
    left = sorted(as_they_are, key=lambda at: known[at].y)
    while left:
        first = known[left[0]]
        bottom = first.y + max(first.height, USUAL)
        row = [at for at in left if known[at].middle[1] <= bottom or known[at].y <= first.y + USUAL / 2]
        order += sorted(row, key=lambda at: known[at].x)
        left = [at for at in left if at not in row]
    return order


def _are_one(a: BoardBox, b: BoardBox) -> bool:
    """Whether two boxes lie upon each other, as those of frames do whose notes are placed from the frame's corner."""
    return a.holds(b.middle) and b.holds(a.middle)


class NearestLabel:
    """Finds the label that is nearest to an item on an axis: 0 from the left, 1 from the top."""

    def __init__(self, labels: Sequence[BoardItem], axis: int) -> None:
        self._axis = axis
        found = sorted(((label.box.middle[axis], at) for at, label in enumerate(labels) if label.box))
        self._places = [place for place, _ in found]
        self._labels = [labels[at] for _, at in found]
        self._widest = max((after - before for before, after in pairwise(self._places)), default=inf)

    def of(self, item: BoardItem) -> BoardItem | None:
        """The label; None if all are farther away than two labels from each other."""
        if item.box is None or not self._labels:
            return None
        place = item.box.middle[self._axis]
        at = bisect(self._places, place)
        around = range(max(at - 1, 0), min(at + 1, len(self._places)))
        best = min(around, key=lambda each: abs(self._places[each] - place))
        return self._labels[best] if abs(self._places[best] - place) <= self._widest else None
