import os
import stat
import time
from pathlib import Path

import pytest

from journeymap_cli import cache
from journeymap_cli.cache import DIGEST, cache_folder, find, keep

pytestmark = pytest.mark.usefixtures("caches")


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


def test_what_was_kept_is_found(caches: Path) -> None:
    assert find("things", "a") is None
    keep("things", "a", b"one")
    keep("things", "b", b"two")
    assert [find("things", key) for key in "abc"] == [b"one", b"two", None]
    assert find("others", "a") is None


@pytest.mark.parametrize("damage", [b"", b"x", bytes(32), b"x" * 40])
def test_an_entry_that_is_not_intact_is_not_found(caches: Path, damage: bytes) -> None:
    keep("things", "a", b"one")
    (entry,) = (caches / "journeymap" / "things").iterdir()
    entry.write_bytes(damage)
    assert find("things", "a") is None
    keep("things", "a", b"two")
    assert find("things", "a") == b"two"


def test_without_a_folder_nothing_is_kept(caches: Path) -> None:
    caches.write_text("a file")
    keep("things", "a", b"one")
    assert find("things", "a") is None


def test_the_oldest_entries_make_room(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * (10 + DIGEST))
    for at, key in enumerate("abc"):
        keep("things", key, b"x" * 10)
        for entry in (caches / "journeymap" / "things").iterdir():
            if entry.stat().st_mtime > 1_000:
                os.utime(entry, (at, at))
    assert [find("things", key) for key in "bca"] == [b"x" * 10, b"x" * 10, None]


def test_an_entry_that_is_too_large_is_not_kept(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 10)
    keep("things", "a", b"x" * 10)
    assert list((caches / "journeymap" / "things").iterdir()) == []


def test_every_change_of_the_program_is_another_version_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def version() -> str:
        return cache.code_version.__wrapped__()

    monkeypatch.setattr(cache, "CODE", tmp_path)
    module = tmp_path / "view" / "flow.py"
    module.parent.mkdir()
    module.write_text("one")
    os.utime(module, ns=(1, 1))
    versions = [version(), version()]
    later = time.time_ns() + 1_000_000_000
    os.utime(module, ns=(later, later))
    versions.append(version())
    (tmp_path / "__pycache__").mkdir()
    os.utime(tmp_path / "__pycache__", ns=(later + 1, later + 1))
    versions.append(version())
    (tmp_path / "view" / "new.py").write_text("new")
    os.utime(tmp_path / "view", ns=(later + 1, later + 1))
    versions.append(version())
    assert [versions.index(each) for each in versions] == [0, 0, 2, 2, 4]


def test_links_of_editors_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "CODE", tmp_path)
    (tmp_path / ".#flow.py").symlink_to("ann@desk.1234")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert cache.code_version.__wrapped__()


def test_the_files_of_an_installation_are_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "site-packages" / "journeymap_cli"
    monkeypatch.setattr(cache, "CODE", code)  # there is no such folder
    assert str(code) in cache.code_version.__wrapped__()
