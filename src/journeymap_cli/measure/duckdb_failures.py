"""Rewrites errors of DuckDB as a sentence: the file, the row and the column, what is wrong, and what to do."""

import csv
import gzip
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any, AnyStr, Final, TextIO

import duckdb

from journeymap_cli.errors import DataError
from journeymap_cli.measure.engines import TABLE, Data
from journeymap_cli.phrases import counted, quoted
from journeymap_cli.regexes import regex

PLACE: Final = regex(r"CSV Error on Line: (\d+)\n")
FILE: Final = regex(r"\n  file = (.*)\n")
VALUE: Final = regex(r'\nError when converting column "(.*)"\. Could not convert string "(.*)" to \'(.*)\'\n')
TIME: Final = regex(
    r'(?:timestamp|date) field format: "(.*?)", expected .*? when casting from source column (.*?)\n', re.DOTALL
)
NOISE: Final = regex(r"^(?:[A-Z]\w+(?: [A-Z]\w+)? Error: )+| in file ['\"].*?['\"]|: /.*$")
NOT_UTF8: Final = "not utf-8 encoded"
ISO: Final = "write the column as ISO 8601: 2026-01-05T05:00:00Z"
HELD: Final = {"BIGINT": "a whole number", "DOUBLE": "a number", "BOOLEAN": "true or false"}
TIMES: Final = ("DATE", "TIME")
DELIMITERS: Final = ",;\t|"
LONGEST: Final = 1_000_000
MOST_ROWS: Final = 10_000_000
FULL: Final = "max_temp_directory_size"
SHUT: Final = "disabled by configuration"


def failure(
    error: Exception, data: Data, connection: Any = None, columns: Mapping[str, str] | None = None
) -> DataError:
    """Return an error of DuckDB in plain words.

    With a connection and the types of `columns`, it has the row of a time that cannot be read.
    """
    text = str(error)
    if isinstance(error, duckdb.InterruptException):
        return DataError(f"the query took longer than {data.timeout:g} s: allow more with --timeout")
    if isinstance(error, duckdb.OutOfMemoryException):
        return DataError(_too_large(text, data))
    if isinstance(error, duckdb.OutOfRangeException):
        return DataError(f"{_shown(data.place)}: a number is too large for a time: write another 'unit' of the times")
    if time := TIME.search(text):
        row = _row(connection, columns or {}, time[2], time[1])
        return DataError(f"{_shown(data.place)}{row}, column {quoted(time[2])}: {quoted(time[1])} is not a time: {ISO}")
    if place := PLACE.search(text):
        return DataError(f"{_shown(_file(text, data))}, row {place[1]}{_in_row(text)}")
    return DataError(f"cannot read {_shown(data.place)}: {_first(text)}")


def _too_large(text: str, data: Data) -> str:
    """The message for a lack of memory, or of disk space for what does not fit into memory."""
    if FULL in text:
        folder = quoted(tempfile.gettempdir())
        return f"no space is left in {folder}: allow more with --memory, or name another folder in TMPDIR"
    limit = f" than {data.memory / 10**6:,.0f} MB" if data.memory else ""
    return f"the query needs more memory{limit}: allow more with --memory"


def _shown(place: str) -> str:
    return f"'{place}'"


def _file(text: str, data: Data) -> str:
    """The file of an error, as the user named it; if that was a pattern, the file that DuckDB names."""
    found = FILE.findall(text)
    return os.path.relpath(found[-1]) if found and not Path(data.place).is_file() else data.place


def _in_row(text: str) -> str:
    """What is wrong in a row."""
    if value := VALUE.search(text):
        column, word, kind = value.groups()
        if kind.startswith(TIMES):
            return f", column {quoted(column)}: {quoted(word)} is not a time like those above it"
        return f", column {quoted(column)}: {quoted(word)} is not {HELD.get(kind, 'like the values above it')}"
    if NOT_UTF8 in text:
        return ": this is not UTF-8: save the file as UTF-8"
    return f": {_first(PLACE.split(text)[-1].partition(chr(10))[2] or text)}"


def _first(text: str) -> str:
    """The first line of an error, without its class and the path."""
    line = next(iter(text.strip().splitlines()), "")
    if SHUT in line:
        return "the file names another one"
    found = NOISE.sub("", line).strip(" .")
    if found[:2].istitle():  # JSON and UTF-8 stay
        found = found[:1].lower() + found[1:]
    return found or "it is not what its name says"


def _row(connection: Any, columns: Mapping[str, str], column: str, value: str) -> str:
    """The first row with a text, counting the header, as `, row 3`; empty if it is not found."""
    if connection is None or columns.get(column) != "VARCHAR":
        return ""
    name = '"' + column.replace('"', '""') + '"'
    numbered = f"SELECT row_number() OVER () AS row, {name} AS value FROM {TABLE}"  # noqa: S608 - a quoted name
    query = f"SELECT min(row) FROM ({numbered}) WHERE value = $1"  # noqa: S608 - the same
    try:
        [[row]] = connection.execute(query, [value]).fetchall()
    except duckdb.Error:
        return ""
    return f", row {row + 1}" if row else ""


def without_head(files: Iterable[str]) -> DataError | None:
    """Return an error for the first file whose first row is empty, where DuckDB would guess; None if there is none."""
    for file in files:
        with opened(file, "rb") as lines, suppress(OSError, EOFError):
            if not lines.readline(LONGEST).strip():
                return csv_fault([file])
    return None


def opened(file: str, mode: str, **more: Any) -> Any:
    """Open a file, which may be compressed."""
    return (gzip.open if file.lower().endswith(".gz") else open)(file, mode, **more)


def csv_fault(files: Iterable[str]) -> DataError | None:
    """Return an error for the first row that is not UTF-8 or has more or fewer columns than the header.

    None if there is no such row.
    """
    for file in files:
        try:
            with opened(file, "rt", encoding="utf-8-sig", newline="") as lines:
                fault = _fault(lines)
        except UnicodeDecodeError:
            fault = f"{_undecodable(file)}: this is not UTF-8: save the file as UTF-8"
        except (csv.Error, OSError, EOFError) as error:
            fault = f": this cannot be read: {error}"
        if fault:
            return DataError(f"'{os.path.relpath(file)}'{fault}")
    return None


def _undecodable(file: str) -> str:
    """The first row that is not UTF-8, as `, row 3`."""
    with opened(file, "rb") as lines:
        for number, line in enumerate(_rows(lines), 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return f", row {number}"
    return ""


def _rows(lines: IO[AnyStr]) -> Iterator[AnyStr]:
    """The lines of a file; one that is longer than a row can be is read in pieces, to save memory."""
    while line := lines.readline(LONGEST):
        yield line


def _fault(lines: TextIO) -> str | None:
    head = lines.readline(LONGEST)
    delimiter = max(DELIMITERS, key=head.count)
    if not head.strip():
        return " is empty" if not lines.read(1) else ": the first row is empty: it must have the names of the columns"
    if not head.count(delimiter) or "\0" in head:
        return None
    lines.seek(0)
    rows = csv.reader(_rows(lines), delimiter=delimiter)
    wide = len(next(rows))
    for row in islice(rows, MOST_ROWS):
        if row and len(row) != wide:
            return f", row {rows.line_num}: {counted(len(row), 'column')}, not {wide} as in the first row"
    return None
