"""What is wrong, and where: one type for reading, schema, reference and lint problems. A value: it prints nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions from the top of a file to a value: ("stages", 0, "name")."""


class Severity(StrEnum):
    """How bad a problem is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count from 1, columns count code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same problem, as "first here"."""

    message: str
    path: Path = ()
    key: bool = False
    file: str = ""
    span: Span | None = None

    @property
    def where(self) -> Span:
        """Its place; the top of the file as long as nobody placed it."""
        return self.span or TOP


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `path` says where in the words of the file; `key` that the key is meant and not its value. A document turns both
    into `file` and `span`. A problem of the text itself (no YAML, no UTF-8) brings its span and has the path ().
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

    @property
    def where(self) -> Span:
        """Its place; the top of the file as long as nobody placed it."""
        return self.span or TOP


def any_error(problems: Iterable[Problem]) -> bool:
    """Whether one of some problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
