"""Boxes that follow each other like words, on as many lines as they need."""

from collections.abc import Iterator, Sequence


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
