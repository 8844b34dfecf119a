"""Changes for people at a terminal, stage by stage."""

from collections.abc import Iterator, Sequence
from typing import Final

from journeymap_cli.diff.change import Impact
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report.changes.fold import RESET, fold
from journeymap_cli.report.changes.lines import ChangeLine
from journeymap_cli.report.changes.pieces import PieceMark, TextPiece
from journeymap_cli.report.changes.sections import MAP, Section, sections
from journeymap_cli.report.terminal import cells, printable

BOLD: Final = "\x1b[1m"
DIM: Final = "\x1b[2m"
GREEN: Final = "\x1b[32m"
RED: Final = "\x1b[31m"
WIDTH: Final = 72
"""Where the versions end in the first line."""

WIDEST_PLACE: Final = 30
FEWEST: Final = 45
"""A terminal with fewer cells beside the columns has the place on a line of its own."""

WEIGHTS: Final = {Impact.BETTER: GREEN, Impact.WORSE: RED}
SIGNS: Final = {"+": GREEN, "-": RED}
MARKS: Final = {PieceMark.GONE: ("[-", "-]", RED), PieceMark.NEW: ("{+", "+}", GREEN)}


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """All maps one after the other; `width` is that of the terminal, in cells."""
    if not comparisons:
        return "no map changed\n"
    paper = _Paper(color, width)
    return "\n".join("".join(f"{line.rstrip()}\n" for line in paper.map(each)) for each in comparisons)


def summary(comparison: Comparison, joint: str = ", ") -> str:
    """`better 2, worse 1, 3 other changes`."""
    counts, whole = comparison.summary, len(comparison.changes)
    if not whole:
        return "no change"
    judged = [f"{name} {counts[name]}" for name in ("better", "worse") if counts[name]]
    others = whole - counts["better"] - counts["worse"]
    told = f"{others} {'other ' if judged else ''}{'change' if others == 1 else 'changes'}"
    return joint.join([*judged, *([told] if others else [])])


class _Paper:
    def __init__(self, color: bool, width: int | None) -> None:
        self.color, self.width = color, width

    def map(self, comparison: Comparison) -> Iterator[str]:
        title = printable(comparison.title)
        versions = f"{printable(comparison.old_name)} -> {printable(comparison.new_name)}"
        gap = max(3, WIDTH - cells(title) - cells(versions))
        yield self._fold(f"{self._paint(BOLD, title)}{' ' * gap}{self._paint(DIM, versions)}", 2)
        yield ""
        yield f"  {summary(comparison, '   ')}"
        told = sections(comparison)
        if told:
            yield ""
        widths = {
            part: _widths([section for section in told if (section.title == MAP) is part]) for part in (True, False)
        }
        for section in told:
            yield self._paint(BOLD, printable(section.title))
            place_width, label_width = widths[section.title == MAP]
            places = place_width if any(line.place for line in section.lines) else 0
            yield from self._section(section, places, label_width)

    def _section(self, section: Section, place_width: int, label_width: int) -> Iterator[str]:
        shown = ""
        is_narrow = self.width is not None and self.width - place_width - label_width < FEWEST
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
        said = "".join(map(self._piece, line.pieces[1:] if line.field else line.pieces))
        weight = "" if line.weight is Impact.NEUTRAL else f"   {self._paint(WEIGHTS[line.weight], line.weight)}"
        if not line.label:
            about = f"{sign}{self._pad(place, place_width - cells(line.sign + ' ' * bool(line.sign)))}"
            return f"  {about}{said}{weight}"
        label = f"{sign}{self._pad(line.field or line.label, label_width - (2 if line.sign else 0))}"
        return f"  {self._pad(place, place_width)}{label}{said}{weight}"

    def _pad(self, text: str, width: int) -> str:
        shown = printable(text)
        return f"{shown}{' ' * max(2, width - cells(shown))}" if shown else " " * width

    def _piece(self, piece: TextPiece) -> str:
        if piece.mark is PieceMark.ARROW:
            return "  ->  "
        text = printable(piece.text)
        if piece.mark is PieceMark.KEPT:
            return text
        start, end, paint = MARKS[piece.mark]
        return self._paint(paint, f"{start}{text}{end}")

    def _paint(self, paint: str, text: str) -> str:
        return f"{paint}{text}{RESET}" if self.color and paint else text


def _widths(told: Sequence[Section]) -> tuple[int, int]:
    lines = [line for section in told for line in section.lines]
    places = [cells(printable(line.place)) for line in lines]
    labels = [cells(printable(line.label)) + (2 if line.sign else 0) for line in lines]
    place = min(WIDEST_PLACE, max(places, default=0)) + 2 if any(places) else 0
    return place, min(WIDEST_PLACE, max(labels, default=0)) + 2
