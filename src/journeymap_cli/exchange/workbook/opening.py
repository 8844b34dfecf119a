"""Opening workbooks, which may be anything: they are measured first, and read in a process of their own."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from journeymap_cli.exchange.workbook.binary import binary_facts
from journeymap_cli.exchange.workbook.packed import packed_facts
from journeymap_cli.exchange.workbook.sheets import CellRange, SheetCells, SheetFacts, WorkbookError
from journeymap_cli.yamlsource.text import FORBIDDEN

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHILD: Final = Path(__file__).with_name("child.py")
MOST_SECONDS: Final = 20


def open_workbook(raw: bytes) -> list[SheetCells]:
    """The sheets of a workbook that have cells, in their order. Raises WorkbookError."""
    if raw.startswith(ZIP):
        facts = packed_facts(raw)
    elif raw.startswith(OLE):
        facts = binary_facts(raw)
    else:
        raise WorkbookError("this is not a workbook", "if it is text with separated values, name it with --from csv")
    return [_sheet(each, facts) for each in _read(raw)]


def _read(raw: bytes) -> list[Mapping[str, Any]]:
    """What the process says of each sheet."""
    command = [sys.executable, "-P", str(CHILD)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=MOST_SECONDS, check=True)  # noqa: S603
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise WorkbookError(*UNREADABLE) from error
    if "error" in found:
        raise WorkbookError(
            *(("the workbook has a password", "save it without one"), UNREADABLE)[found["error"] != "PasswordError"]
        )
    sheets: list[Mapping[str, Any]] = found["sheets"]
    return sheets


UNREADABLE: Final = ("the workbook cannot be read", "open it in a spreadsheet program and save it again")


def _sheet(read: Mapping[str, Any], facts: Mapping[str, SheetFacts]) -> SheetCells:
    own = facts.get(read["name"]) or facts.get(str(read["number"])) or SheetFacts()
    rows = [[FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) for text in row] for row in read["rows"]]
    merged = tuple(_clipped(own.merged or read["merged"], len(rows), len(rows[0]) if rows else 0))
    return SheetCells(read["name"], rows, merged, own.is_hidden or read["hidden"], own.hidden_columns)


def _clipped(merged: Iterable[Iterable[int]], rows: int, columns: int) -> Iterator[CellRange]:
    """Merged cells within the sheet, as long as all of them together are not more than it."""
    room = rows * columns
    for top, left, last_row, last_column in merged:
        bottom, right = min(last_row, rows - 1), min(last_column, columns - 1)
        room -= max(0, bottom - top + 1) * max(0, right - left + 1)
        if room < 0:
            return
        if 0 <= top <= bottom and 0 <= left <= right and (top, left) != (bottom, right):
            yield top, left, bottom, right
