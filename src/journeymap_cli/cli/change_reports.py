"""The reports of `diff`: text on standard output or in files, and pages."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journeymap_cli.app.sources import STDIN_NAME
from journeymap_cli.cli.console import STDOUT, Console
from journeymap_cli.cli.report_writer import ReportWriter, encoded
from journeymap_cli.cli.targets import stem
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.formats import CHANGE_REPORTS, by_ending
from journeymap_cli.report.formats import change_report

HTML: Final = "html"


class ChangeReports:
    """The requested reports, and the theme of pages. Raises UsageError if two reports would be the same file."""

    def __init__(
        self, console: Console, format_: str | None, out: str | None, typed: Sequence[str], theme: str | None
    ) -> None:
        out = out or STDOUT
        main = format_ or by_ending(CHANGE_REPORTS).get(Path(out).suffix.lower(), "text")
        self._writer = ReportWriter(console, (main, out), typed, CHANGE_REPORTS, "md=comment.md")
        self._theme = theme

    def write(self, comparisons: Sequence[Comparison], *, several: bool) -> None:
        """Print and write every report. Raises UnreadableError if one would overwrite a map."""
        names = {name for each in comparisons for name in (each.old_name, each.new_name, each.file) if name}
        self._writer.refuse(names - {os.devnull})
        for name, file in self._writer.files:
            if name == HTML:
                self._write_pages(comparisons, file, several=several)
            else:
                is_terminal = file == STDOUT and sys.stdout.isatty()
                width = self._writer.console.width(sys.stdout) if is_terminal else None
                color = self._writer.color(file)
                text = change_report(name).report(comparisons, color=color, several=several, width=width)
                self._writer.write(file, encoded(text))

    def _write_pages(self, comparisons: Sequence[Comparison], file: str, *, several: bool) -> None:
        """One page; with `several`, a page for each map in a folder. Raises UsageError, and the errors of `themes`."""
        from journeymap_cli.cli.theme_problems import sound_themes
        from journeymap_cli.render.options import Options
        from journeymap_cli.report.changes import html

        if several and (file == STDOUT or Path(file).suffix or Path(file).is_file()):
            raise UsageError("pages for several maps need a folder: name one with -o, or compare a single map")
        targets = [str(Path(file) / _page_name(each)) if several else file for each in comparisons]
        if len(set(targets)) < len(targets):
            raise UsageError("two maps would be written to the same page: compare them one by one")
        chosen = sound_themes(map(_map_path, comparisons), self._theme, self._writer.console)
        for target, comparison in zip(targets, comparisons, strict=True):
            self._writer.write(target, html.report(comparison, Options(theme=chosen[_map_path(comparison)])))


def _page_name(comparison: Comparison) -> Path:
    """`maps/pay.html` for `maps/pay.journey.yaml`. Folders are kept, so that links between maps work."""
    name = _map_path(comparison)
    parts = Path(name).with_name(f"{stem(name)}.html").parts
    return Path(*(part for part in parts if part not in ("/", "..")))


def _map_path(comparison: Comparison) -> str:
    """The path of the map, or the one that it had."""
    return comparison.file or comparison.old_name.partition(":")[2] or STDIN_NAME
