import signal
import sys
from collections.abc import Iterator

import pytest
import typer

from journeymap_cli.cli.failures import guarded, run
from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import UsageError


def app(error: BaseException | None) -> typer.Typer:
    """A command line with one command that fails so."""
    found = typer.Typer(rich_markup_mode=None, add_completion=False)

    @found.command()
    @guarded
    def command(word: str = "", color: ColorChoice = ColorChoice.NEVER) -> None:
        if error:
            raise error

    return found


def ended(error: BaseException | None, monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["journeymap", *args])
    return run(app(error))


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (None, 0, ""),
        (UsageError("two outputs have one name"), 2, "error: two outputs have one name\n"),
        (PermissionError(13, "Permission denied", "a/b"), 2, "error: 'a/b': permission denied\n"),
        (OSError(28, "No space left on device"), 2, "error: no space left on device\n"),
        (KeyboardInterrupt(), 130, ""),
        (typer.Exit(1), 1, ""),
        (typer.Abort(), 130, ""),
        (UsageError("a\x1b[2J\nb"), 2, "error: a\\x1b[2J\\nb\n"),
        (KeyError("x"), 2, "error: internal error, please report it: KeyError: 'x'\n"),
    ],
)
def test_whatever_happens_ends_in_a_code_and_a_sentence(
    error: BaseException | None,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ended(error, monkeypatch) == code
    assert capsys.readouterr().err == words


def test_wrong_arguments_are_reported_with_the_way_to_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(None, monkeypatch, "--wrd\x1b[2J") == 2
    assert capsys.readouterr().err == (
        "error: No such option: --wrd\\x1b[2J (Possible options: --word)\ntry 'journeymap --help'\n"
    )


def test_colour_is_as_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(UsageError("no"), monkeypatch, "--color", "always") == 2
    assert capsys.readouterr().err == "\x1b[1;31merror\x1b[0m: no\n"


@pytest.fixture
def usual_interrupts() -> Iterator[None]:
    """A shell that runs tests in the background lets them ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("usual_interrupts")
@pytest.mark.parametrize(
    "other", [RuntimeError("Query interrupted"), UsageError("no such thing"), OSError(5, "x"), None]
)
def test_an_interrupt_of_which_a_library_makes_something_else_ends_as_one(
    other: Exception | None, capsys: pytest.CaptureFixture[str]
) -> None:
    @guarded
    def command() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as error:
            if other:
                raise other from error

    with pytest.raises(typer.Exit) as caught:
        command()
    assert caught.value.exit_code == 130
    assert capsys.readouterr().err == ""
    assert signal.getsignal(signal.SIGINT) == signal.default_int_handler


def test_an_interrupt_that_a_shell_lets_the_process_ignore_is_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        guarded(lambda: signal.raise_signal(signal.SIGINT))()
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
