"""PostgreSQL: a session that can only read, with a time limit of its own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from journeymap_cli.errors import DataError, UsageError
from journeymap_cli.measure.engines import Data, Session

SETTINGS: Final = {
    "default_transaction_read_only": "on",
    "timezone": "UTC",
    "standard_conforming_strings": "on",  # the literals of the query are written this way
    "enable_nestloop": "off",  # the planner's estimates for nested windows are far off
    "jit": "off",
}
COLUMNS: Final = """
SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


class PostgresSession(Session):
    """A session of PostgreSQL."""

    engine = "postgres"

    def __init__(
        self, connection: "psycopg.Connection[Any]", table: str, columns: Mapping[str, str], data: Data
    ) -> None:
        self.connection = connection
        self.table = table
        self.columns = columns
        self.data = data

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See Session."""
        try:
            return self.connection.execute(query.encode()).fetchall()
        except KeyboardInterrupt:
            self.connection.cancel()  # otherwise, the server goes on without a client
            raise
        except psycopg.Error as error:
            raise _failure(error, self.data) from error


@contextmanager
def open_session(data: Data) -> Iterator[PostgresSession]:
    """Open a table, which may be `schema.table`. Raises UsageError, DataError."""
    if data.table is None:
        raise UsageError("write --table: the table of events, or schema.table")
    limit = {"statement_timeout": str(int(data.timeout * 1000))} if data.timeout else {}
    options = " ".join(f"-c {name}={value}" for name, value in (SETTINGS | limit).items())
    try:
        with psycopg.connect(data.place, options=options, connect_timeout=20) as connection:
            *schema, table = data.table.split(".", 1)
            if schema:
                connection.execute(SQL("SET search_path TO {}").format(Identifier(schema[0])))
            name = Identifier(table).as_string(connection)
            columns: dict[str, str] = dict(connection.execute(COLUMNS, [name]).fetchall())
            yield PostgresSession(connection, table, columns, data)
    except psycopg.Error as error:
        raise _failure(error, data) from error


def _failure(error: psycopg.Error, data: Data) -> DataError:
    """The error of the server in a sentence, without the password."""
    if isinstance(error, psycopg.errors.QueryCanceled):
        return DataError(f"the query took longer than {data.timeout or 0:g} s: allow more with --timeout")
    first = next(iter(str(error).splitlines()), "it does not answer")
    try:
        password = conninfo_to_dict(data.place).get("password")
    except psycopg.Error:
        return DataError("the address of PostgreSQL cannot be read: write postgres://USER@HOST/DATABASE")
    return DataError(f"PostgreSQL: {first.replace(str(password), '***') if password else first}")
