import subprocess
import sys
from pathlib import Path

import pytest

from journeymap_cli.atomic import overwrite, write_whole


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


def test_a_folder_that_is_removed_meanwhile_is_created_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out" / "file"
    replace = Path.replace
    moves = iter([tmp_path / "gone", None])

    def removing(self: Path, target: Path) -> Path:
        if gone := next(moves):
            path.parent.rename(gone)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", removing)
    assert write_whole(path, b"1")
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == b"1"


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


def test_a_file_is_overwritten_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a longer old text")
    inode = path.stat().st_ino
    overwrite(path, b"new")
    assert (path.read_bytes(), path.stat().st_ino) == (b"new", inode)


def test_the_old_content_comes_back_if_the_disk_is_full(tmp_path: Path) -> None:
    script = f"""
import resource, signal
import subprocess
import sys
from pathlib import Path
from journeymap_cli.atomic import overwrite
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
overwrite(Path({str(tmp_path / "file")!r}), b"new" * 10_000)
"""
    (tmp_path / "file").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "OSError: [Errno 27] File too large"
    assert (tmp_path / "file").read_bytes() == b"old"
