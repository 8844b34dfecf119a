"""A sheet with a row for each entry, as a table with a filter."""

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from journeymap_cli.model.scalars import parse_number
from journeymap_cli.render.xlsx.looks import Looks, height_of
from journeymap_cli.view.book.book import MORE, BookColumn, BookSheet, parts_of
from journeymap_cli.view.book.fields import BookField, ValueKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS: Final[dict[ValueKind, int]] = {"word": 14, "persona": 18, "source": 20, "list": 34, "number": 11, "date": 12}
LONG: Final = frozenset(("text", "description", "quote"))
PLACE: Final = 22
MOST_CHOICES: Final = 255
"""Most characters in the list of choices of a cell."""

SPARE: Final = 500
"""Rows below the last one that also have choices."""

FIRST_DAY: Final = datetime.date(1901, 1, 1)
DAY: Final = "yyyy-mm-dd"


def write_list(workbook: "Workbook", looks: Looks, sheet: BookSheet) -> None:
    """Write the sheet as a table with at least one row, even if that is empty."""
    worksheet = looks.sheet(sheet.name)
    for number, column in enumerate(sheet.columns, 1):
        worksheet.write_string(0, number, column.id)
        worksheet.set_column(number, number, _width(column))
    at = 2
    for row in sheet.rows:
        split = [parts_of(text) for text in row.cells]
        for part in range(max(map(len, split))):
            worksheet.write_string(at, 0, MORE if part else row.id)
            for number, (column, texts) in enumerate(zip(sheet.columns, split, strict=True), 1):
                _write(worksheet, looks, at, number, column.field, texts[part] if part < len(texts) else "")
            worksheet.set_row(at, max(map(height_of, row.cells, map(_width, sheet.columns))))
            at += 1
    last = max(at - 1, 2)
    _table(worksheet, looks, sheet, last)
    _choices(worksheet, sheet, last)
    worksheet.freeze_panes(2, 0)
    worksheet.repeat_rows(1)
    worksheet.print_area(1, 1, last, len(sheet.columns))
    worksheet.fit_to_pages(1, 0)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _width(column: BookColumn) -> int:
    if column.field is None:
        return PLACE
    return 48 if column.field.key in LONG else WIDTHS.get(column.field.kind, 24)


def _table(worksheet: "Worksheet", looks: Looks, sheet: BookSheet, last: int) -> None:
    """Add the table. Its first column has the ids, so that they move with their rows when sorted."""
    head = looks.ground(looks.theme.light.soft, bold=True, valign="vcenter")
    names = ["id"]
    for column in sheet.columns:
        names.append(column.label if column.label not in names else f"{column.label} {len(names)}")
    columns = [{"header": name, "header_format": head} for name in names]
    options: dict[str, Any] = {"name": sheet.name.replace(" ", "_"), "columns": columns, "style": None}
    worksheet.add_table(1, 0, last, len(names) - 1, options)


def _write(worksheet: "Worksheet", looks: Looks, row: int, column: int, field: BookField | None, text: str) -> None:
    look = looks.cell(text=text)
    if not text:
        worksheet.write_blank(row, column, None, look)
    elif field and field.kind == "number" and (number := _exact(text)) is not None:
        worksheet.write_number(row, column, number, looks.cell())
    elif field and field.kind == "date" and (day := datetime.date.fromisoformat(text)) >= FIRST_DAY:
        worksheet.write_datetime(row, column, day, looks.cell(num_format=DAY))
    else:
        worksheet.write_string(row, column, text, look)


def _exact(text: str) -> float | None:
    """A text as a number, if a spreadsheet can hold all its digits; else None."""
    number = parse_number(text)
    return float(number) if number is not None and Decimal(f"{float(number):.15g}") == number else None


def _choices(worksheet: "Worksheet", sheet: BookSheet, last: int) -> None:
    """Offer the allowed words of columns as choices; spreadsheets ask before they accept another text."""
    for number, column in enumerate(sheet.columns, 1):
        words = sheet.choices.get(column.id, ())
        if words and len(",".join(words)) <= MOST_CHOICES and not any("," in word or '"' in word for word in words):
            worksheet.data_validation(
                2, number, last + SPARE, number, {"validate": "list", "source": list(words), "error_type": "warning"}
            )
