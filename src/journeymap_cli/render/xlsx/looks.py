"""The formats of cells, from the colours of a theme."""

from typing import TYPE_CHECKING, Any, Final

from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.view.book.book import MARK
from journeymap_cli.view.measure import wrap

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT_SIZE: Final = 10
LINE_HEIGHT: Final = 1.3
"""The line height, as a multiple of the font size."""

SPARE: Final = 1.1
"""How much wider than the bundled font others may be."""

MOST_MEASURED: Final = 5_000
"""Characters of a text that are measured: with more, its cell is as tall as a row may be."""

TALLEST: Final = 400.0
"""The height in points beyond which spreadsheets do not show a row."""

A3: Final = 8
MARGIN: Final = 0.4
"""In inches."""

RUNS: Final = ("=", "+", "-", "@")
"""First characters of texts that a spreadsheet would take as a formula when their cell is edited."""


class Looks:
    """Creates formats, each only once; those of a right-to-left workbook are aligned to the right."""

    def __init__(self, workbook: "Workbook", theme: Theme, is_right_to_left: bool) -> None:
        self.theme = theme
        self.is_right_to_left = is_right_to_left
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Format] = {}

    def look(self, **properties: Any) -> "Format":
        """A format for wrapped text at the top of its cell; `properties` override the defaults."""
        wanted = {
            "font_size": FONT_SIZE,
            "font_color": self.theme.light.ink,
            "text_wrap": True,
            "valign": "top",
            **({"reading_order": 2, "align": "right"} if self.is_right_to_left else {}),
            **properties,
        }
        key = tuple(sorted(wanted.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(wanted)
        return self._known[key]

    def ground(self, color: str, **properties: Any) -> "Format":
        """A format with a background, legible ink, and a border."""
        return self.look(
            **{"bg_color": color, "font_color": ink_on(color), "border": 1, "border_color": self.theme.light.line}
            | properties
        )

    def cell(self, color: str = "", text: str = "", **properties: Any) -> "Format":
        """A format for a cell with a text: with a background and a border."""
        light = self.theme.light
        quoted = {"quote_prefix": True} if text.startswith(RUNS) else {}
        return self.ground(color or light.surface, font_color=light.ink, **quoted, **properties)

    def sheet(self, name: str) -> "Worksheet":
        """A new sheet that prints well, with the row and column of ids hidden."""
        sheet = self._workbook.add_worksheet(name)
        sheet.write_string(0, 0, f"{MARK} {name}")
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.set_margins(MARGIN, MARGIN, MARGIN, MARGIN + 0.2)
        sheet.set_footer("&L&8&A&R&8&P / &N", {"margin": 0.25})
        if self.is_right_to_left:
            sheet.right_to_left()
        return sheet


def points(width: float) -> float:
    """The room for text in a column in points, from its width in characters of Calibri 11."""
    return width * 5.25


def height_of(text: str, width: float, size: float = FONT_SIZE, *, bold: bool = False) -> float:
    """The height in points of a text that is wrapped to a width in characters.

    Spreadsheets measure only some cells themselves, and have different fonts: the estimate is rather too high.
    """
    lines = wrap(text[:MOST_MEASURED], points(width), size * SPARE, bold) if text else ()
    return min(TALLEST, max(1, len(lines)) * size * LINE_HEIGHT + 4)
