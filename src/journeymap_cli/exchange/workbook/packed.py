"""Facts about XLSX and ODS files, read from their XML as a stream; files beyond a limit are not unpacked."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NoReturn
from xml.parsers import expat

from journeymap_cli.exchange.workbook.sheets import (
    DAMAGED,
    MOST_COLUMNS,
    MOST_SHEETS,
    MOST_UNPACKED,
    NOT_A_WORKBOOK,
    TOO_MANY_SHEETS,
    CellCount,
    CellRange,
    SheetFacts,
    WorkbookError,
    cell_place,
)

CHUNK: Final = 256 * 1024
XmlAttributes = Mapping[str, str]
MOST_ROWS: Final = 1_048_576
TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "


def packed_facts(raw: bytes) -> dict[str, SheetFacts]:
    """Return facts about each sheet, by name. Raises WorkbookError if it is not a workbook or beyond a limit."""
    with _unpacked(raw) as packed:
        names = set(packed.namelist())
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise WorkbookError(f"it has more than {MOST_UNPACKED // 1024 // 1024} MB when it is unpacked", None)
        if "content.xml" in names:
            return _OdsScan().facts(packed)
        if any(name.startswith("xl/") for name in names):
            return _xlsx_facts(packed)
    raise WorkbookError(*NOT_A_WORKBOOK)


@contextmanager
def _unpacked(raw: bytes) -> Iterator[zipfile.ZipFile]:
    """Open the archive. All the errors that a damaged one causes are raised as WorkbookError."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield packed
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        KeyError,
        ValueError,
        OverflowError,
        OSError,
        EOFError,
    ) as error:
        raise WorkbookError(*DAMAGED) from error


