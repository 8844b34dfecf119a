"""A row that is too long, laid in several."""

from collections.abc import Iterator, Sequence


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
