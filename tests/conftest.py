"""Fixtures for tests in a browser, and setup for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from journeymap_cli.cache import cache_folder
from support.browsers import Opener, skip_or_fail, started_browser

settings.register_profile("patient", deadline=None)  # tests must not fail on a busy machine
settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a browser, so that `-m "not browser"` leaves them out."""
    for item in items:
        if {"browser", "axe"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an empty cache, so that nothing is from an earlier test or run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    cache_folder.cache_clear()
    yield tmp_path / "caches"
    cache_folder.cache_clear()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as found:
        yield found


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


@pytest.fixture(scope="session")
def axe() -> str:
    place = Path(
        os.environ.get("JOURNEYMAP_AXE") or Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
    )
    return place.read_text(encoding="utf-8") if place.is_file() else skip_or_fail("no axe-core on this machine")


@pytest.fixture(scope="session")
def mermaid_modules() -> Path:
    """The `node_modules` that have Mermaid and its command line."""
    place = Path(os.environ.get("JOURNEYMAP_MERMAID") or Path(__file__).parents[1] / "node_modules")
    return place if (place / "mermaid").is_dir() else Path(skip_or_fail("no Mermaid on this machine"))
