"""The engines that are at hand, each with a way to put rows into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap_cli.measure.engines import Data
from support import postgres as postgres_server
from support import spark as spark_server
from support.browsers import skip_or_fail
from support.logs import Put, database
from support.spark import Filler


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server."""
    if postgres_server.IS_MISSING:
        skip_or_fail("no PostgreSQL (Debian: postgresql)")
    with postgres_server.started() as address:
        yield address


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filler]:
    """A server, which takes a while to start: one for all tests."""
    if spark_server.IS_MISSING:
        skip_or_fail("no Spark (pip install '.[spark]'; Debian: default-jre-headless)")
    with spark_server.started(tmp_path_factory.mktemp("spark")) as server:
        yield Filler(server)


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def put(request: pytest.FixtureRequest, tmp_path: Path) -> Put:
    """Puts rows where an engine counts them."""
    if request.param == "duckdb":
        return lambda rows: Data(database(tmp_path / "log.db", rows))
    server = request.getfixturevalue(request.param)
    return server.fill if request.param == "spark" else lambda rows: postgres_server.filled(server, rows)
