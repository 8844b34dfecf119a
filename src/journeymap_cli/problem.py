"""What is wrong, and where: one type for problems of syntax, schema, references and rules."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Self, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indices from the root of a file to a value: ("stages", 0, "name")."""


class Severity(StrEnum):
    """How serious a problem is, most serious first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A range of text. Lines and columns count from 1, columns count code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Span(1, 1, 1, 1)


class Related(NamedTuple):
    """Another place of a problem, such as "first here". See `Problem` for the fields."""

    message: str
    path: Path = ()
    key: bool = False
    file: str = ""
    span: Span | None = None

    @property
    def where(self) -> Span:
        """Its span, or the start of the file if it has none yet."""
        return self.span or TOP


class Replacement(NamedTuple):
    """A range of text, and the new text for it."""

    span: Span
    text: str


class Fix(NamedTuple):
    """The fix of a problem that has exactly one.

    `edits` are operations as `apply` takes them. If operations cannot fix it, because the file is not a valid map or a
    comment is wrong, there are `replacements` in its text.
    """

    edits: tuple[Mapping[str, Any], ...] = ()
    replacements: tuple[Replacement, ...] = ()


class Hint(str):
    """What to do about a problem that is fixed by writing another text in its place: `instead`, one of `known`."""

    __slots__ = ("instead", "known")

    instead: str
    known: tuple[str, ...]

    def __new__(cls, text: str, instead: str, known: Iterable[str] = ()) -> Self:
        """`text` is the whole hint, `instead` the replacement that it suggests, `known` all words that are allowed."""
        self = super().__new__(cls, text)
        self.instead, self.known = instead, tuple(known)
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[str, ...]]]:
        """How to pickle it, for other processes."""
        return type(self), (str(self), self.instead, self.known)


class Problem(NamedTuple):
    """One thing that is wrong.

    `path` leads to the value, or to its key if `key` is set; `load.document.Placer` finds `file` and `span` for it. A
    problem of the text itself (not YAML, not UTF-8) is created with a span, and has no path. `fix` is only set where it
    was requested.
    `cell` is the place in a workbook, such as `Map!B7`, whose row and column are the span.
    """

    rule: str
    message: str
    path: Path = ()
    severity: Severity = Severity.ERROR
    hint: str | None = None
    related: tuple[Related, ...] = ()
    key: bool = False
    file: str = ""
    span: Span | None = None
    fix: Fix | None = None
    cell: str = ""

    @property
    def where(self) -> Span:
        """Its span, or the start of the file if it has none yet."""
        return self.span or TOP


def any_error(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
