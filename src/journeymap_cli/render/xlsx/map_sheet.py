"""The sheet Map: stages above their steps, and a row for each lane."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.model.node import Node
from journeymap_cli.render.theme.contrast import mix
from journeymap_cli.render.xlsx.looks import FONT_SIZE, TALLEST, Looks, height_of
from journeymap_cli.view.book.book import MORE, STAGE, STEP, TITLE, BookRow, BookSheet, parts_of, stage_of
from journeymap_cli.view.curve import face, height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LABELS: Final = 18
"""The width of the column of labels, in characters."""

PAGE: Final = 208
"""The width of an A3 page, in characters of the usual size."""

NARROWEST: Final = 20
WIDEST: Final = 60
FIRST: Final = 2
"""The column of the first stage or step, after the ids and the labels."""

TINT: Final = 0.6
"""The share of the ground in the colour of a feeling."""

TITLE_SIZE: Final = 16
STAGE_SIZE: Final = 11


class SpannedText(NamedTuple):
    """A text over some columns, and the format of its cell."""

    first: int
    last: int
    text: str
    look: "Format"


def write_map(workbook: "Workbook", looks: Looks, sheet: BookSheet, facts: Analysis) -> None:
    """Write the sheet."""
    worksheet = looks.sheet(sheet.name)
    width = _column_width(sheet)
    for number, column in enumerate(sheet.columns, FIRST):
        worksheet.write_string(0, number, column.id)
    worksheet.set_column(1, 1, LABELS)
    worksheet.set_column(FIRST, FIRST + len(sheet.columns) - 1, width)
    at, head = 1, 0
    for number, row in enumerate(sheet.rows):
        head = at if number == sheet.heads else head
        at = _write_row(worksheet, looks, row, list(_cells(row, looks, sheet, facts)), at, width)
    _set_up(worksheet, sheet, head or at, at, width)


def _set_up(worksheet: "Worksheet", sheet: BookSheet, head: int, end: int, width: float) -> None:
    """Freeze the head and the labels, and repeat both on each printed page."""
    last = FIRST + len(sheet.columns) - 1
    worksheet.freeze_panes(head, FIRST)
    worksheet.print_area(1, 1, end - 1, last)
    worksheet.repeat_rows(1, head - 1)
    worksheet.repeat_columns(1, 1)
    worksheet.fit_to_pages(max(1, math.ceil(len(sheet.columns) * width / (PAGE * 1.4 - LABELS))), 0)
    worksheet.activate()


def _column_width(sheet: BookSheet) -> float:
    """The width of the columns in characters: they fill a page, and if possible no cell is taller than a row may be."""
    width = max(NARROWEST, min(WIDEST, (PAGE - LABELS) // len(sheet.columns)))
    texts = [text for row in sheet.rows if row.part == "columns" for text in row.cells]
    while width < WIDEST and any(height_of(text, width) >= TALLEST for text in texts):
        width += 5
    return width


def _write_row(
    worksheet: "Worksheet", looks: Looks, row: BookRow, cells: Sequence[SpannedText], at: int, width: float
) -> int:
    """Write a row, and more below it if a text does not fit into a cell; return the number of the next row."""
    label = looks.ground(looks.theme.light.soft, bold=True)
    split = [parts_of(cell.text) for cell in cells]
    for part in range(max(map(len, split))):
        worksheet.write_string(at, 0, MORE if part else row.id)
        if row.part != "map":
            worksheet.write_string(at, 1, row.label, label)
        for cell, texts in zip(cells, split, strict=True):
            _write(worksheet, at, cell._replace(text=texts[part] if part < len(texts) else ""))
        worksheet.set_row(at, _height(row, cells, width))
        at += 1
    return at


def _height(row: BookRow, cells: Sequence[SpannedText], width: float) -> float:
    """The height of a row: that of its tallest cell."""
    sizes = {TITLE: TITLE_SIZE, STAGE: STAGE_SIZE}
    size = sizes.get(row.id, FONT_SIZE)
    room = [(cell.last - cell.first + 1) * width - (0 if row.part != "map" else width - LABELS) for cell in cells]
    bold = row.id in (TITLE, STAGE, STEP)
    found = (height_of(cell.text, wide, size, bold=bold) for cell, wide in zip(cells, room, strict=True))
    return max(height_of(row.label, LABELS, bold=True), *found)


def _write(worksheet: "Worksheet", at: int, cell: SpannedText) -> None:
    if cell.first < cell.last:
        worksheet.merge_range(at, cell.first, at, cell.last, "", cell.look)
    if cell.text:
        worksheet.write_string(at, cell.first, cell.text, cell.look)
    elif cell.first == cell.last:
        worksheet.write_blank(at, cell.first, None, cell.look)


def _cells(row: BookRow, looks: Looks, sheet: BookSheet, facts: Analysis) -> Iterator[SpannedText]:
    """The cells of a row with their places and formats."""
    last = FIRST + len(sheet.columns) - 1
    if row.part == "map":
        look = looks.look(bold=True, font_size=TITLE_SIZE) if row.id == TITLE else looks.look()
        yield SpannedText(1, last, row.cells[0], look)
    elif row.part == "stages":
        for text, (first, end), stage in zip(row.cells, _spans(sheet), facts.journey.stages, strict=True):
            place = facts.stage_places[stage.id]
            yield SpannedText(first, end, text, _look(row, text, place, stage, looks, facts))
    else:
        for at, (text, column) in enumerate(zip(row.cells, facts.columns, strict=True), FIRST):
            place = facts.stage_places[column.stage.id]
            yield SpannedText(at, at, text, _look(row, text, place, column.node, looks, facts))


def _spans(sheet: BookSheet) -> Iterator[tuple[int, int]]:
    """The first and the last column of each stage."""
    spans: dict[str, tuple[int, int]] = {}
    for at, column in enumerate(sheet.columns, FIRST):
        stage = stage_of(column.id)
        spans[stage] = (spans.get(stage, (at, at))[0], at)
    yield from spans.values()


def _look(row: BookRow, text: str, place: int, node: Node, looks: Looks, facts: Analysis) -> "Format":
    theme = looks.theme
    if row.id == STAGE:
        return looks.ground(theme.stage(place), bold=True, font_size=STAGE_SIZE, valign="vcenter")
    if row.id == STEP:
        return looks.cell(mix(theme.stage(place), theme.light.surface, 0.85), text, bold=True)
    if row.kind == "emotion" and text:
        return looks.cell(_mood(node, looks, facts), text)
    grounds: Mapping[str | None, str] = {"pains": theme.light.pain, "chances": theme.light.chance}
    return looks.cell(grounds.get(row.kind, "") if text else "", text)


def _mood(node: Node, looks: Looks, facts: Analysis) -> str:
    """The colour for the mean score of a cell, mixed with the ground; empty without a score."""
    scale = facts.journey.scale
    scores = [score for entry in node.emotion if (score := score_of(entry, scale)) is not None]
    if not scores:
        return ""
    mean = sum(height(score, scale) for score in scores) / len(scores)
    return mix(looks.theme.light.emotions[face(mean)], looks.theme.light.surface, TINT)
