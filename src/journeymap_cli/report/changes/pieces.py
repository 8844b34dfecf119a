"""Texts as pieces that were kept, removed or added; each report marks them in its own way."""

from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.diff.similarity import WORD
from journeymap_cli.regexes import regex
from journeymap_cli.spelling import distinguished

MAX_CHARACTERS: Final = 2_000
ALIKE: Final = 0.4
"""The least share of equal words at which single words are marked; below that, the whole text is."""

MAX_KEPT: Final = 2
MIN_TOKENS: Final = 3
"""A text that only grew or shrank is marked word by word if at least `MIN_TOKENS` are kept, in `MAX_KEPT` stretches."""

TOKEN: Final = regex(rf"{WORD.pattern}|\s+|[^\w\s]")
"""A word, a run of blanks, or a punctuation mark. Every character is in one token, so joining them gives the text."""


class PieceMark(Enum):
    """What happened to a piece."""

    KEPT = 0
    GONE = 1
    NEW = 2
    ARROW = 3
    """Between an old and a new value."""


class TextPiece(NamedTuple):
    """A stretch of text."""

    text: str
    mark: PieceMark = PieceMark.KEPT


class FeelingPiece(NamedTuple):
    """A score with its label, either of which may be missing; reports may format it themselves.

    `is_signed` is whether the scale of its version goes below zero.
    """

    score: Decimal | None
    label: str | None
    is_signed: bool = True

    @property
    def text(self) -> str:
        """Score and label: `+1 relieved`, or `1 relieved` on a scale from 0 to 10; `none` without both."""
        number = "" if self.score is None else f"{self.score:{'+' if self.is_signed and self.score else ''}f}"
        return " ".join(part for part in (number, self.label) if part) or "none"

    @property
    def mark(self) -> PieceMark:
        """A feeling is always shown whole."""
        return PieceMark.KEPT


ChangePiece: TypeAlias = TextPiece | FeelingPiece
ARROW: Final = TextPiece("", PieceMark.ARROW)


def reworded(old: str, new: str) -> list[TextPiece]:
    """The differences of two texts: word by word if they are similar, else as a whole."""
    if len(old) + len(new) > MAX_CHARACTERS:
        return _changed(old, new)
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE and not _grew(matcher, min(len(before), len(after))):
        return _changed(old, new)
    blocks = [(before[start:end], after[first:last]) for _, start, end, first, last in matcher.get_opcodes()]
    return list(_pieces(_joined([("".join(one), "".join(other)) for one, other in blocks])))


def _grew(matcher: "SequenceMatcher[str]", shorter: int) -> bool:
    """Whether one text is the other with tokens inserted, which leave at most `MAX_KEPT` stretches of it."""
    kept = [block for block in matcher.get_matching_blocks() if block.size]
    return len(kept) <= MAX_KEPT and sum(block.size for block in kept) == shorter >= MIN_TOKENS


def _joined(blocks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of old and new text; changes that are only separated by spaces are joined."""
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
        else:
            yield from _changed(old, new)


def _changed(old: str, new: str) -> list[TextPiece]:
    """The old and the new text as pieces, without an empty one; if they look the same, differences are escaped."""
    pair = zip(distinguished(old, new), (PieceMark.GONE, PieceMark.NEW), strict=True)
    return [TextPiece(text, mark) for text, mark in pair if text]
