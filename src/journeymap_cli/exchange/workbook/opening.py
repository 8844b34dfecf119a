"""Opens untrusted workbooks: their size is checked first, then they are read in a separate process."""

import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from journeymap_cli.exchange.workbook.packed import packed_facts
from journeymap_cli.exchange.workbook.sheets import (
    DAMAGED,
    HAS_PASSWORD,
    MOST_COLUMNS,
    MOST_SHEETS,
    NOT_A_WORKBOOK,
    TOO_MANY_SHEETS,
    UNREADABLE,
    CellCount,
    CellRange,
    SheetCells,
    SheetFacts,
    WorkbookError,
)
from journeymap_cli.yamlsource.text import FORBIDDEN

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHILD: Final = Path(__file__).with_name("child.py")
MOST_SECONDS: Final = 20


def open_workbook(raw: bytes) -> list[SheetCells]:
    """Return the worksheets of a workbook, in their order. Raises WorkbookError."""
    if raw.startswith(ZIP):
        facts = packed_facts(raw)
    elif raw.startswith(OLE):
        facts = _binary_facts(raw)
    else:
        raise WorkbookError("this is not a workbook", "if it is text with separated values, name it with --from csv")
    return [_sheet(each, facts) for each in _read(raw)]


def _read(raw: bytes) -> list[Mapping[str, Any]]:
    """The sheets as the separate process prints them. Raises WorkbookError."""
    command = [sys.executable, "-P", str(CHILD)]
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours, without arguments
            command, input=raw, capture_output=True, timeout=MOST_SECONDS, check=True
        )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise WorkbookError(*UNREADABLE) from error
    if "error" in found:
        raise WorkbookError(*(HAS_PASSWORD if found["error"] == "PasswordError" else UNREADABLE))
    sheets: list[Mapping[str, Any]] = found["sheets"]
    return sheets


def _sheet(read: Mapping[str, Any], facts: Mapping[str, SheetFacts]) -> SheetCells:
    own = facts.get(read["name"]) or facts.get(str(read["number"])) or SheetFacts()
    rows = [[FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) for text in row] for row in read["rows"]]
    merged = tuple(_clipped(own.merged or read["merged"], len(rows), len(rows[0]) if rows else 0))
    return SheetCells(read["name"], rows, merged, own.is_hidden or read["hidden"], own.hidden_columns)


def _clipped(merged: Iterable[Iterable[int]], rows: int, columns: int) -> Iterator[CellRange]:
    """Merged ranges cut off at the edges of the sheet, as long as together they have no more cells than it."""
    room = rows * columns
    for top, left, last_row, last_column in merged:
        bottom, right = min(last_row, rows - 1), min(last_column, columns - 1)
        room -= max(0, bottom - top + 1) * max(0, right - left + 1)
        if room < 0:
            return
        if 0 <= top <= bottom and 0 <= left <= right and (top, left) != (bottom, right):
            yield top, left, bottom, right


BEGINS, ENDS, SHEET, DIMENSIONS, COLUMNS = 0x0809, 0x000A, 0x0085, 0x0200, 0x007D
ROW_FIRST: Final = frozenset((0x0006, 0x00BD, 0x00BE, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6))
"""Records of cells, which begin with their row and column."""

MANY: Final = frozenset((0x00BD, 0x00BE))
"""Records of several cells of a row, which end with the last column."""

STREAMS: Final = ("Workbook", "Book")


def _binary_facts(raw: bytes) -> dict[str, SheetFacts]:
    """Facts about the sheets of an XLS file with hidden columns, by number from 0. Raises WorkbookError."""
    stream = _stream(raw)
    count, number = CellCount(), -1
    hidden: dict[str, set[int]] = {}
    is_inside = 0
    for kind, data in _records(stream):
        if kind == BEGINS:
            is_inside += 1
            number += is_inside == 1
            count.next_sheet()
            if number > MOST_SHEETS:
                raise WorkbookError(*TOO_MANY_SHEETS)
        elif kind == ENDS:
            is_inside = max(0, is_inside - 1)
        elif kind == DIMENSIONS and len(data) >= 12:
            rows, columns = int.from_bytes(data[4:8], "little"), int.from_bytes(data[10:12], "little")
            if rows and columns:
                count.add(rows - 1, columns - 1)
        elif kind in ROW_FIRST and len(data) >= 4:
            count.see()
            column = int.from_bytes(data[-2:] if kind in MANY else data[2:4], "little")
            count.add(int.from_bytes(data[:2], "little"), column)
        elif kind == COLUMNS and len(data) >= 10 and data[8] & 1:
            first, last = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
            hidden.setdefault(str(number - 1), set()).update(range(first, min(last + 1, MOST_COLUMNS)))
    return {key: SheetFacts(hidden_columns=frozenset(columns)) for key, columns in hidden.items()}


def _stream(raw: bytes) -> bytes:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as container:
            if container.exists("EncryptedPackage"):
                raise WorkbookError(*HAS_PASSWORD)
            name = next((each for each in STREAMS if container.exists(each)), None)
            if name is None:
                raise WorkbookError(*NOT_A_WORKBOOK)
            content: bytes = container.openstream(name).read()
            return content
    except WorkbookError:
        raise
    except Exception as error:  # the library has no base class for what a damaged file makes it raise
        raise WorkbookError(*DAMAGED) from error


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = int.from_bytes(stream[at : at + 2], "little"), int.from_bytes(stream[at + 2 : at + 4], "little")
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
