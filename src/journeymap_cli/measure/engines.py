"""The engines that count: how each is opened and queried. ibis only writes the query, a client runs it."""

import glob
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from journeymap_cli.errors import DataError, UsageError
from journeymap_cli.nearest import suggestion

TABLE: Final = "events"
ENVIRONMENT: Final = "env:"
FILES: Final = (".csv", ".csv.gz", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")


@dataclass(frozen=True)
class Data:
    """Where the events are. `texts` are columns of a text file that must not be read as numbers or times.

    `memory` is a number of bytes, `timeout` of seconds; None means without a limit.
    """

    place: str
    table: str | None = None
    texts: Collection[str] = ()
    memory: int | None = None
    timeout: float | None = None


class Session(Protocol):
    """An open connection that only reads one table."""

    engine: str
    table: str
    columns: Mapping[str, str]
    """The type of each column, as the engine names it."""

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """Return the rows of a query. Raises DataError."""
        ...

    def progress(self) -> float | None:
        """Return how much of the running query is done, in per cent; None if that is unknown."""
        return None


class Engine(NamedTuple):
    """The dialect, as ibis names it, and how to open data; None for an engine whose query is only printed."""

    dialect: str
    open: Callable[[Data], AbstractContextManager[Session]] | None = None


def _duckdb(data: Data) -> AbstractContextManager[Session]:
    from journeymap_cli.measure.duckdb_ import open_session

    return open_session(data)


def _postgres(data: Data) -> AbstractContextManager[Session]:
    if find_spec("psycopg") is None:
        raise UsageError("PostgreSQL needs one more package: pip install 'journeymap-cli[measure,postgres]'")
    from journeymap_cli.measure.postgres import open_session

    return open_session(data)


def _spark(data: Data) -> AbstractContextManager[Session]:
    if find_spec("pyspark") is None:
        raise UsageError("Spark needs one more package: pip install 'journeymap-cli[measure,spark]'")
    from journeymap_cli.measure.spark import open_session

    return open_session(data)


ENGINES: Final[Mapping[str, Engine]] = {
    "duckdb": Engine("duckdb", _duckdb),
    "postgres": Engine("postgres", _postgres),
    "spark": Engine("pyspark", _spark),
    "bigquery": Engine("bigquery"),
    "snowflake": Engine("snowflake"),
    "trino": Engine("trino"),
    "clickhouse": Engine("clickhouse"),
}
"""By the scheme of an address: `postgres://...`."""


def place_of(typed: str) -> str:
    """Return the address of the data; `env:NAME` takes it from the environment. Raises UsageError."""
    if not typed.startswith(ENVIRONMENT):
        return typed
    name = typed.removeprefix(ENVIRONMENT)
    found = os.environ.get(name)
    if not found:
        raise UsageError(f"the environment has no variable '{name}'")
    return found


def engine_of(place: str) -> str:
    """Return the name of the engine for an address: DuckDB for files. Raises UsageError."""
    scheme, colon, _ = place.partition("://")
    scheme = {"postgresql": "postgres"}.get(scheme, scheme)
    if not colon:
        return "duckdb"
    if scheme not in ENGINES:
        raise UsageError(f"there is no engine '{scheme}': {suggestion(scheme, ENGINES)}")
    return scheme


def open_data(data: Data) -> AbstractContextManager[Session]:
    """Open a session with the data. Raises UsageError, DataError."""
    name = engine_of(data.place)
    opened = ENGINES[name].open
    if opened is None:
        raise UsageError(
            f"journeymap does not connect to {name}: '--sql {name}' prints the query, to be run there; "
            "it reads the columns that the map binds, of every event"
        )
    return opened(data)


def files_of(place: str) -> list[str]:
    """Return the files that match a path or pattern, as sorted absolute paths. Raises DataError."""
    if Path(place).is_dir():
        raise DataError(f"'{place}' is a folder: write a pattern, such as '{Path(place) / '*.csv'}'")
    is_file = Path(place).is_file()
    found = [place] if is_file else sorted(glob.glob(place, recursive=True))  # noqa: PTH207 - may be absolute
    files = [os.path.abspath(each) for each in found if Path(each).is_file()]  # noqa: PTH100 - a link keeps its name
    if not files:
        what = "no file has such a name" if glob.has_magic(place) else "there is no such file"
        raise DataError(f"cannot read '{place}': {what}")
    return files
