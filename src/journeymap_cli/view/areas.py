"""Rectangles, and which of them overlap."""

from collections.abc import Iterator
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
