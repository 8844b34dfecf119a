"""DuckDB over files, or over a file of its own, with every other door shut."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from journeymap_cli.errors import DataError, UsageError
from journeymap_cli.measure.engines import FILES, TABLE, Data, files_of
from journeymap_cli.measure.limits import limited
from journeymap_cli.regexes import regex

SHUT: Final = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
"""What must be off before a connection exists."""

SCHEME: Final = "duckdb://"
LINE: Final = regex(r"(?:CSV Error on )?[Ll]ine:? (\d+)")
COLUMN: Final = regex(r'[Cc]olumn "?(?:at position: \d+ name: )?([^"\n:]+?)"?(?:$|[\n.:]| with| at)')
TIME: Final = regex(r'timestamp field .*?"(.*?)"|date field .*?"(.*?)"')
VALUE: Final = regex(r'Could not convert string "(.*?)" to')


class DuckDb:
    """A session of DuckDB."""

    engine = "duckdb"

    def __init__(self, connection: Any, table: str, columns: Mapping[str, str], data: Data) -> None:
        self.connection = connection
        self.table = table
        self.columns = columns
        self.data = data

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See Session."""
        # in a thread of its own: while DuckDB works, the main thread would not hear Ctrl-C
        with ThreadPoolExecutor(1) as pool, limited(self.data.timeout, self.connection.interrupt):
            try:
                found: Sequence[Sequence[Any]] = pool.submit(self._ask, query).result()
            except duckdb.Error as error:
                raise _failure(error, self.data) from error
        return found

    def _ask(self, query: str) -> Sequence[Sequence[Any]]:
        found: Sequence[Sequence[Any]] = self.connection.execute(query).fetchall()
        return found


@contextmanager
def open_session(data: Data) -> Iterator[DuckDb]:
    """Open the data. Raises UsageError, DataError."""
    with tempfile.TemporaryDirectory(prefix="journeymap-") as private:
        connection, table = None, TABLE
        try:
            if data.place.startswith(SCHEME):
                connection, table = _database(data, private)
            else:
                connection = _files(data, private)
            yield DuckDb(connection, table, _columns(connection, table), data)
        except duckdb.Error as error:
            raise _failure(error, data) from error
        finally:
            if connection is not None:
                connection.close()


def _database(data: Data, private: str) -> tuple[Any, str]:
    """A database of DuckDB, opened to be read."""
    path = data.place.removeprefix(SCHEME)
    if not Path(path).is_file():
        raise DataError(f"cannot read '{path}': there is no such file")
    connection = duckdb.connect(path, read_only=True, config=dict(SHUT))
    _shut(connection, [os.path.realpath(path)], private, data.memory)
    tables = [row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
    if data.table is None and len(tables) != 1:
        raise UsageError(f"write --table: the data have {', '.join(sorted(tables)) or 'no table'}")
    if data.table is not None and data.table not in tables:
        raise UsageError(f"the data have no table '{data.table}': they have {', '.join(sorted(tables)) or 'none'}")
    return connection, data.table or tables[0]


def _files(data: Data, private: str) -> Any:
    """Files, as a view of a database in memory."""
    files = files_of(data.place)
    kinds = {next((end for end in FILES if each.lower().endswith(end)), "") for each in files}
    if len(kinds) > 1 or "" in kinds:
        raise UsageError(f"'{data.place}' is not data that can be read: name files that end in {', '.join(FILES)}")
    if empty := next((each for each in files if not Path(each).stat().st_size), None):
        raise DataError(f"'{os.path.relpath(empty)}' is empty")
    connection = duckdb.connect(config=dict(SHUT))
    _shut(connection, files, private, data.memory)
    READERS[kinds.pop()](connection, files, data).create_view(TABLE)
    return connection


def _shut(connection: Any, files: Sequence[str], private: str, memory: int | None) -> None:
    """Leave only the files and a private folder for what does not fit into memory."""
    connection.execute("SET TimeZone = 'UTC'")
    if memory:
        connection.execute(f"SET memory_limit = '{int(memory)}B'")
    connection.execute("SET allowed_paths = $1", [list(files)])
    connection.execute("SET temp_directory = $1", [private])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _csv(connection: Any, files: Sequence[str], data: Data) -> Any:
    known = connection.read_csv(list(files), union_by_name=True)
    texts = {name: "VARCHAR" for name in known.columns if name in data.texts}
    return connection.read_csv(list(files), union_by_name=True, dtype=texts) if texts else known


def _json(connection: Any, files: Sequence[str], data: Data) -> Any:
    return connection.read_json(list(files))


def _parquet(connection: Any, files: Sequence[str], data: Data) -> Any:
    return connection.read_parquet(list(files), union_by_name=True)


READERS: Final = {
    **dict.fromkeys((".csv", ".csv.gz", ".tsv"), _csv),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _json),
    ".parquet": _parquet,
}


def _columns(connection: Any, table: str) -> dict[str, str]:
    """The types of the columns of a table."""
    name = '"' + table.replace('"', '""') + '"'
    return {row[0]: row[1] for row in connection.execute(f"DESCRIBE {name}").fetchall()}


def _failure(error: Exception, data: Data) -> DataError:
    """The error of the engine in a sentence."""
    text = str(error)
    if isinstance(error, duckdb.InterruptException):
        return DataError(f"the query took longer than {data.timeout:g} s: allow more with --timeout")
    if isinstance(error, duckdb.OutOfMemoryException):
        return DataError("the query needs more memory: allow more with --memory")
    place = f"'{data.place}'"
    line, column, value = (found.search(text) for found in (LINE, COLUMN, VALUE))
    if line and value:
        where = f"{place}, row {line[1]}" + (f", column '{column[1].strip()}'" if column else "")
        return DataError(f"{where}: '{value[1]}' is not like the values above it")
    if time := TIME.search(text):
        return DataError(f"{place}: '{time[1] or time[2]}' is not a time: write the column as ISO 8601")
    first = re.sub(r"^[A-Z]\w+ Error: ", "", next(iter(text.splitlines()), "it cannot be read"))
    return DataError(f"cannot read {place}: {first}")
