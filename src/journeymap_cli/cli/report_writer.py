"""Where reports go: standard output, and files named as FORMAT=FILE."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from journeymap_cli.app.files import write
from journeymap_cli.cli.choices import known
from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.errors import UnreadableError, UsageError


class ReportWriter:
    """The reports of one run: the main one, then those that `typed` names. `files` holds format and file of each.

    Raises UsageError where `typed` names no format, or one file twice.
    """

    def __init__(
        self, console: Console, main: tuple[str, str], typed: Iterable[str], formats: Collection[str], example: str
    ) -> None:
        self.console = console
        self.files: Sequence[tuple[str, str]] = [main, *(_report_file(each, formats, example) for each in typed)]
        named = [os.path.realpath(file) for _, file in self.files if file != STDOUT]
        if len(set(named)) < len(named):
            raise UsageError("two reports would be written to one file")

    def refuse(self, maps: Iterable[str]) -> None:
        """Raise UnreadableError where a report would be written over a map."""
        for _, file in self.files:
            refuse_map(file, maps)

    def color(self, file: str) -> bool:
        """Whether what goes to a file is coloured: only on standard output."""
        return file == STDOUT and self.console.colors(sys.stdout)

    def write(self, file: str, content: bytes, *, noted: bool = True) -> None:
        """Write one report; with `noted`, say so. Raises UnreadableError."""
        if file == STDOUT:
            print_bytes(content)
            return
        changed = write(Path(file), content)
        if noted:
            self.console.note(f"{'wrote' if changed else 'unchanged'} {file}")


def refuse_map(file: str, maps: Iterable[str]) -> None:
    """Raise UnreadableError where a file is one of the maps."""
    if file not in (STDOUT, os.devnull) and os.path.realpath(file) in map(os.path.realpath, maps):
        raise UnreadableError(f"'{file}' is a map: no report is written over it")


def encoded(text: str) -> bytes:
    """A report as bytes, UTF-8 with LF whatever the terminal."""
    return text.encode(errors="backslashreplace")


def _report_file(typed: str, formats: Collection[str], example: str) -> tuple[str, str]:
    name, equals, file = typed.partition("=")
    if not equals or not file:
        raise UsageError(f"'{typed}' is no report: write FORMAT=FILE, as in {example}")
    return known("format", name, formats), file
