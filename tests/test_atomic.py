from pathlib import Path

import pytest

from journeymap_cli.atomic import write_whole


def test_it_says_whether_the_file_changed(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    assert [write_whole(path, content) for content in (b"1", b"1", b"2")] == [True, False, True]
    assert path.read_bytes() == b"2"
    assert list(path.parent.iterdir()) == [path]


def test_permissions_are_kept_and_a_new_file_has_the_usual_ones(tmp_path: Path) -> None:
    usual, kept, new = (tmp_path / name for name in ("usual", "kept", "new"))
    usual.write_bytes(b"")
    kept.write_bytes(b"")
    kept.chmod(0o640)
    write_whole(kept, b"1")
    write_whole(new, b"1")
    assert kept.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
