import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap_cli.cache import cache_folder


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    cache_folder.cache_clear()
    yield tmp_path / "caches"
    cache_folder.cache_clear()


def test_it_lies_where_the_system_keeps_caches_and_is_private(caches: Path) -> None:
    place = cache_folder("things")
    assert place == caches / "journeymap" / "things"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o755])
def test_a_folder_that_is_open_to_others_is_none(caches: Path, mode: int) -> None:
    place = caches / "journeymap" / "things"
    place.mkdir(parents=True)
    place.chmod(mode)
    assert cache_folder("things") is None


def test_a_folder_of_somebody_else_is_none(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 12345678)
    assert cache_folder("things") is None


def test_a_link_is_none(caches: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (caches / "journeymap").mkdir(parents=True)
    (caches / "journeymap" / "things").symlink_to(tmp_path / "elsewhere")
    assert cache_folder("things") is None


def test_where_no_folder_can_be_there_is_none(caches: Path) -> None:
    caches.write_text("a file")
    assert cache_folder("things") is None


def test_a_user_without_a_home_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_folder("things") is None
    assert list(tmp_path.iterdir()) == []
