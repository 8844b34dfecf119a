"""The result of reading a file of another tool: maps as data in long form, and problems with their places."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.positions import Lines

if TYPE_CHECKING:
    from journeymap_cli.yamlsource.read import YamlText

NO_MAP: Final = "no-map"
"""The file has nothing that could be a map."""

IMPORT_SYNTAX: Final = "import-syntax"
"""The file has an error of syntax or size, so that its own tool could not read it either."""

IN_DESCRIPTION: Final = "kept-in-description"
"""A text is kept in a description, because the other tool drops it or the map has no field for it."""

NOT_IMPORTED: Final = "not-imported"
"""A text is not in the map."""

NOBODY: Final = "nobody-here"
"""A step has no people, but other steps of the map do."""


CONFLICT: Final = "changed-in-both"
"""A cell of a workbook was edited, and the same text was also changed in the map."""

UNSORTED: Final = "unsorted-notes"
"""Notes of a whiteboard that are in no stage."""


MOST_TEXTS: Final = 20_000
"""The most texts in all maps of a file: it takes about a second to read, write and check them."""

CUTS: Final = regex(r"[\n;→⇒]|->|<br", 2)  # re.IGNORECASE
"""Where the text of a cell may be cut into entries."""


class TooManyTextsError(ValueError):
    """A file has more texts than `MOST_TEXTS`."""

    def __init__(self) -> None:
        super().__init__(f"there are more than {MOST_TEXTS:,} texts, counting each entry of a cell")


class ImportedMap(NamedTuple):
    """One map: its data in long form, as `rewrite.written` takes it.

    `origin` is set if the file itself is structured as a map: errors in the data then have places in it.
    """

    data: dict[str, Any]
    origin: "YamlText | None" = None


class ImportResult(NamedTuple):
    """The maps of a file in their order, and the problems. A map with an error is not among the maps."""

    maps: tuple[ImportedMap, ...] = ()
    problems: tuple[Problem, ...] = ()


class Excerpt:
    """A part of a file: its text, its first line from 1, and how many columns each of its lines was moved left."""

    def __init__(self, file: str, text: str, line: int = 1, moved: tuple[int, ...] = ()) -> None:
        self.file = file
        self.text = text
        self.line = line
        self._above = line - 1
        self._moved = moved
        self._lines = Lines(text)
        self._texts = 0

    def count(self, cells: Iterable[str]) -> None:
        """Count the texts that cells may be cut into. Raises TooManyTextsError if there are too many in total."""
        self._texts += sum(1 + len(CUTS.findall(cell)) for cell in cells if cell)
        if self._texts > MOST_TEXTS:
            raise TooManyTextsError

    def problem(
        self,
        rule: str,
        message: str,
        at: tuple[int, int],
        hint: str | None = None,
        *,
        error: bool = False,
        severity: Severity = Severity.WARNING,
    ) -> Problem:
        """Return a problem with the characters from `at[0]` up to `at[1]`; `error` overrides `severity`."""
        severity = Severity.ERROR if error else severity
        return Problem(rule, message, severity=severity, hint=hint, file=self.file, span=self._span(*at))

    def _span(self, start: int, end: int) -> Span:
        span = self._lines.span(start, end)
        return Span(
            span.line + self._above,
            span.column + self._left(span.line),
            span.end_line + self._above,
            span.end_column + self._left(span.end_line),
        )

    def _left(self, line: int) -> int:
        return self._moved[line - 1] if line <= len(self._moved) else 0


def count_texts(maps: Iterable[ImportedMap]) -> None:
    """Raise TooManyTextsError if maps have more texts than are read from a file."""
    if sum(_texts_of(map_.data) for map_ in maps) > MOST_TEXTS:
        raise TooManyTextsError


def _texts_of(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_texts_of, value.values()))
    return sum(map(_texts_of, value)) if isinstance(value, list) else 1
