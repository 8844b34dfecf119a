"""The reports of `diff`: text on standard output or in files, and pages."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journeymap_cli.app.sources import STDIN_NAME
from journeymap_cli.cli.console import STDOUT, Console
from journeymap_cli.cli.report_writer import ReportWriter, encoded
from journeymap_cli.cli.targets import is_folder, stem, unknown_ending
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.formats import CHANGE_REPORTS, by_ending
from journeymap_cli.in_place import is_plain
from journeymap_cli.report.formats import change_report

HTML: Final = "html"
TEXT: Final = "text"


class ChangeReports:
    """The requested reports, and the theme of pages. Raises UsageError if two reports would be the same file."""

    def __init__(
        self, console: Console, format_: str | None, out: str | None, typed: Sequence[str], theme: str | None
    ) -> None:
        out = out or STDOUT
        self._writer = ReportWriter(console, (format_ or _format_of(out), out), typed, CHANGE_REPORTS, "md=comment.md")
        self._theme = theme

    def write(self, comparisons: Sequence[Comparison], *, several: bool) -> None:
        """Print and write every report. Raises UnreadableError if one would overwrite a map."""
        names = {name for each in comparisons for name in (each.old_name, each.new_name, each.file) if name}
        self._writer.refuse(names - {os.devnull})
        for name, file in self._writer.files:
            if name == HTML:
                self._write_pages(comparisons, file)
            else:
                is_terminal = file == STDOUT and sys.stdout.isatty()
                width = self._writer.console.width(sys.stdout) if is_terminal else None
                color = self._writer.color(file)
                text = change_report(name).report(comparisons, color=color, several=several, width=width)
                self._writer.write(file, encoded(text))

    def _write_pages(self, comparisons: Sequence[Comparison], out: str) -> None:
        """Write a page for each map, in a folder if there are several. Raises UsageError, and what `themes` raises."""
        from journeymap_cli.app.draw import absolute, link_base
        from journeymap_cli.cli.theme_problems import sound_themes
        from journeymap_cli.render.options import Options
        from journeymap_cli.report.changes import html

        pages = _pages(comparisons, out)
        drawn = {absolute(_map_path(each)): absolute(page) for each, page in zip(comparisons, pages, strict=True)}
        chosen = sound_themes(map(_map_path, comparisons), self._theme, self._writer.console)
        for page, comparison in zip(pages, comparisons, strict=True):
            source = _map_path(comparison)
            base = link_base(source, None if page == STDOUT else Path(page), drawn.get)
            self._writer.write(page, html.report(comparison, Options(theme=chosen[source], base=base)))
        if not comparisons:
            self._writer.console.note("no map changed: there is no page to write")


def _format_of(out: str) -> str:
    """The format of an output by its ending. Raises UsageError for an unknown one."""
    endings, ending = by_ending(CHANGE_REPORTS), Path(out).suffix.lower()
    if out != STDOUT and ending and ending not in endings and is_plain(Path(out)):
        raise unknown_ending(out, endings)
    return endings.get(ending, TEXT)


def _pages(comparisons: Sequence[Comparison], out: str) -> list[str]:
    """The file for the page of each map. Raises UsageError for several pages without a folder."""
    if out == STDOUT or not is_folder(out, CHANGE_REPORTS[HTML].endings, several=False):
        if len(comparisons) > 1:
            raise UsageError("pages for several maps need a folder: name one with -o, or compare a single map")
        return [out for _ in comparisons]
    pages = [str(Path(out) / _page_name(each)) for each in comparisons]
    if len(set(pages)) < len(pages):
        raise UsageError("two maps would be written to the same page: compare them one by one")
    return pages


def _page_name(comparison: Comparison) -> Path:
    """`maps/pay.html` for `maps/pay.journey.yaml`. Folders are kept, so that links between maps work."""
    name = _map_path(comparison)
    parts = Path(name).with_name(f"{stem(name)}.html").parts
    return Path(*(part for part in parts if part not in ("/", "..")))


def _map_path(comparison: Comparison) -> str:
    """The path of the map; the old one if it was removed."""
    return comparison.file or comparison.old_name.partition(":")[2] or STDIN_NAME
