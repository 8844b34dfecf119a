"""Changes for a terminal, stage by stage."""

from collections.abc import Iterator, Sequence
from typing import Final

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.similarity import NO_BLANKS
from journeymap_cli.regexes import regex
from journeymap_cli.report.changes.lines import ChangeLine
from journeymap_cli.report.changes.pieces import ChangePiece, PieceMark
from journeymap_cli.report.changes.sections import MAP, Section, sections
from journeymap_cli.report.changes.words import summary, trust_summary
from journeymap_cli.report.terminal import cells, printable

RESET: Final = "\x1b[0m"
BOLD: Final = "\x1b[1m"
DIM: Final = "\x1b[2m"
GREEN: Final = "\x1b[32m"
RED: Final = "\x1b[31m"
WIDTH: Final = 72
"""The column at which the names of the versions end in the first line."""

MAX_COLUMN: Final = 30
MIN_WIDTH: Final = 45
"""If fewer cells are left beside the columns, the place gets a line of its own."""

IMPACTS: Final = {Impact.BETTER: GREEN, Impact.WORSE: RED}
SIGNS: Final = {"+": GREEN, "-": RED}
MARKS: Final = {PieceMark.GONE: ("[-", "-]", RED), PieceMark.NEW: ("{+", "+}", GREEN)}


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """One map after the other; `width` is that of the terminal, in cells."""
    if not comparisons:
        return "no map changed\n"
    writer = _Writer(color, width)
    return "\n".join("".join(f"{line.rstrip()}\n" for line in writer.map(each)) for each in comparisons)


class _Writer:
    def __init__(self, color: bool, width: int | None) -> None:
        self.color, self.width = color, width

    def map(self, comparison: Comparison) -> Iterator[str]:
        title = printable(comparison.title)
        names = dict.fromkeys((comparison.old_name, comparison.new_name))
        versions = " -> ".join(map(printable, names))
        gap = max(3, WIDTH - cells(title) - cells(versions))
        yield self._fold(f"{self._paint(BOLD, title)}{' ' * gap}{self._paint(DIM, versions)}", 2)
        yield ""
        yield f"  {summary(comparison, '   ')}"
        if trust := trust_summary(comparison.summary):
            yield f"  {trust}"
        found = sections(comparison)
        if found:
            yield ""
        widths = {
            is_map: _widths([section for section in found if (section.title == MAP) is is_map])
            for is_map in (True, False)
        }
        for section in found:
            yield self._paint(BOLD, printable(section.title))
            place_width, label_width = widths[section.title == MAP]
            places = place_width if any(line.place for line in section.lines) else 0
            yield from self._section(section, places, label_width)

    def _section(self, section: Section, place_width: int, label_width: int) -> Iterator[str]:
        shown = ""
        is_narrow = self.width is not None and self.width - place_width - label_width < MIN_WIDTH
        for line in section.lines:
            place = line.place if line.place != shown else ""
            shown = line.place
            if is_narrow and place and line.label:
                yield f"  {printable(place)}"
                place = ""
            width = 2 if is_narrow and line.label else place_width
            yield self._fold(self._line(line, place, width, label_width), 2 + width + label_width * bool(line.label))

    def _fold(self, line: str, indent: int) -> str:
        return fold(line, self.width, indent) if self.width else line

    def _line(self, line: ChangeLine, place: str, place_width: int, label_width: int) -> str:
        sign = self._paint(SIGNS.get(line.sign, ""), f"{line.sign} ") if line.sign else ""
        words = "".join(map(self._piece, line.values if line.follows else line.pieces))
        impact = f"   {self._paint(IMPACTS.get(line.impact, DIM), line.verdict)}" if line.verdict else ""
        sign_width = 2 if line.sign else 0
        if not line.label:
            return f"  {sign}{self._pad(place, place_width) if line.place else ''}{words}{impact}"
        label = self._pad(line.field if line.follows else line.label, label_width - sign_width)
        return f"  {self._pad(place, place_width)}{sign}{label}{words}{impact}"

    def _pad(self, text: str, width: int) -> str:
        shown = printable(text)
        return f"{shown}{' ' * max(2, width - cells(shown))}" if shown else " " * width

    def _piece(self, piece: ChangePiece) -> str:
        if piece.mark is PieceMark.ARROW:
            return "  ->  "
        text = printable(piece.text)
        if piece.mark is PieceMark.KEPT:
            return text
        start, end, paint = MARKS[piece.mark]
        return self._paint(paint, f"{start}{text}{end}")

    def _paint(self, paint: str, text: str) -> str:
        return f"{paint}{text}{RESET}" if self.color and paint else text


def _widths(found: Sequence[Section]) -> tuple[int, int]:
    """The widths of the columns of places and of labels, in cells."""
    lines = [line for section in found for line in section.lines]
    places = [cells(printable(line.place)) for line in lines]
    labels = [cells(printable(line.label)) + (2 if line.sign else 0) for line in lines]
    place = min(MAX_COLUMN, max(places, default=0)) + 2 if any(places) else 0
    return place, min(MAX_COLUMN, max(labels, default=0)) + 2


TOKEN: Final = regex(rf"\x1b\[[\d;]*m|\s+|[{NO_BLANKS}]|[^\s\x1b{NO_BLANKS}]+")
"""A part of a line that is not split: a colour, a run of spaces, a character of a script without spaces, or a word."""


def fold(line: str, width: int, indent: int) -> str:
    """Fold a line into rows of at most `width` cells (only a longer word exceeds them), all but the first indented.

    An active colour ends with its row and starts again after the indent of the next one.
    """
    rows, used, paint = [""], 0, ""
    for token in TOKEN.findall(line):
        if token.startswith("\x1b"):
            rows[-1] += token
            paint = "" if token == RESET else token
            continue
        size = cells(token)
        if used + size > width and used > indent:
            rows[-1] = rows[-1].rstrip() + (RESET if paint else "")
            rows.append(" " * indent + paint)
            used = indent
            if token.isspace():
                continue
        rows[-1] += token
        used += size
    return "\n".join(rows)
