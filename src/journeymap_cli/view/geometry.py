"""Layout helpers: overlapping rectangles, bands of columns, and boxes in lines."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

Align: TypeAlias = Literal["left", "right", "center"]

CELL: Final = 64
"""Width of the vertical stripes that index rectangles, so that each is compared only with its neighbours."""


class Area(NamedTuple):
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two overlap; touching does not count."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Area") -> bool:
        """Whether the rectangle lies inside the other; touching the border is allowed."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Taken:
    """A set of occupied rectangles."""

    def __init__(self) -> None:
        self._stripes: dict[int, list[Area]] = {}

    def add(self, area: Area) -> None:
        """Mark a rectangle as occupied."""
        for stripe in _stripes(area):
            self._stripes.setdefault(stripe, []).append(area)

    def is_free(self, area: Area) -> bool:
        """Whether a rectangle overlaps no occupied one."""
        return not any(area.meets(other) for stripe in _stripes(area) for other in self._stripes.get(stripe, ()))


def _stripes(area: Area) -> Iterator[int]:
    yield from range(int(area.left // CELL), int(area.right // CELL) + 1)


def bands(spans: Sequence[int], most: int) -> tuple[range, ...]:
    """Group column indices into bands of similar width: as few as possible, split between stages.

    `spans` are the column counts of the stages. Only stages with more than `most` columns are split.
    """
    parts = [part for span in spans for part in _parts(span, most)]
    fewest = len(_filled(parts, most))
    # the narrowest limit that needs no extra band evens out the widths
    width = next(width for width in range(max(parts), most + 1) if len(_filled(parts, width)) == fewest)
    return tuple(_ranges(_filled(parts, width)))


def _parts(span: int, most: int) -> Iterator[int]:
    """Split a stage into parts of at most `most` columns whose sizes differ by at most one."""
    pieces = -(-span // most)
    for piece in range(pieces):
        yield span * (piece + 1) // pieces - span * piece // pieces


def _filled(parts: Sequence[int], most: int) -> list[int]:
    """Column counts of the bands when each is filled before the next begins."""
    sizes = [0]
    for part in parts:
        if sizes[-1] + part > most:
            sizes.append(0)
        sizes[-1] += part
    return sizes


def _ranges(sizes: Sequence[int]) -> Iterator[range]:
    start = 0
    for size in sizes:
        yield range(start, start + size)
        start += size


def in_lines(widths: Sequence[float], limit: float, gap: float) -> Iterator[range]:
    """The indices of the boxes on each line; a box wider than `limit` gets its own line."""
    start, used = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and used + gap + width > limit:
            yield range(start, index)
            start, used = index, 0.0
        used += width + gap * (index > start)
    if widths:
        yield range(start, len(widths))
