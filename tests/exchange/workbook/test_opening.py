"""Workbooks may be anything: what is too large, broken or hostile is refused before it is read."""

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from journeymap_cli.exchange.workbook import opening
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.sheets import WorkbookError, cell_place, column_name
from support.importing import imported

Packed = dict[str, bytes]


def xlsx(*fill: Callable[[Worksheet], object]) -> bytes:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime.datetime(1980, 1, 1)})  # the same bytes each time
        for each in fill:
            each(workbook.add_worksheet())
    return file.getvalue()


def texts(*rows: Sequence[str]) -> Callable[[Worksheet], object]:
    return lambda sheet: [sheet.write_row(at, 0, row) for at, row in enumerate(rows)]


def parts(raw: bytes) -> Packed:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(found: Packed) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(old: bytes, new: bytes, raw: bytes | None = None, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    found = parts(raw or xlsx(texts(["a", "b"], ["c", "d"])))
    assert old in found[part]
    return packed({**found, part: found[part].replace(old, new)})


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(rows: str) -> bytes:
    return packed({"mimetype": TYPE, "content.xml": ODS.format(rows).encode(), "META-INF/manifest.xml": MANIFEST})


TWICE = 'table:number-columns-repeated="2"'


def cell(attribute: str = "") -> str:
    return f'<table:table-cell {attribute} office:value-type="string"><text:p>x</text:p></table:table-cell>'


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def test_cells_merged_areas_and_what_is_hidden() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_range("A1:C1", "Title")
        sheet.write_row(1, 0, ["x", 5, 2.5])
        sheet.set_column("B:B", None, None, {"hidden": True})

    def hide(sheet: Worksheet) -> None:
        sheet.write(0, 0, "first")
        sheet.very_hidden()

    one, other = open_workbook(xlsx(fill, hide))
    assert one.rows == [["Title", "", ""], ["x", "5", "2.5"]]
    assert (tuple(one.merged), set(one.hidden_columns), one.is_hidden) == (((0, 0, 0, 2),), {1}, False)
    assert (other.name, other.is_hidden) == ("Sheet2", True)


def test_ods_has_merged_hidden_and_repeated_cells() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    above = row(cell('table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
    (sheet,) = open_workbook(ods(f"{columns}{above}{row(cell(TWICE))}"))
    assert sheet.rows == [["x", ""], ["x", "x"]]
    assert (tuple(sheet.merged), set(sheet.hidden_columns)) == (((0, 0, 0, 1),), {1})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "far": (lambda: xlsx(lambda sheet: [sheet.write(0, 0, 1), sheet.write(1_048_575, 16_383, 1)]), "100,000 cells"),
    "wide": (lambda: xlsx(*[texts(["x"] * 401)] * 2, lambda sheet: sheet.write(249, 400, 1)), "100,000 cells"),
    "many": (lambda: xlsx(*[texts(["x"])] * 51), "more than 50 sheets"),
    "reference": (lambda: changed(b'r="A1"', b'r="ZZZZ9"'), "damaged"),
    "number": (lambda: changed(b'r="A1"', b'r="A99999999999999999999"'), "100,000 cells"),
    "entity": (lambda: changed(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "document type"),
    "open": (lambda: changed(b"</worksheet>", b""), "damaged"),
    "bomb": (lambda: packed({**parts(xlsx(texts(["x"]))), "xl/media/a": bytes(40_000_000)}), "more than 32 MB"),
    "zip": (lambda: packed({"a.txt": b"x"}), "not a workbook"),
    "half": (lambda: xlsx(texts(["x"]))[:900], "damaged"),
    "magic": (lambda: b"PK\x03\x04", "damaged"),
    "ole": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged"),
    "text": (lambda: b"a,b\n", "not a workbook"),
    "empty": (lambda: b"", "not a workbook"),
    "rows": (lambda: ods(row(cell(), repeated=1_048_576)), "100,000 cells"),
    "columns": (lambda: ods(row(cell('table:number-columns-repeated="99999"')) * 7), "100,000 cells"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    make, message = REFUSED[name]
    with pytest.raises(WorkbookError, match=message):
        open_workbook(make())


def test_styled_cells_without_a_text_are_not_counted() -> None:
    raw = changed(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    assert open_workbook(raw)[0].rows == [["a", "b"], ["c", "d"]]


def test_merged_areas_over_everything_end_with_the_sheet() -> None:
    raw = changed(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert open_workbook(raw)[0].merged == ((0, 0, 1, 1),)


def test_a_sheet_of_a_chart_has_no_cells() -> None:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Empty")
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=Empty!$A$1:$A$2"})
        workbook.add_chartsheet().set_chart(chart)
    found = imported("xlsx", file.getvalue())
    assert [(problem.rule, problem.message) for problem in found.problems] == [("no-map", "no sheet has any cells")]


def test_one_text_in_every_cell_does_not_fill_the_memory() -> None:
    raw = xlsx(lambda sheet: [sheet.write(row, column, "x" * 32_000) for row in range(300) for column in range(300)])
    with pytest.raises(WorkbookError, match="cannot be read"):
        open_workbook(raw)


def test_a_crash_of_the_library_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crash = tmp_path / "crash.py"
    crash.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(opening, "CHILD", crash)
    with pytest.raises(WorkbookError, match="cannot be read"):
        open_workbook(xlsx(texts(["x"])))


@given(st.data())
@settings(max_examples=25)
def test_any_change_of_a_workbook_gives_sheets_or_an_error(data: st.DataObject) -> None:
    raw = bytearray(xlsx(texts(["a", "b"], ["c", "d"])))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = imported("xlsx", bytes(raw))
    assert found.maps or found.problems


@pytest.mark.parametrize(("name", "place"), [("A1", (0, 0)), ("B7", (6, 1)), ("AA10", (9, 26)), ("XFD1", (0, 16_383))])
def test_references(name: str, place: tuple[int, int]) -> None:
    assert cell_place(name) == place
    assert f"{column_name(place[1])}{place[0] + 1}" == name
