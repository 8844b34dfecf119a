"""Rectangles, and which of them overlap."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

CELL: Final = 64
"""Rectangles are looked for in stripes so wide, so that each is compared with its neighbours only."""


class Area(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Area") -> bool:
        """Whether it lies inside the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Taken:
    """Rectangles that are taken."""

    def __init__(self) -> None:
        self._stripes: dict[int, list[Area]] = {}

    def add(self, area: Area) -> None:
        """Takes a rectangle."""
        for stripe in _stripes(area):
            self._stripes.setdefault(stripe, []).append(area)

    def is_free(self, area: Area) -> bool:
        """Whether a rectangle meets none that is taken."""
        return not any(area.meets(other) for stripe in _stripes(area) for other in self._stripes.get(stripe, ()))


def _stripes(area: Area) -> Iterator[int]:
    yield from range(int(area.left // CELL), int(area.right // CELL) + 1)


def bands(spans: Sequence[int], most: int) -> tuple[range, ...]:
    """The indices of the columns of each band: as few bands as can be, near to equal, broken between stages.

    `spans` are the columns of each stage; only a stage with more than `most` columns is broken inside.
    """
    parts = [part for span in spans for part in _parts(span, most)]
    fewest = len(_filled(parts, most))
    width = next(width for width in range(max(parts), most + 1) if len(_filled(parts, width)) == fewest)
    return tuple(_ranges(_filled(parts, width)))


def _parts(span: int, most: int) -> Iterator[int]:
    """A stage in near to equal parts."""
    pieces = -(-span // most)
    for piece in range(pieces):
        yield span * (piece + 1) // pieces - span * piece // pieces


def _filled(parts: Sequence[int], most: int) -> list[int]:
    """The columns of each band when each is filled as far as it goes."""
    found = [0]
    for part in parts:
        if found[-1] + part > most:
            found.append(0)
        found[-1] += part
    return found


def _ranges(sizes: Sequence[int]) -> Iterator[range]:
    start = 0
    for size in sizes:
        yield range(start, start + size)
        start += size


def in_lines(widths: Sequence[float], limit: float, gap: float) -> Iterator[range]:
    """The indices of the boxes of each line; a box wider than the limit has a line to itself."""
    start, used = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and used + gap + width > limit:
            yield range(start, index)
            start, used = index, 0.0
        used += width + gap * (index > start)
    if widths:
        yield range(start, len(widths))
