"""PostgreSQL for real, on a loopback port: the same figures, a session that only reads, and a time limit."""

import os
import random
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from journeymap_cli.errors import DataError
from journeymap_cli.measure.engines import Data, open_data
from support.counting import Pencil
from support.logs import COLUMNS, HOUR, Row, binding, counted
from support.random_logs import random_map, random_rows

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))
USER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
needs = pytest.mark.skipif(
    not (BINARIES / "initdb").exists() and "CI" not in os.environ, reason="needs PostgreSQL (Debian: postgresql)"
)
pytestmark = needs


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own."""
    folder = Path("/tmp") / f"journeymap-postgres-{os.getpid()}"  # a path that its user can reach
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control = [*USER, str(BINARIES / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    address = f"postgres://measure@127.0.0.1:{port}/postgres"
    try:
        subprocess.run(
            [*USER, str(BINARIES / "initdb"), "-D", str(folder / "data"), "-U", "measure", "-A", "trust", "--no-sync"],
            check=True, capture_output=True, cwd="/tmp",
        )  # fmt: skip
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], check=True, cwd="/tmp")
        yield address
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/tmp")
        shutil.rmtree(folder)


def fill(server: str, rows: list[Row]) -> Data:
    with psycopg.connect(server, autocommit=True) as connection:
        kinds = {"VARCHAR": "text", "BIGINT": "bigint", "BOOLEAN": "boolean"}
        columns = ", ".join(f'"{name}" {kinds[kind]}' for name, kind in COLUMNS.items())
        connection.execute(f"DROP TABLE IF EXISTS log; CREATE TABLE log ({columns})".encode())
        with connection.cursor() as cursor, cursor.copy("COPY log FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row[name] for name in COLUMNS])
    return Data(server, "public.log")


@pytest.mark.parametrize("seed", range(6))
def test_it_counts_as_the_reference(server: str, seed: int) -> None:
    pick = random.Random(seed)
    bound, rows = binding(random_map(pick)), random_rows(pick)
    through = pick.choice([15 * HOUR, 400 * HOUR])
    found = counted(bound, fill(server, rows), through=through)
    assert found == Pencil(bound, None, None, through).count(rows)


@pytest.mark.parametrize("kind", ["timestamptz", "timestamp", "text"])
def test_times_are_exact_in_utc(server: str, kind: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP TABLE IF EXISTS log; CREATE TABLE log (u bigint, t {kind}, "E" text)'.encode())
        zone = "" if kind == "timestamp" else "+00"
        times = [f"2026-07-01 00:00:00.000001{zone}", f"2026-07-02 00:00:00.123456{zone}"]
        connection.execute("INSERT INTO log VALUES (1, %s, 'a'), (1, %s, 'b')", times)
    head = "title: T\nmeasure: {entity: u, time: t, event: E, window: 2d}\n"
    bound = binding(f"{head}stages: [{{name: A, events: a}}, {{name: B, events: b}}]")
    found = counted(bound, Data(server, "log"), through=1_790_000_000_000_000)
    assert ("all", "p50", "a", "b", 86_400_123_455) in found


def test_it_only_reads(server: str) -> None:
    with pytest.raises(DataError, match="read-only"), open_data(fill(server, [])) as session:
        session.rows("DELETE FROM log")


def test_it_has_a_time_limit(server: str) -> None:
    fill(server, [])
    slow = pytest.raises(DataError, match="longer than 1 s")
    with slow, open_data(Data(server, "log", timeout=1)) as session:
        session.rows("SELECT pg_sleep(20)")


def test_a_password_is_not_told() -> None:
    wrong = Data("postgres://user:secret@127.0.0.1:1/none", "log")
    with pytest.raises(DataError, match="PostgreSQL") as caught, open_data(wrong):
        pass
    assert "secret" not in str(caught.value)
