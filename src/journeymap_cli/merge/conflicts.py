"""A text in which some blocks are still to be chosen, and the marks that git puts around them."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.regexes import regex

LINE: Final = regex(r"[^\n]*\n|[^\n]+")
LABELS: Final = ("ours", "base", "theirs")
SIZE: Final = 7
MARK: Final = regex(r"^([<|=>])\1*", re.MULTILINE)


class CannotMergeError(Exception):
    """Something cannot be taken apart, or not be put together."""


class ConflictHunk(NamedTuple):
    """Whole lines that both sides changed."""

    base: str
    ours: str
    theirs: str


Pieces: TypeAlias = Sequence[str | ConflictHunk]


def conflict_hunks(pieces: Pieces) -> list[ConflictHunk]:
    """What is still to be chosen."""
    return [piece for piece in pieces if isinstance(piece, ConflictHunk)]


def picked(pieces: Pieces, choice: Iterable[bool]) -> str:
    """The text where for each clash, in order, theirs was chosen (true) or ours (false)."""
    choices = iter(choice)
    return "".join(piece if isinstance(piece, str) else piece[1 + next(choices)] for piece in pieces)


def choices(count: int) -> list[tuple[bool, ...]]:
    """Ways to choose among so many clashes: all ours, all theirs, and for every two each of the four ways."""
    bits = [0] + [1 << bit for bit in range((count - 1).bit_length() if count else 0)]
    ways = [tuple(bool(at & bit) is not ours for at in range(count)) for bit in bits for ours in (False, True)]
    return [*dict.fromkeys(ways)]


class ConflictMarkers(NamedTuple):
    """How clashes are written: `labels` of ours, base and theirs, the length of a mark, and the style.

    As git has styles: `diff3` and `zdiff3` show the base, and all but `diff3` leave out lines that both sides share.
    """

    labels: Sequence[str] = LABELS
    size: int = SIZE
    style: str = "merge"

    @property
    def shows_base(self) -> bool:
        """Whether the base stands between the marks too."""
        return self.style != "merge"

    def write(self, pieces: Pieces) -> str:
        """The text with marks."""
        return "".join(piece if isinstance(piece, str) else self._mark(piece) for piece in pieces)

    def count(self, pieces: Pieces) -> int:
        """How many lines of both sides stand between marks."""
        trimmed = (self._trim(clash)[1] for clash in conflict_hunks(pieces))
        return sum(len(ours) + len(theirs) for _, ours, theirs in trimmed)

    def _mark(self, clash: ConflictHunk) -> str:
        start, (base, ours, theirs), end = self._trim(clash)
        before = [self._line("|", 1), *base] if self.shows_base else []
        middle = [self._line("<", 0), *ours, *before, "=" * self.size + "\n", *theirs, self._line(">", 2)]
        return "".join((*start, *middle, *end))

    def _trim(self, clash: ConflictHunk) -> tuple[list[str], list[list[str]], list[str]]:
        """The lines that are alike at the start, those of base, ours and theirs between, and those alike at the end."""
        base, ours, theirs = map(LINE.findall, clash)
        shared = [base, ours, theirs] if self.style == "diff3" else [ours, theirs]
        start, end = shared_ends(shared)
        between = [lines[start : len(lines) - end] for lines in shared]
        return ours[:start], [base, *between][-3:], ours[len(ours) - end :]

    def _line(self, char: str, at: int) -> str:
        label = self.labels[at].replace("\n", " ")
        return f"{char * self.size} {label}\n"


def unmarked(text: str, size: int) -> Pieces:
    """The pieces of a text in which clashes are marked, and nothing else looks like a mark of that size."""
    base = rf"(?:^\|{{{size}}} [^\n]*\n(?P<base>.*?))?"
    marked = rf"^<{{{size}}} [^\n]*\n(?P<ours>.*?){base}^={{{size}}}\n(?P<theirs>.*?)^>{{{size}}} [^\n]*\n"
    pieces: list[str | ConflictHunk] = []
    at = 0
    for found in re.finditer(marked, text, re.MULTILINE | re.DOTALL):
        pieces += [text[at : found.start()], ConflictHunk(found["base"] or "", found["ours"], found["theirs"])]
        at = found.end()
    return [*pieces, text[at:]]


def compared(ours: Sequence[str], theirs: Sequence[str]) -> Pieces:
    """Two sequences of lines, one text: what differs is a clash."""
    opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    texts = ((tag, "".join(ours[a:b]), "".join(theirs[c:d])) for tag, a, b, c, d in opcodes)
    return [our if tag == "equal" else ConflictHunk("", our, their) for tag, our, their in texts]


def free_size(texts: Iterable[str]) -> int:
    """A size of marks that no text has at the start of a line."""
    return max((len(found.group()) for text in texts for found in MARK.finditer(text)), default=0) + 1


def shared_ends(versions: Sequence[Sequence[str]]) -> tuple[int, int]:
    """With how many equal entries versions begin, and with how many of the others they end."""
    start = _alike(versions)
    return start, min(_alike([entries[::-1] for entries in versions]), min(map(len, versions)) - start)


def _alike(versions: Sequence[Sequence[str]]) -> int:
    return len(list(takewhile(lambda row: len(set(row)) == 1, zip(*versions, strict=False))))
