"""A text in pieces, some of which are conflicts between versions."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias


class ConflictReason(NamedTuple):
    """Why two versions clash; `names` is the id or score to look for in the conflict, if that is the reason."""

    text: str = ""
    names: str = ""


NO_REASON: Final = ConflictReason()


class BlockError(Exception):
    """A text cannot be split into blocks, or blocks cannot be put together.

    `reason` is that of a conflict for which there are no lines of its own.
    """

    def __init__(self, reason: ConflictReason | None = None) -> None:
        super().__init__()
        self.reason = reason


class ConflictHunk(NamedTuple):
    """Whole lines that both sides of a merge changed. With `is_whole`, lines that both share stay in the conflict."""

    base: str
    ours: str
    theirs: str
    reason: ConflictReason = NO_REASON
    is_whole: bool = False

    @classmethod
    def of(cls, texts: Iterable[str], reason: ConflictReason = NO_REASON, *, is_whole: bool = False) -> "ConflictHunk":
        """A conflict between the texts of base, ours and theirs."""
        base, ours, theirs = texts
        return cls(base, ours, theirs, reason, is_whole)

    @property
    def texts(self) -> tuple[str, str, str]:
        """The texts of base, ours and theirs."""
        return self[:3]


Pieces: TypeAlias = Sequence[str | ConflictHunk]


def conflict_hunks(pieces: Pieces) -> list[ConflictHunk]:
    """The conflicts among the pieces."""
    return [piece for piece in pieces if isinstance(piece, ConflictHunk)]


def picked(pieces: Pieces, choice: Iterable[bool]) -> str:
    """The text with each conflict, in order, resolved as theirs (true) or ours (false)."""
    choices = iter(choice)
    return "".join(piece if isinstance(piece, str) else piece.texts[1 + next(choices)] for piece in pieces)


def all_ours(pieces: Pieces) -> str:
    """The text with each conflict resolved as ours."""
    return "".join(piece if isinstance(piece, str) else piece.ours for piece in pieces)


def all_theirs(pieces: Pieces) -> str:
    """The text with each conflict resolved as theirs."""
    return "".join(piece if isinstance(piece, str) else piece.theirs for piece in pieces)
