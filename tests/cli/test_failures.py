import sys

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
