"""Where the reports of a comparison go: standard output, a file, and more files."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journeymap_cli.app.files import STDOUT, print_bytes, write
from journeymap_cli.app.sources import STDIN
from journeymap_cli.app.targets import stem
from journeymap_cli.cli.choices import report_file
from journeymap_cli.cli.console import Console
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.report.changes.reports import REPORTS

HTML: Final = "html"
ENDINGS: Final = {".json": "json", ".md": "md", ".html": HTML, ".htm": HTML}


@dataclass(frozen=True)
class ChangeWriter:
    """How a comparison is told; `reports` are FORMAT=FILE, `theme` is that of pages.

    Raises Usage where two reports would be one file.
    """

    console: Console
    format: str | None
    out: str | None
    reports: tuple[str, ...]
    theme: str | None = None

    def __post_init__(self) -> None:
        files = [os.path.realpath(file) for _, file in self._wanted() if file != STDOUT]
        if len(set(files)) < len(files):
            raise UsageError("two reports would be written to one file")

    def tell(self, comparisons: Sequence[Comparison], *, several: bool) -> int:
        """Print and write every report; the exit code. Raises Usage where one would be written over a map."""
        self._refuse_sources(comparisons)
        for name, file in self._wanted():
            if name == HTML:
                self._pages(comparisons, file, several=several)
            else:
                is_shown = file == STDOUT
                color = is_shown and self.console.colors(sys.stdout)
                width = self.console.width(sys.stdout) if is_shown and sys.stdout.isatty() else None
                told = REPORTS[name].report(comparisons, color=color, several=several, width=width)
                self._write(file, told.encode(errors="backslashreplace"))
        return 0

    def _refuse_sources(self, comparisons: Sequence[Comparison]) -> None:
        names = {name for each in comparisons for name in (each.old_name, each.new_name, each.file) if name}
        places = {os.path.realpath(name) for name in names if name != os.devnull}
        for _, file in self._wanted():
            if file not in (STDOUT, os.devnull) and os.path.realpath(file) in places:
                raise UsageError(f"'{file}' is a map: no report is written over it")

    def _wanted(self) -> list[tuple[str, str]]:
        """Format and file of each report."""
        out = self.out or STDOUT
        chosen = self.format or ENDINGS.get(Path(out).suffix.lower(), "text")
        return [(chosen, out), *map(_parse, self.reports)]

    def _pages(self, comparisons: Sequence[Comparison], file: str, *, several: bool) -> None:
        """One page, or one a map into a folder. Raises Usage, and whatever is wrong with a theme."""
        from journeymap_cli.app.themes import themes
        from journeymap_cli.render.options import Options
        from journeymap_cli.report.changes import html as diff_html

        if several and (file == STDOUT or Path(file).suffix or Path(file).is_file()):
            raise UsageError("pages of every map that changed need a folder: name one with -o, or name one map")
        targets = [str(Path(file) / _page_name(each)) if several else file for each in comparisons]
        if len(set(targets)) < len(targets):
            raise UsageError("two maps would be written to one page: compare them one by one")
        chosen = themes(map(_map, comparisons), self.theme, self.console)
        for target, comparison in zip(targets, comparisons, strict=True):
            options = Options(theme=chosen[_map(comparison)])
            self._write(target, diff_html.report(comparison, options))

    def _write(self, file: str, content: bytes) -> None:
        if file == STDOUT:
            print_bytes(content)
            return
        changed = write(Path(file), content)
        self.console.note(f"{'wrote' if changed else 'unchanged'} {file}")


def _page_name(comparison: Comparison) -> Path:
    """`maps/pay.html` for `maps/pay.journey.yaml`: folders stay, so that links from map to map lead on."""
    name = _map(comparison)
    parts = Path(name).with_name(f"{stem(name)}.html").parts
    return Path(*(part for part in parts if part not in ("/", "..")))


def _map(comparison: Comparison) -> str:
    """Where the map lies, or lay."""
    return comparison.file or comparison.old_name.partition(":")[2] or STDIN


def _parse(typed: str) -> tuple[str, str]:
    return report_file(typed, [*REPORTS, HTML], "md=comment.md")
