"""A Spark Connect server for tests, and tables in it."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from journeymap_cli.measure.engines import Data
from support.logs import COLUMNS, Row

IS_MISSING = find_spec("pyspark") is None or shutil.which("java") is None
KINDS = {"VARCHAR": "string", "BIGINT": "bigint", "BOOLEAN": "boolean", "TIMESTAMPTZ": "timestamp"}
SETTINGS = {
    "spark.ui.enabled": "true",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "1g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    # with few rows, planning and compiling take longer than counting
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


class Server(NamedTuple):
    """A running server: its address, and that of its web pages."""

    address: str
    pages: str

    def running(self) -> list[str]:
        """The names of the jobs that are running."""
        applications = _json(f"{self.pages}/api/v1/applications")
        jobs = _json(f"{self.pages}/api/v1/applications/{applications[0]['id']}/jobs?status=running")
        return [job["name"] for job in jobs]

    def waits_for(self, *, running: bool, seconds: float = 60) -> bool:
        """Wait until some job runs, or none does; return False if that takes too long."""
        end = time.monotonic() + seconds
        while bool(self.running()) != running:
            if time.monotonic() > end:
                return False
            time.sleep(0.2)
        return True


def _json(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.load(answer)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def started(folder: Path) -> Iterator[Server]:
    """Start a server, which stops after the tests."""
    import pyspark

    port, pages = _free_port(), _free_port()
    own = {
        "spark.connect.grpc.binding.port": port,
        "spark.ui.port": pages,
        "spark.local.dir": folder,
        "spark.sql.warehouse.dir": folder / "warehouse",
    }
    settings = [part for name, value in (SETTINGS | own).items() for part in ("--conf", f"{name}={value}")]
    program = Path(str(pyspark.__file__)).parent / "bin" / "spark-submit"
    name = ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--master", "local[2]"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, *name, *settings, "spark-internal"],
            stdout=log,
            stderr=log,
            cwd=folder,
            env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"},
        )
    try:
        _wait(process, port, folder / "log")
        yield Server(f"spark://127.0.0.1:{port}", f"http://127.0.0.1:{pages}")
    finally:
        process.kill()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + 600  # the machine may be busy
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(log.read_text(encoding="utf-8")[-2000:])


class Filler:
    """Puts rows into views that all sessions of the server share."""

    def __init__(self, server: Server) -> None:
        from pyspark.sql.connect.session import SparkSession

        self.server = server
        self.session = SparkSession(server.address.replace("spark:", "sc:"))

    def fill(self, rows: Sequence[Row], columns: Mapping[str, str] = COLUMNS, **more: Any) -> Data:
        schema = ", ".join(f"`{name.replace('`', '``')}` {KINDS[kind]}" for name, kind in columns.items())
        values = [tuple(row[name] for name in columns) for row in rows]
        self.session.createDataFrame(values, schema).createOrReplaceGlobalTempView("log")
        return Data(self.server.address, "global_temp.log", **more)

    def view(self, query: str) -> Data:
        self.session.sql(query).createOrReplaceGlobalTempView("log")
        return Data(self.server.address, "global_temp.log")
