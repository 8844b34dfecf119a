"""Reads a workbook in a process of its own, which may crash: bytes from standard input, JSON to standard output.

It is run as a file and imports nothing of this package.
"""

import contextlib
import datetime
import io
import json
import sys

MOST_MEMORY = 240 * 1024 * 1024
MOST_SECONDS = 10
MOST_CHARACTERS = 20_000_000


def main() -> None:
    """Write the sheets: for each its name, whether it is visible, the texts of its cells, and its merged cells."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    found: dict[str, object]
    try:
        found = {"sheets": sheets(sys.stdin.buffer.read())}
    except BaseException as error:
        found = {"error": type(error).__name__}
    sys.stdout.write(json.dumps(found))


def sheets(raw: bytes) -> list[dict[str, object]]:
    """Return the worksheets of a workbook; `rows` are texts, `merged` are ranges as for `CellRange`.

    Raises MemoryError if they have more than `MOST_CHARACTERS`.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    found = []
    size = 0
    for number, facts in enumerate(workbook.sheets_metadata):
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        rows = [[text_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        size += sum(len(text) for row in rows for text in row)
        if size > MOST_CHARACTERS:
            raise MemoryError
        merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
        is_hidden = facts.visible != SheetVisibleEnum.Visible
        found.append({"number": number, "name": facts.name, "hidden": is_hidden, "rows": rows, "merged": merged})
    return found


def text_of(value: object) -> str:
    """Return the value of a cell as a person would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


if __name__ == "__main__":
    main()
