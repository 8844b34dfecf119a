"""Texts as pieces: what stayed, what is gone, what is new. A report marks them as its readers are used to."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, NamedTuple

from journeymap_cli.diff.similarity import WORD

MOST_CHARACTERS: Final = 2_000
ALIKE: Final = 0.4
"""From this share of equal words on single words are marked, below it the whole text."""

MOST_KEPT: Final = 2
FEWEST: Final = 3
"""So many words, blanks and marks at least, in so many stretches at most, still read well in a much longer text."""

TOKEN: Final = re.compile(rf"{WORD.pattern}|\s+|[^\w\s]")


class PieceMark(Enum):
    """What became of a piece."""

    KEPT = 0
    GONE = 1
    NEW = 2
    ARROW = 3
    """Stands between an old and a new value."""


class TextPiece(NamedTuple):
    """A stretch of text."""

    text: str
    mark: PieceMark = PieceMark.KEPT


ARROW: Final = TextPiece("", PieceMark.ARROW)


def reworded(old: str, new: str) -> list[TextPiece]:
    """The words of two texts, marked."""
    if len(old) + len(new) > MOST_CHARACTERS:
        return [TextPiece(old, PieceMark.GONE), TextPiece(new, PieceMark.NEW)]
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE and not _grew(matcher, min(len(before), len(after))):
        return [TextPiece(old, PieceMark.GONE), TextPiece(new, PieceMark.NEW)]
    blocks = [(before[start:end], after[first:last]) for _, start, end, first, last in matcher.get_opcodes()]
    return list(_pieces(_joined([("".join(one), "".join(other)) for one, other in blocks])))


def _grew(matcher: "SequenceMatcher[str]", shorter: int) -> bool:
    """Whether one text is the other with words more at one place."""
    kept = [block for block in matcher.get_matching_blocks() if block.size]
    return len(kept) <= MOST_KEPT and sum(block.size for block in kept) == shorter >= FEWEST


def _joined(blocks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Changes that only a blank keeps apart are one."""
    joined: list[tuple[str, str]] = []
    for old, new in blocks:
        if len(joined) > 1 and old != new and _is_gap(joined[-1]) and joined[-2][0] != joined[-2][1]:
            gap, before = joined.pop(), joined.pop()
            joined.append((before[0] + gap[0] + old, before[1] + gap[1] + new))
        else:
            joined.append((old, new))
    return joined


def _is_gap(block: tuple[str, str]) -> bool:
    return block[0] == block[1] and not block[0].strip()


def _pieces(blocks: list[tuple[str, str]]) -> Iterator[TextPiece]:
    for old, new in blocks:
        if old == new:
            yield TextPiece(old)
            continue
        if old:
            yield TextPiece(old, PieceMark.GONE)
        if new:
            yield TextPiece(new, PieceMark.NEW)
