"""A PostgreSQL server for tests, on a loopback port, and tables in it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from journeymap_cli.measure.engines import Data
from support.logs import COLUMNS, Row, in_quotes

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))
IS_MISSING = not (BINARIES / "initdb").exists()
AS_USER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
KINDS = {"VARCHAR": "text", "BIGINT": "bigint", "BOOLEAN": "boolean", "TIMESTAMPTZ": "timestamptz"}


@contextmanager
def started() -> Iterator[str]:
    """Start a server, which stops after the tests; yield its address."""
    folder = Path("/tmp") / f"journeymap-postgres-{os.getpid()}"  # a path that its user can reach
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control = [*AS_USER, str(BINARIES / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    try:
        initdb = [*AS_USER, str(BINARIES / "initdb"), "-D", str(folder / "data"), "-U", "measure", "-A", "trust"]
        subprocess.run([*initdb, "--no-sync"], check=True, capture_output=True, cwd="/tmp")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], check=True, cwd="/tmp")
        yield f"postgres://measure@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/tmp")
        shutil.rmtree(folder)


def run(server: str, query: str, *values: Any) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(query.encode(), values or None)


def filled(server: str, rows: Sequence[Row], columns: Mapping[str, str] = COLUMNS) -> Data:
    """Make a table with the rows."""
    with psycopg.connect(server, autocommit=True) as connection:
        kinds = ", ".join(f"{in_quotes(name)} {KINDS[kind]}" for name, kind in columns.items())
        connection.execute(f"DROP TABLE IF EXISTS log; CREATE TABLE log ({kinds})".encode())
        with connection.cursor() as cursor, cursor.copy("COPY log FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row[name] for name in columns])
    return Data(server, "public.log")
