"""A merged text with conflicts, and the markers that git puts around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, NamedTuple

from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.pieces import ConflictHunk, Pieces

LINE: Final = regex(r"[^\n]*\n|[^\n]+")
"""A line with its newline, or the rest of a text that lacks one."""

LABELS: Final = ("ours", "base", "theirs")
SIZE: Final = 7
"""The length of git's markers unless an attribute sets another."""

BOTH_CHANGE: Final = "both sides change this"

MARK: Final = regex(r"^([<|=>])\1*", re.MULTILINE)
"""A run of one of git's marker characters at the start of a line."""


class ConflictMarkers(NamedTuple):
    """How conflicts are written: the `labels` of ours, base and theirs, the length of a marker, and git's style.

    `diff3` and `zdiff3` show the base; all styles but `diff3` move lines that both sides share out of the conflict.
    """

    labels: Sequence[str] = LABELS
    size: int = SIZE
    style: str = "merge"

    @property
    def shows_base(self) -> bool:
        """Whether the base is shown as well."""
        return self.style != "merge"

    def write(self, pieces: Pieces) -> str:
        """The text with markers."""
        return "".join(piece if isinstance(piece, str) else self._marked(piece) for piece in pieces)

    def explained(self, pieces: Pieces, file: str) -> Iterator[str]:
        """A message for each reason, with file and lines: first where an id is declared, then where it is used."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        line = 1
        for piece in pieces:
            text = piece if isinstance(piece, str) else self._marked(piece)
            if isinstance(piece, ConflictHunk):
                before, names = len(self._trimmed(piece)[0]), piece.reason.names
                at = _line_with(text, names) if names else before
                found.setdefault(piece.reason.text or BOTH_CHANGE, ([], []))[bool(names)].append(line + at)
            line += text.count("\n")
        for reason, (places, mentions) in found.items():
            first, *rest = places or mentions
            also = (mentions if places else []) or rest
            lines = " and ".join(map(str, also))
            yield f"{file}:{first}: {reason}{f' at line {lines}' if also else ''}"

    def _marked(self, hunk: ConflictHunk) -> str:
        start, (base, ours, theirs), end = self._trimmed(hunk)
        before = [self._line("|", 1), *base] if self.shows_base else []
        middle = [self._line("<", 0), *ours, *before, "=" * self.size + "\n", *theirs, self._line(">", 2)]
        return "".join((*start, *middle, *end))

    def _trimmed(self, hunk: ConflictHunk) -> tuple[list[str], list[list[str]], list[str]]:
        """The shared lines at the start, the rest of base, ours and theirs, and the shared lines at the end."""
        base, ours, theirs = map(LINE.findall, hunk.texts)
        compared = [base, ours, theirs] if self.style == "diff3" else [ours, theirs]
        start, end = (0, 0) if hunk.is_whole else shared_ends(compared)
        between = [lines[start : len(lines) - end] for lines in compared]
        return ours[:start], [base, *between][-3:], ours[len(ours) - end :]

    def _line(self, char: str, at: int) -> str:
        label = self.labels[at].replace("\n", " ")
        return f"{char * self.size} {label}\n"


def _line_with(text: str, name: str) -> int:
    """The index of the first line that contains a name, or else of the first line between the markers."""
    return next((at for at, line in enumerate(LINE.findall(text)) if name in line), 1)


def unmarked(text: str, size: int) -> Pieces:
    """Split a text at its conflict markers, whose size occurs nowhere else in the text (see `free_size`).

    The pattern is lazy, so each group ends at the first marker of its kind. Only the diff3 styles have the base.
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
