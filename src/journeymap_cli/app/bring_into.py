"""Importing an edited workbook or table back into the map that it was written from."""

from collections.abc import Callable, Sequence
from os import PathLike, fspath
from typing import Any, NamedTuple

from journeymap_cli.app.applying import EditedMap, changed_map
from journeymap_cli.app.locks import locked
from journeymap_cli.app.sources import STDIN_NAME, MapSource, digest, map_file
from journeymap_cli.errors import EditError, StaleError, UnreadableError
from journeymap_cli.exchange.imported import CONFLICT
from journeymap_cli.exchange.kinds import kind_of_file
from journeymap_cli.exchange.returned import read_returned
from journeymap_cli.exchange.workbook.returning import Returned
from journeymap_cli.load.check import check
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.shared import merge_imports
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, any_error
from journeymap_cli.rewrite.long_form import copied
from journeymap_cli.rewrite.rewriting import map_text
from journeymap_cli.yamlsource.text import MAX_SIZE, lines


class BroughtBack(NamedTuple):
    """A map after importing a table, the problems of changes that were not made, and the lines of a table in text."""

    map: EditedMap
    problems: tuple[Problem, ...]
    lines: Sequence[str] = ()

    @property
    def has_conflicts(self) -> bool:
        """Whether a cell was changed both in the table and in the map."""
        return any(problem.rule == CONFLICT for problem in self.problems)


def import_into(
    path: str | PathLike[str], table: str | PathLike[str], kind: str | None = None, *, max_size: int = MAX_SIZE
) -> BroughtBack:
    """Apply the changes in a workbook or table of a map; nothing is written. Raises what `bring_into` raises."""
    return bring_into(map_file(fspath(path), max_size), fspath(table), kind, max_size)


def bring_into(
    source: MapSource,
    path: str,
    kind: str | None = None,
    max_size: int = MAX_SIZE,
    write: Callable[[bytes], object] | None = None,
) -> BroughtBack:
    """Apply the changes in a workbook or table of a map, and pass the result to `write` if its text differs.

    Raises what reading a map raises, UnreadableError for what is not a table of this map, EditError, RefusedError,
    RewriteError, StaleError.
    """
    raw = map_file(path, max_size).raw
    kind = kind or kind_of_file(path, raw)
    with locked(source.name if write and source.name != STDIN_NAME else None):
        old = map_text(source.raw, source.name, source.reader, source.max_size)
        found = read_returned(kind, raw, path, old.document.journey, max_size)
        if isinstance(found, str):
            raise UnreadableError(f"'{path}': {found}")
        result = changed_map(source, old, _journey(found, source))
        if write and result.raw != source.raw:
            if source.name != STDIN_NAME and digest(source.fetch() if source.fetch else b"") != digest(source.raw):
                raise StaleError(f"'{source.name}' has changed since it was read")
            write(result.raw)
    return BroughtBack(result, found.problems, () if kind == "xlsx" else lines(raw))


def _journey(found: Returned, source: MapSource) -> Journey:
    """The journey in a returned table. Raises EditError if it is not valid."""
    data: dict[str, Any] = copied(found.data)
    imported = merge_imports(data, source.name, source.reader, source.max_size)
    fill_ids(data, source.name)
    journey, problems = check(data, Journey)
    if journey is None or any_error([*imported.problems, *problems]):
        first = next(each for each in [*imported.problems, *problems] if each.severity == "error")
        place = "/".join(map(str, first.path))
        raise EditError(f"{source.name}: what the table says of {quoted(place)} is not valid: {first.message}")
    return journey