def _parse(packed: zipfile.ZipFile, part: str, start: Callable[[str, XmlAttributes], None], **more: object) -> None:
    """Call `start` for each element of a part of the archive; `more` are other handlers of expat, by name."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    for name, handler in more.items():
        setattr(parser, name, handler)
    with packed.open(part) as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _refuse(*_: object) -> NoReturn:
    raise WorkbookError("the workbook declares a document type, which no spreadsheet program does", None)


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _xlsx_facts(packed: zipfile.ZipFile) -> dict[str, SheetFacts]:
    listed: list[tuple[str, str, bool]] = []
    targets: dict[str, str] = {}

    def in_workbook(name: str, attributes: XmlAttributes) -> None:
        if _local(name) == "sheet":
            by_name = {_local(key): value for key, value in attributes.items()}
            is_hidden = by_name.get("state", "visible") != "visible"
            listed.append((by_name.get("name", ""), by_name.get("id", ""), is_hidden))

    def in_relations(_: str, attributes: XmlAttributes) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(packed, "xl/workbook.xml", in_workbook)
    _parse(packed, "xl/_rels/workbook.xml.rels", in_relations)
    if len(listed) > MOST_SHEETS:
        raise WorkbookError(*TOO_MANY_SHEETS)
    count, parts = CellCount(), set(packed.namelist())
    hidden: dict[str, frozenset[int]] = {}
    for part in sorted(part for part in parts if part.startswith("xl/worksheets/") and part.endswith(".xml")):
        hidden[part] = _XlsxScan(count).hidden(packed, part)
        count.next_sheet()
    own = {name: posixpath.normpath(posixpath.join("/xl", targets.get(id_, ""))).lstrip("/") for name, id_, _ in listed}
    return {name: SheetFacts(is_hidden, hidden.get(own[name], frozenset())) for name, _, is_hidden in listed}


class _XlsxScan:
    """Counts the cells of a sheet, which may have no references, and finds its hidden columns."""

    def __init__(self, count: CellCount) -> None:
        self._count = count
        self._row, self._column = -1, -1
        self._hidden: set[int] = set()

    def hidden(self, packed: zipfile.ZipFile, part: str) -> frozenset[int]:
        """Return the hidden columns, from 0."""
        _parse(packed, part, self._start)
        return frozenset(self._hidden)

    def _start(self, name: str, attributes: XmlAttributes) -> None:
        local = _local(name)
        if local == "c":
            self._count.see()
            place = attributes.get("r")
            self._row, self._column = cell_place(place) if place else (max(self._row, 0), self._column + 1)
        elif local in {"v", "is", "f"} and self._row >= 0:
            self._count.add(self._row, self._column)
        elif local == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif local == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", 1)) - 1, int(attributes.get("max", 1))
            self._hidden.update(range(max(first, 0), min(last, MOST_COLUMNS)))


class _OdsScan:
    """Counts the cells of all sheets, with repetitions, and finds merged cells and what is hidden."""

    def __init__(self) -> None:
        self._count = CellCount()
        self._facts: dict[str, SheetFacts] = {}
        self._styles: set[str] = set()
        self._style = self._name = ""
        self._row = self._rows = self._column = self._columns = 0
        self._hidden: set[int] = set()
        self._merged: list[CellRange] = []
        self._is_hidden = self._is_column = False

    def facts(self, packed: zipfile.ZipFile) -> dict[str, SheetFacts]:
        """Return facts about each sheet, by name."""
        _parse(packed, "content.xml", self._start, EndElementHandler=self._end)
        return self._facts

    def _start(self, name: str, attributes: XmlAttributes) -> None:
        local = _local(name)
        if name in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            self._cell(attributes)
        elif name == f"{TEXT}p" and self._columns:
            self._fill()
        elif name == f"{TABLE}table-row":
            self._row, self._column, self._columns = self._row + self._rows, 0, 0
            self._rows = _repeated(attributes, "rows", MOST_ROWS)
        elif name == f"{TABLE}table-column":
            self._columns_of(attributes)
        elif name == f"{TABLE}table":
            self._begin(attributes)
        elif local == "style":
            self._style = next((value for key, value in attributes.items() if _local(key) == "name"), "")
        elif local == "table-properties" and attributes.get(f"{TABLE}display") == "false":
            self._styles.add(self._style)

    def _begin(self, attributes: XmlAttributes) -> None:
        self._name = attributes.get(f"{TABLE}name", "")
        self._is_hidden = attributes.get(f"{TABLE}style-name") in self._styles
        self._row = self._rows = self._column = self._columns = 0
        self._hidden, self._merged = set(), []
        if len(self._facts) >= MOST_SHEETS:
            raise WorkbookError(*TOO_MANY_SHEETS)

    def _columns_of(self, attributes: XmlAttributes) -> None:
        count = _repeated(attributes, "columns", MOST_COLUMNS)
        if attributes.get(f"{TABLE}visibility", "visible") != "visible":
            self._hidden.update(range(self._column, min(self._column + count, MOST_COLUMNS)))
        self._column += count

    def _cell(self, attributes: XmlAttributes) -> None:
        self._count.see()
        self._column += self._columns
        self._columns = _repeated(attributes, "columns", MOST_COLUMNS)
        wide = int(attributes.get(f"{TABLE}number-columns-spanned", 1))
        high = int(attributes.get(f"{TABLE}number-rows-spanned", 1))
        if wide > 1 or high > 1:
            self._merged.append((self._row, self._column, self._row + high - 1, self._column + wide - 1))
        if f"{OFFICE}value-type" in attributes:
            self._fill()

    def _fill(self) -> None:
        """Count the cell with its repetitions."""
        self._count.add(self._row + max(self._rows, 1) - 1, self._column + self._columns - 1)

    def _end(self, name: str) -> None:
        if name == f"{TABLE}table":
            self._facts[self._name] = SheetFacts(self._is_hidden, frozenset(self._hidden), tuple(self._merged))
            self._count.next_sheet()


def _repeated(attributes: XmlAttributes, what: str, most: int) -> int:
    return min(max(int(attributes.get(f"{TABLE}number-{what}-repeated", 1)), 1), most)
