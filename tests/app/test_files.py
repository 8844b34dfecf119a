import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap_cli.app.files import write
from journeymap_cli.errors import UnreadableError
from journeymap_cli.in_place import is_plain

WRITE = r"""
import sys
from pathlib import Path
from journeymap_cli.app.files import write
write(Path(sys.argv[1]), b'new\n')
"""


def run_shell(command: str, folder: Path) -> str:
    """Run a command in which WRITE NAME writes a result; return what it prints."""
    script = f'WRITE() {{ "{sys.executable}" -c "{WRITE}" "$1"; }}; {command}'
    return subprocess.run(["bash", "-c", script], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2", "link"])
@pytest.mark.parametrize("way", [">", ">>"])
def test_a_log_that_is_a_stream_keeps_what_is_in_it(name: str, way: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stderr")
    (tmp_path / "log").write_text("old\n")
    run_shell(f"(echo before >&2; WRITE {name}; echo after >&2) 2{way}log", tmp_path)
    old = "old\n" if way == ">>" else ""
    assert (tmp_path / "log").read_text() == f"{old}before\nnew\nafter\n"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/dev/./stdout", "/proc/self/fd/1"])
def test_a_stream_that_is_a_pipe(name: str, tmp_path: Path) -> None:
    assert run_shell(f"WRITE {name} | cat", tmp_path) == "new\n"


def test_a_process_substitution(tmp_path: Path) -> None:
    assert run_shell("WRITE >(tr a-z A-Z) | cat", tmp_path) == "NEW\n"


def test_the_log_of_another_process(tmp_path: Path) -> None:
    with (tmp_path / "log").open("ab") as log:
        log.write(b"old\n")
        log.flush()
        run_shell(f"WRITE /proc/{os.getpid()}/fd/{log.fileno()}", tmp_path)
    assert (tmp_path / "log").read_text() == "old\nnew\n"


def test_a_closed_stream_cannot_be_written() -> None:
    with pytest.raises(UnreadableError, match="cannot write '/dev/fd/99': bad file descriptor"):
        write(Path("/dev/fd/99"), b"new")


def test_a_named_pipe_gets_the_content_and_stays(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"new")
    reader.join()
    assert (got, pipe.is_fifo()) == ([b"new"], True)


def test_a_device_stays_one() -> None:
    write(Path(os.devnull), b"new")
    assert Path(os.devnull).is_char_device()
    with pytest.raises(UnreadableError, match="cannot write '/dev/full': no space left on device"):
        write(Path("/dev/full"), b"new")


@pytest.mark.parametrize(("name", "plain"), [("file", True), (".", True), ("missing/file", True), ("/dev/null", False)])
def test_what_is_a_plain_file(name: str, plain: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    assert is_plain(Path(name)) is plain


def test_through_a_link_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def mounted(file: Path) -> list[str]:
    """The command that runs another one while the file is mounted over itself."""
    return ["unshare", "-rm", "sh", "-c", f'mount --bind "{file}" "{file}" && exec "$@"', "sh"]


def in_closed_folder(file: Path) -> list[str]:
    """The command that runs another one while the folder of the file is read-only, but not the file."""
    bind = f'mount --bind "{file.parent}" "{file.parent}" && mount --bind "{file}" "{file}"'
    return ["unshare", "-rm", "sh", "-c", f'{bind} && mount -o remount,bind,ro "{file.parent}" && exec "$@"', "sh"]


@pytest.mark.parametrize("around", [mounted, in_closed_folder])
def test_a_file_that_cannot_be_replaced_is_overwritten(around: Callable[[Path], list[str]], tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    file.parent.mkdir()
    file.write_bytes(b"a longer old text")
    if subprocess.run([*around(file), "true"], check=False, capture_output=True).returncode:
        pytest.skip("no rights to mount here")
    subprocess.run([*around(file), sys.executable, "-c", WRITE, file], check=True)
    assert (file.read_bytes(), list(file.parent.iterdir())) == (b"new\n", [file])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"new"),
        (b"## Before", b"## Before\n\nnew"),
        (b"| a table |\n", b"| a table |\n\nnew"),
        (b"text\n\n\n", b"text\n\n\nnew"),
    ],
)
def test_the_summary_of_a_job_grows(
    before: bytes, after: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_bytes(before)
    assert write(Path("summary.md"), b"new")
    assert (tmp_path / "summary.md").read_bytes() == after


def test_a_summary_that_is_not_there_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    write(tmp_path / "summary.md", b"new")
    write(tmp_path / "other.md", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"summary.md": b"new", "other.md": b"new"}
