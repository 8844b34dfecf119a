"""Edits a workbook in LibreOffice, as a person would. Debian's Python runs this script, because it has the module uno.

Arguments: the name of the pipe on which LibreOffice listens, and the workbook; the results are beside it.
"""

import sys
import time
from pathlib import Path
from typing import Any

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}


def desktop(pipe: str) -> Any:
    """LibreOffice, once it listens."""
    import uno  # type: ignore[import-not-found]

    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it does not listen yet; UNO has its own classes
            time.sleep(0.5)
        else:
            return found.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", found)
    raise SystemExit("LibreOffice does not listen")


def option(name: str, value: object) -> Any:
    """A named value as UNO passes it."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def cell(sheet: Any, text: str) -> Any:
    """The first cell with a text."""
    for row in range(60):
        for column in range(20):
            if sheet.getCellByPosition(column, row).String == text:
                return sheet.getCellByPosition(column, row)
    raise SystemExit(f"no cell has the text {text}")


def edit_map(sheet: Any) -> None:
    """Change cells and a feeling, and insert a column for a step and a row for a lane."""
    cell(sheet, "Noon").String = "Night"
    cell(sheet, "1").Value = -1.5
    step = cell(sheet, "Queue").CellAddress
    sheet.Columns.insertByIndex(step.Column + 1, 1)
    sheet.getCellByPosition(step.Column + 1, step.Row).String = "Aisle"
    lane = cell(sheet, "Pain points").CellAddress.Row
    sheet.Rows.insertByIndex(lane, 1)
    sheet.getCellByPosition(1, lane).String = "Signs"
    sheet.getCellByPosition(2, lane).String = "Exit"


def edit_list(sheet: Any) -> None:
    """Sort a list, change a cell, delete a row, and write one below the last."""
    import uno
    from com.sun.star.table import TableSortField  # type: ignore[import-not-found]

    by = TableSortField()
    by.Field, by.IsAscending = 3, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (by,))
    sheet.getCellRangeByPosition(0, 2, 9, 3).sort((option("SortFields", fields), option("ContainsHeader", False)))
    cell(sheet, "minor").String = "severe"
    sheet.Rows.removeByIndex(cell(sheet, "列が長い").CellAddress.Row, 1)
    sheet.getCellByPosition(1, 3).String = "Enter"
    sheet.getCellByPosition(3, 3).String = "Heavy door"


def main(pipe: str, file: Path) -> None:
    """Edit a workbook, and save it in each format."""
    program = desktop(pipe)
    document = program.loadComponentFromURL(file.as_uri(), "_blank", 0, (option("Hidden", True),))
    edit_map(document.Sheets.getByName("Map"))
    edit_list(document.Sheets.getByName("Pain points"))
    for ending, name in FILTERS.items():
        document.storeToURL(file.with_name(f"edited.{ending}").as_uri(), (option("FilterName", name),))
    document.close(True)
    program.terminate()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
