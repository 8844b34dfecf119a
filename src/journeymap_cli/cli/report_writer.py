"""Writing reports to standard output, and to files given as FORMAT=FILE."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from journeymap_cli.app.files import write
from journeymap_cli.cli.choices import known
from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.errors import UnreadableError, UsageError
from journeymap_cli.in_place import is_plain


class ReportWriter:
    """The reports of one run: `main`, then those in `typed`. `files` has the format and the file of each.

    Raises UsageError for an unknown format, and for two reports to the same file.
    """

    def __init__(
        self, console: Console, main: tuple[str, str], typed: Iterable[str], formats: Collection[str], example: str
    ) -> None:
        self.console = console
        self.files: Sequence[tuple[str, str]] = [main, *(_report_file(each, formats, example) for each in typed)]
        named = [os.path.realpath(file) for _, file in self.files if file != STDOUT and is_plain(Path(file))]
        if len(set(named)) < len(named):
            raise UsageError("two reports would be written to the same file")

    def refuse(self, maps: Iterable[str]) -> None:
        """Raise UnreadableError if a report would overwrite a map."""
        for _, file in self.files:
            refuse_map(file, maps)

    def color(self, file: str) -> bool:
        """Whether to colour a report to this file: only standard output can have colours."""
        return file == STDOUT and self.console.colors(sys.stdout)

    def write(self, file: str, content: bytes, *, noted: bool = True) -> None:
        """Write one report; with `noted`, print a note about the file. Raises UnreadableError."""
        if file == STDOUT:
            print_bytes(content)
            return
        changed = write(Path(file), content)
        if noted:
            self.console.note(f"{'wrote' if changed else 'unchanged'} {file}")


def refuse_map(file: str, maps: Iterable[str]) -> None:
    """Raise UnreadableError if a file is one of the maps."""
    if file != STDOUT and is_plain(Path(file)) and os.path.realpath(file) in map(os.path.realpath, maps):
        raise UnreadableError(f"'{file}' is a map: a report would overwrite it")


def encoded(text: str) -> bytes:
    """A report as UTF-8, with characters that cannot be encoded escaped."""
    return text.encode(errors="backslashreplace")


def _report_file(typed: str, formats: Collection[str], example: str) -> tuple[str, str]:
    name, equals, file = typed.partition("=")
    if not equals or not file:
        raise UsageError(f"'{typed}' is not a report: write FORMAT=FILE, such as {example}")
    return known("format", name, formats), file
