import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap_cli import cache
from journeymap_cli.cache import DIGEST, cache_folder, kept, read_entry


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


def test_what_was_made_once_is_kept(caches: Path) -> None:
    made: list[str] = []

    def make(content: str) -> bytes:
        made.append(content)
        return content.encode()

    assert kept("things", "a", lambda: make("one")) == b"one"
    assert kept("things", "a", lambda: make("two")) == b"one"
    assert kept("things", "b", lambda: make("three")) == b"three"
    assert made == ["one", "three"]


@pytest.mark.parametrize("damage", [b"", b"x", bytes(32), b"x" * 40])
def test_an_entry_that_is_not_intact_is_made_again(caches: Path, damage: bytes) -> None:
    kept("things", "a", lambda: b"one")
    (entry,) = (caches / "journeymap" / "things").iterdir()
    entry.write_bytes(damage)
    assert kept("things", "a", lambda: b"two") == b"two"
    assert read_entry(entry) == b"two"


def test_without_a_folder_nothing_is_kept(caches: Path) -> None:
    caches.write_text("a file")
    assert kept("things", "a", lambda: b"one") == b"one"
    assert kept("things", "a", lambda: b"two") == b"two"


def test_what_cannot_be_made_is_not_kept(caches: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept("things", "a", fail)
    assert kept("things", "a", lambda: b"one") == b"one"


def test_the_oldest_entries_make_room(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * (10 + DIGEST))
    for at, key in enumerate("abc"):
        kept("things", key, lambda: b"x" * 10)
        for entry in (caches / "journeymap" / "things").iterdir():
            if entry.stat().st_mtime > 1_000:
                os.utime(entry, (at, at))
    assert [kept("things", key, lambda: b"new") for key in "bca"] == [b"x" * 10, b"x" * 10, b"new"]


def test_an_entry_that_is_too_large_is_not_kept(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 10)
    kept("things", "a", lambda: b"x" * 10)
    assert list((caches / "journeymap" / "things").iterdir()) == []
