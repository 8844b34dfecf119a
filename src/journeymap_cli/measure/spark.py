"""Spark: a server by Spark Connect, or a Spark of this machine, over Parquet files or a table of its catalogue."""

import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from journeymap_cli.errors import DataError, UsageError
from journeymap_cli.measure.engines import Data, Session, files_of
from journeymap_cli.measure.limits import limited

SCHEME: Final = "spark://"
LOCAL: Final = "spark://local"
VIEW: Final = "journeymap_events"
"""A view of the session, so that the query has one name whatever the table is called."""

TAG: Final = "journeymap"
RETRIES: Final = 3
"""How often to retry if a server does not answer; this takes seconds, the default of Spark ten minutes."""

SETTINGS: Final = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # a text that is not a time is an error, not null
    "spark.sql.parser.escapedStringLiterals": "false",  # the literals of the query are written this way
}
ON_THIS_MACHINE: Final = {
    "spark.app.name": "journeymap",
    "spark.master": "local[*]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": str(4 * (os.cpu_count() or 1)),
}


class Spark(Session):
    """A session of Spark."""

    engine = "spark"
    table = VIEW

    def __init__(self, session: Any, columns: Mapping[str, str], data: Data) -> None:
        self.session = session
        self.columns = columns
        self.data = data

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See Session. Spark has no read-only sessions, but nothing except a query is valid as a subquery."""
        with limited(self.data.timeout, lambda: self.session.interruptTag(TAG)) as limit:
            try:
                outer = f"SELECT * FROM (\n{query}\n)"  # noqa: S608 - a query of ours, in which texts are literals
                found: Sequence[Sequence[Any]] = self.session.sql(outer).collect()
            except PySparkException as error:
                if limit.is_over:
                    late = f"the query took longer than {self.data.timeout:g} s: allow more with --timeout"
                    raise DataError(late) from error
                raise _failure(error, self.data) from error
        return found


@contextmanager
def open_session(data: Data) -> Iterator[Spark]:
    """Open a table, or with `spark://local` a file, pattern or folder of Parquet. Raises UsageError, DataError."""
    if data.table is None:
        raise UsageError("write --table: the table of events, or with spark://local a file or folder of Parquet")
    warnings.filterwarnings("ignore", module=r"pyspark\.")  # about retries: a failure is raised as an error
    try:
        session = _local(data) if data.place == LOCAL else _remote(data)
        try:
            session.addTag(TAG)
            yield Spark(session, _columns(session, data), data)
        finally:
            if data.place != LOCAL:
                session.stop()
    except PySparkException as error:
        raise _failure(error, data) from error


def _columns(session: Any, data: Data) -> dict[str, str]:
    """Create a view of the table, and return the types of its columns."""
    table = str(data.table)
    is_folder = data.place == LOCAL and Path(table).is_dir()
    if is_folder or (data.place == LOCAL and table.lower().endswith(".parquet")):
        frame = session.read.parquet(*([str(Path(table).resolve())] if is_folder else files_of(table)))
    else:
        frame = session.read.table(table)
    frame.createOrReplaceTempView(VIEW)
    return {field.name: field.dataType.simpleString() for field in frame.schema.fields}


def _remote(data: Data) -> Any:
    """A session of a server."""
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession as RemoteSession

    try:
        session = RemoteSession(f"sc://{data.place.removeprefix(SCHEME)}")
    except ValueError as error:  # a port that is not a number
        raise UsageError("the address of Spark cannot be read: write spark://HOST:15002") from error
    session.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES)])
    for name, value in SETTINGS.items():
        if session.conf.get(name) != value:  # it warns of deprecated settings, even if their values stay the same
            session.conf.set(name, value)
    return session


def _local(data: Data) -> Any:
    """A session of Spark on this machine. A process can have only one Spark, which ends with the process."""
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else Path("java")
    if shutil.which(java) is None:
        raise UsageError("Spark on this machine needs Java 17 or newer (Debian: default-jre-headless)")
    return SparkSession(_context(data.memory)).newSession()


@cache
def _context(memory: int | None) -> SparkContext:
    """Spark in a Java process without output: what goes wrong is raised as errors."""
    limit = {"spark.driver.memory": f"{max(512, memory >> 20)}m"} if memory else {}
    conf = SparkConf(loadDefaults=False).setAll([*(SETTINGS | ON_THIS_MACHINE | limit).items()])
    gateway = launch_gateway(conf, popen_kwargs={"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL})
    return SparkContext(gateway=gateway, conf=conf)


def _failure(error: PySparkException, data: Data) -> DataError:
    """The error of the engine in a sentence, without the token of the address."""
    text = str(error.getMessage() or error).strip()
    first = re.sub(r"^\[[A-Z_.0-9]+\] ", "", next(iter(text.splitlines()), ""))
    if not first or "StatusCode.UNAVAILABLE" in text:
        first = "the server does not answer"
    for secret in re.findall(r"(?:token|user_id|x-[\w-]+)=([^;]+)", data.place):
        first = first.replace(secret, "***")
    return DataError(f"Spark: {first}")
