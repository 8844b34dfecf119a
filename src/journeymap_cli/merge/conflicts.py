"""A merged text with conflicts, and the markers that git puts around them."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.regexes import regex

LINE: Final = regex(r"[^\n]*\n|[^\n]+")
"""A line with its newline, or the rest of a text that lacks one."""

LABELS: Final = ("ours", "base", "theirs")
SIZE: Final = 7
"""The length of git's markers unless an attribute sets another."""

MARK: Final = regex(r"^([<|=>])\1*", re.MULTILINE)
"""A run of one of git's marker characters at the start of a line."""


class CannotMergeError(Exception):
    """Texts cannot be taken apart into blocks, or not be put together again."""


class ConflictHunk(NamedTuple):
    """Whole lines that both sides changed."""

    base: str
    ours: str
    theirs: str


Pieces: TypeAlias = Sequence[str | ConflictHunk]


def conflict_hunks(pieces: Pieces) -> list[ConflictHunk]:
    """The conflicts among the pieces."""
    return [piece for piece in pieces if isinstance(piece, ConflictHunk)]


def picked(pieces: Pieces, choice: Iterable[bool]) -> str:
    """The text with each conflict, in order, resolved as theirs (true) or ours (false)."""
    choices = iter(choice)
    return "".join(piece if isinstance(piece, str) else piece[1 + next(choices)] for piece in pieces)


def choices(count: int) -> list[tuple[bool, ...]]:
    """Ways to resolve a number of conflicts that together try all four combinations of any two.

    The first way is all ours, the second all theirs; then come two opposite ways for each bit of a conflict's index.
    Any two indices differ in some bit, and the ways of that bit resolve the two conflicts differently.
    """
    bits = [0] + [1 << bit for bit in range((count - 1).bit_length() if count else 0)]
    ways = [tuple(bool(at & bit) is not ours for at in range(count)) for bit in bits for ours in (False, True)]
    return [*dict.fromkeys(ways)]


class ConflictMarkers(NamedTuple):
    """How conflicts are written: the `labels` of ours, base and theirs, the length of a marker, and git's style.

    `diff3` and `zdiff3` show the base; all styles but `diff3` take lines that both sides share out of the conflict.
    """

    labels: Sequence[str] = LABELS
    size: int = SIZE
    style: str = "merge"

    @property
    def shows_base(self) -> bool:
        """Whether the base is shown between the markers too."""
        return self.style != "merge"

    def write(self, pieces: Pieces) -> str:
        """The text with markers."""
        return "".join(piece if isinstance(piece, str) else self._marked(piece) for piece in pieces)

    def count(self, pieces: Pieces) -> int:
        """The number of lines of both sides between markers."""
        trimmed = (self._trimmed(hunk)[1] for hunk in conflict_hunks(pieces))
        return sum(len(ours) + len(theirs) for _, ours, theirs in trimmed)

    def _marked(self, hunk: ConflictHunk) -> str:
        start, (base, ours, theirs), end = self._trimmed(hunk)
        before = [self._line("|", 1), *base] if self.shows_base else []
        middle = [self._line("<", 0), *ours, *before, "=" * self.size + "\n", *theirs, self._line(">", 2)]
        return "".join((*start, *middle, *end))

    def _trimmed(self, hunk: ConflictHunk) -> tuple[list[str], list[list[str]], list[str]]:
        """The shared lines at the start, the rest of base, ours and theirs, and the shared lines at the end."""
        base, ours, theirs = map(LINE.findall, hunk)
        compared = [base, ours, theirs] if self.style == "diff3" else [ours, theirs]
        start, end = shared_ends(compared)
        between = [lines[start : len(lines) - end] for lines in compared]
        return ours[:start], [base, *between][-3:], ours[len(ours) - end :]

    def _line(self, char: str, at: int) -> str:
        label = self.labels[at].replace("\n", " ")
        return f"{char * self.size} {label}\n"


def unmarked(text: str, size: int) -> Pieces:
    """The pieces of a text with conflict markers of a size that nothing else in it has (see `free_size`).

    The pattern is lazy, so each group ends at the first marker of its kind; base is there only in the diff3 styles.
    """
    base = rf"(?:^\|{{{size}}} [^\n]*\n(?P<base>.*?))?"
    marked = rf"^<{{{size}}} [^\n]*\n(?P<ours>.*?){base}^={{{size}}}\n(?P<theirs>.*?)^>{{{size}}} [^\n]*\n"
    pieces: list[str | ConflictHunk] = []
    at = 0
    for found in re.finditer(marked, text, re.MULTILINE | re.DOTALL):
        pieces += [text[at : found.start()], ConflictHunk(found["base"] or "", found["ours"], found["theirs"])]
        at = found.end()
    return [*pieces, text[at:]]


def compared(ours: Sequence[str], theirs: Sequence[str]) -> Pieces:
    """Two sequences of lines as one text, with a conflict wherever they differ."""
    opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    texts = ((tag, "".join(ours[a:b]), "".join(theirs[c:d])) for tag, a, b, c, d in opcodes)
    return [our if tag == "equal" else ConflictHunk("", our, their) for tag, our, their in texts]


def free_size(texts: Iterable[str]) -> int:
    """A marker size greater than that of any run of marker characters in the texts."""
    return max((len(found.group()) for text in texts for found in MARK.finditer(text)), default=0) + 1


def shared_ends(versions: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The number of entries that all versions share at the start, and of further ones that they share at the end."""
    start = _shared(versions)
    return start, min(_shared([entries[::-1] for entries in versions]), min(map(len, versions)) - start)


def _shared(versions: Sequence[Sequence[str]]) -> int:
    return len(list(takewhile(lambda row: len(set(row)) == 1, zip(*versions, strict=False))))
