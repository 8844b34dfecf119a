"""The measures of a poster's grid, in points."""

from typing import Final

LABEL: Final = 100
"""The column of the lanes' names."""
COLUMN: Final = 142
ACROSS: Final = 6
ALONG: Final = 6
"""Room inside a cell, at its sides and above and below."""
MARGIN: Final = 24
"""Room around the whole."""
GUTTER: Final = 2
"""Between neighbouring boxes."""
LEAST_WIDTH: Final = 520
"""A map of few columns still has room for its title."""


def across(columns: int) -> float:
    """The width of so many columns."""
    return columns * COLUMN


def within(part: range, start: int, span: int) -> int:
    """How many of some columns are in a part."""
    return max(0, min(part.stop, start + span) - max(part.start, start))
