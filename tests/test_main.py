"""What only a process shows: streams, signals, the locale."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeymap_cli import __version__
from support.commands import COMMAND, journeymap
from support.watching import accept_interrupts

MAP = "title: A map\nstages: [Browse, Buy]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def shell(script: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell says of a script, in which `journeymap` is the command."""
    function = f'journeymap() {{ {" ".join(COMMAND)} "$@"; }}\n'
    return subprocess.run(["bash", "-c", function + script], capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("args", [["--version"], ["render", "--version"], ["init", "--version"]])
def test_the_version_is_shown_by_every_command(args: list[str]) -> None:
    result = journeymap(*args)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"journeymap {__version__}\n".encode(), b"")


def test_the_command_alone_shows_the_help() -> None:
    result = journeymap()
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == journeymap("--help").stdout == journeymap("-h").stdout
    assert b"Usage: journeymap [OPTIONS] COMMAND" in result.stdout


def test_wrong_arguments_are_one_line_and_the_way_to_the_help() -> None:
    result = journeymap("render", "map.yaml", "--formt", "json")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == (
        "error: No such option: --formt (Possible options: --format)\ntry 'journeymap render --help'\n"
    )
    assert journeymap("rendr").stderr.startswith(b"error: No such command 'rendr'. Did you mean 'render'?\n")
    assert journeymap("render").stderr.startswith(b"error: Missing argument 'FILE")


def test_words_that_act_on_a_terminal_are_shown_escaped() -> None:
    for args in (["re\x1b[2Jnder"], ["render", "--\x1b[2J"], ["render", "map.yaml", "-f", "\u202epdf"]):
        result = journeymap(*args)
        assert result.returncode == 2
        assert b"\x1b" not in result.stderr
        assert "\u202e" not in result.stderr.decode()


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    result = shell("journeymap render - -f json < map.yaml | head -c 1; echo ${PIPESTATUS[0]} >&2")
    assert (result.stdout, result.stderr) == (b"{", b"0\n")


def test_a_reader_that_was_never_there_too() -> None:
    result = shell("(sleep 0.5; journeymap render map.yaml -f json -o -; echo $? >&2) | true")
    assert (result.stdout, result.stderr) == (b"", b"0\n")


def test_a_closed_standard_error_does_not_stop_it() -> None:
    result = shell("cp map.yaml b.yaml; (sleep 0.5; journeymap render map.yaml b.yaml -f json; echo $?) 2> >(true)")
    assert (result.stdout, result.stderr) == (b"0\n", b"")
    assert Path("map.json").exists()
    assert Path("b.json").exists()


@pytest.mark.parametrize("args", ["--version", "render map.yaml -f json -o -", "schema"])
def test_a_full_disk_is_an_error(args: str) -> None:
    result = shell(f"journeymap {args} > /dev/full")
    assert result.returncode == 2
    assert result.stderr == b"error: no space left on device\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(closed: str) -> None:
    assert shell(f"journeymap render map.yaml -f json {closed}").returncode == 0
    assert Path("map.json").read_bytes().startswith(b"{")
    assert shell(f"journeymap render map.yaml -f json -o - {closed}").stderr == b""


def test_closed_standard_input_is_an_empty_file() -> None:
    result = shell("journeymap render - -f json <&-")
    assert result.returncode == 2
    assert b"<stdin>:1:1" in result.stderr


def test_an_interrupt_ends_with_130_and_says_nothing() -> None:
    with subprocess.Popen(
        [*COMMAND, "render", "-", "-f", "json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=accept_interrupts,  # noqa: PLW1509 - a shell that runs tests in the background takes this away
    ) as process:
        wait_until_it_reads(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def wait_until_it_reads(process: int) -> None:
    """Until the process sleeps in a call that reads from a pipe."""
    for _ in range(600):
        if "pipe" in Path(f"/proc/{process}/wchan").read_text(encoding="ascii"):
            return
        time.sleep(0.05)
    pytest.fail("it never read")


def test_output_has_lf_and_utf8_whatever_the_locale() -> None:
    Path("map.yaml").write_text("title: Größe 東京\nstages: [a]\n", encoding="utf-8")
    for locale in ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "utf-16"}):
        result = journeymap("render", "map.yaml", "-f", "md", "-o", "-", env=locale)
        assert result.stdout.decode().startswith("# Größe 東京\n\n")
        assert b"\r" not in result.stdout


def test_an_internal_error_has_a_traceback_in_development_mode() -> None:
    broken = {"PYTHONPATH": os.pathsep.join(["broken", os.environ.get("PYTHONPATH", "")])}
    Path("broken").mkdir()
    Path("broken/sitecustomize.py").write_text(
        "import journeymap_cli.cli.options as options\noptions.__version__ = property()\noptions.typer.echo = None\n",
        encoding="utf-8",
    )
    result = journeymap("rules", "--version", env=broken)
    assert result.returncode == 2
    assert result.stderr.startswith(b"error: internal error, please report it: TypeError: ")
    result = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "journeymap_cli", "rules", "--version"],
        capture_output=True,
        check=False,
        env={**os.environ, **broken},
        timeout=60,
    )
    assert b"Traceback" in result.stderr


ENDING = """
import atexit, json, os, sys
from journeymap_cli.__main__ import main, program

class Object:
    def __del__(self, write=os.write):
        write(1, b"deleted\\n")

json.kept = Object()
atexit.register(print, "at exit")
sys.argv = ["journeymap", "--version"]
{}()
"""


@pytest.mark.parametrize(
    ("entry", "flags", "end"),
    [
        ("program", [], "at exit\n"),
        ("program", ["-X", "dev"], "at exit\ndeleted\n"),
        ("import sys; sys.setprofile(lambda *_: None); program", [], "at exit\ndeleted\n"),
        ("main", [], "at exit\ndeleted\n"),
    ],
)
def test_the_process_ends_without_deleting_every_object(entry: str, flags: list[str], end: str) -> None:
    result = subprocess.run(
        [sys.executable, *flags, "-c", ENDING.format(entry)], capture_output=True, check=False, timeout=60
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode() == f"journeymap {__version__}\n{end}"
