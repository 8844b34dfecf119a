"""DuckDB over files or over a database file, without access to anything else."""

import glob
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from journeymap_cli.errors import DataError, UsageError
from journeymap_cli.measure.duckdb_failures import csv_fault, failure, without_head
from journeymap_cli.measure.engines import FILES, TABLE, Data, Session, files_of
from journeymap_cli.measure.interruptible import interruptible
from journeymap_cli.measure.limits import limited

SHUT: Final = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
"""Settings that must be off before a connection is opened."""

SCHEME: Final = "duckdb://"
OWN: Final = 160 * 2**20
"""The bytes of memory that Python and the libraries need."""

COUNTED: Final = 0.77
"""The share of its memory that DuckDB counts against its limit: some buffers and fragmentation come on top."""

PER_THREAD: Final = 96 * 2**20
"""The least bytes of memory for a thread: a small limit may not be enough for a thread on every core."""

LEAST_MEMORY: Final = 256_000_000


class DuckDb(Session):
    """A session of DuckDB."""

    engine = "duckdb"

    def __init__(self, connection: Any, table: str, columns: Mapping[str, str], data: Data) -> None:
        self.connection = connection
        self.table = table
        self.columns = columns
        self.data = data

    def progress(self) -> float | None:
        """See Session."""
        found = float(self.connection.query_progress())
        return found if found >= 0 else None

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See Session."""
        with limited(self.data.timeout, self.connection.interrupt):
            try:
                found: Sequence[Sequence[Any]] = interruptible(
                    lambda: self.connection.execute(query).fetchall(), self.connection.interrupt
                )
            except duckdb.Error as error:
                raise failure(error, self.data, self.connection, self.columns) from error
        return found


@contextmanager
def open_session(data: Data) -> Iterator[DuckDb]:
    """Open files, or a database with `duckdb://PATH`. Raises UsageError, DataError."""
    is_database = data.place.startswith(SCHEME)
    files = [_database(data.place.removeprefix(SCHEME))] if is_database else _files(data.place)
    with tempfile.TemporaryDirectory(prefix="journeymap-") as private:
        try:
            with closing(_connected(files[0] if is_database else None)) as connection:
                _shut(connection, files, private, data.memory)
                table = _table(connection, data) if is_database else _view(connection, files, data)
                yield DuckDb(connection, table, _columns(connection, table), data)
        except duckdb.Error as error:
            raise failure(error, data) from error


def _connected(database: str | None) -> Any:
    """Connect to a database, which is only read; without one, to a new database in memory."""
    if database is None:
        return duckdb.connect(config=dict(SHUT))
    return duckdb.connect(database, read_only=True, config=dict(SHUT))


def _database(path: str) -> str:
    """The absolute path of a database file, which DuckDB cannot take for another kind of address.

    Raises UsageError, DataError.
    """
    if not Path(path).is_file():
        raise DataError(f"cannot read '{path}': there is no such file")
    if path.lower().endswith(FILES):
        raise UsageError(f"'{path}' is not a database of DuckDB: write --data {path}")
    return os.path.realpath(path)


def _table(connection: Any, data: Data) -> str:
    """The table that the user named, or the only one. Raises UsageError."""
    tables = [row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
    if data.table is None and len(tables) != 1:
        raise UsageError(f"write --table: the data have {', '.join(sorted(tables)) or 'no table'}")
    if data.table is not None and data.table not in tables:
        raise UsageError(f"the data have no table '{data.table}': they have {', '.join(sorted(tables)) or 'none'}")
    return data.table or str(tables[0])


def _files(place: str) -> list[str]:
    """The files of a path or pattern, which must be of one kind. Raises UsageError, DataError."""
    files = files_of(place)
    if len(set(map(_kind, files))) > 1 or not _kind(files[0]):
        raise UsageError(f"'{place}' is not data that can be read: name files that end in {', '.join(FILES)}")
    if empty := next((each for each in files if not Path(each).stat().st_size), None):
        raise DataError(f"'{os.path.relpath(empty)}' is empty")
    return files


def _kind(file: str) -> str:
    """The ending of a file, one of `FILES`; empty if the file cannot be read."""
    return next((end for end in FILES if file.lower().endswith(end)), "")


def _view(connection: Any, files: Sequence[str], data: Data) -> str:
    """Create a view of files and return its name."""
    READERS[_kind(files[0])](connection, files, data).create_view(TABLE)
    return TABLE


def _shut(connection: Any, files: Sequence[str], private: str, memory: int | None) -> None:
    """Shut off everything except the files, and a private folder for what does not fit into memory."""
    connection.execute("SET TimeZone = 'UTC'")
    if memory:
        _limit(connection, memory)
    connection.execute("SET enable_progress_bar = true")  # without it, progress is unknown
    connection.execute("SET enable_progress_bar_print = false")
    connection.execute("SET allowed_paths = $1", [[*files, *map(glob.escape, files)]])
    connection.execute("SET temp_directory = $1", [private])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _limit(connection: Any, memory: int) -> None:
    """Keep the whole process below some bytes of memory. Raises UsageError."""
    if memory < LEAST_MEMORY:
        raise UsageError(f"--memory is too small: write at least {LEAST_MEMORY // 10**6}MB")
    limit = int((memory - OWN) * COUNTED)
    [[threads]] = connection.execute("SELECT current_setting('threads')").fetchall()
    connection.execute(f"SET memory_limit = '{limit}B'")
    connection.execute(f"SET threads = {max(1, min(threads, limit // PER_THREAD))}")


def _csv(connection: Any, files: Sequence[str], data: Data) -> Any:
    """Read columns with the types that their values show, but ids, names and ambiguous times as text."""
    if fault := without_head(files):
        raise fault
    try:
        known = connection.read_csv([*map(glob.escape, files)], union_by_name=True, header=True, skiprows=0)
    except duckdb.Error as error:
        raise csv_fault(files) or error from error
    if len(known.columns) == 1 and (fault := csv_fault(files)):  # rows that cannot be split have one column
        raise fault
    odd = _odd_times(connection, files, zip(known.columns, map(str, known.types), strict=True))
    texts = {name: "VARCHAR" for name in known.columns if name in data.texts or name in odd}
    return (
        connection.read_csv([*map(glob.escape, files)], union_by_name=True, header=True, skiprows=0, dtype=texts)
        if texts
        else known
    )


def _odd_times(connection: Any, files: Sequence[str], columns: Iterable[tuple[str, str]]) -> Sequence[str]:
    """The columns of times if those of a file do not have the year first: `03/04/2026` is ambiguous."""
    times = [name for name, kind in columns if kind.startswith(("DATE", "TIME"))]
    sniff = "SELECT DateFormat, TimestampFormat FROM sniff_csv($1)"
    for file in files if times else ():
        [formats] = connection.execute(sniff, [glob.escape(file)]).fetchall()
        if any(found and not found.startswith("%Y") for found in formats):
            return times
    return ()


def _json(connection: Any, files: Sequence[str], data: Data) -> Any:
    """Read columns with values of several kinds, such as 9 and "n/a", as text."""
    known = connection.read_json([*map(glob.escape, files)])
    names = zip(map(_in_quotes, known.columns), map(str, known.types), strict=True)
    return known.project(", ".join(f"{name} ->> '$' AS {name}" if kind == "JSON" else name for name, kind in names))


def _parquet(connection: Any, files: Sequence[str], data: Data) -> Any:
    return connection.read_parquet([*map(glob.escape, files)], union_by_name=True)


READERS: Final = {
    **dict.fromkeys((".csv", ".csv.gz", ".tsv"), _csv),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _json),
    ".parquet": _parquet,
}


def _columns(connection: Any, table: str) -> dict[str, str]:
    """The types of the columns of a table."""
    return {row[0]: row[1] for row in connection.execute(f"DESCRIBE {_in_quotes(table)}").fetchall()}


def _in_quotes(name: str) -> str:
    """A name as an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'
