"""A workbook holds the map, as other programs read it."""

import io
import zipfile
from xml.etree import ElementTree as ET

from journeymap_cli.app.draw import draw_map
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.facts.selection import Selection
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.render.xlsx import workbook
from support.books import book_of
from support.journeys import journey
from support.sample_maps import EXAMPLES, example_journey

SHOP = """
title: "=Shop & Co"
personas: [Ana]
stages:
  - name: Enter
    goals: ["=1+1", "@x", "{=2}"]
    emotion: -2
  - name: Buy
    needs: [Quick]
    steps:
      - name: Queue
        pain_points: {text: Long line, severity: minor}
        metrics: {name: Wait, value: 10.5, target: 123456789012345678901, as_of: 2026-01-02, unit: min}
      - {name: Till, emotion: {label: glad, persona: ana}}
"""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(raw: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return ET.fromstring(packed.read(name))


def test_sheets_and_their_rows() -> None:
    sheets = {sheet.name: sheet for sheet in open_workbook(book_of(journey(SHOP)))}
    assert [*sheets] == ["Map", "Opportunities", "Pain points", "Personas", "Metrics", "_journeymap"]
    assert [row[1:] for row in sheets["Map"].rows] == [
        ["", "enter", "buy/queue", "buy/till"],
        ["=Shop & Co", "", "", ""],
        ["Stage", "Enter", "Buy", ""],
        ["Step", "", "Queue", "Till"],
        ["Goals", "• =1+1\n• @x\n• {=2}", "", ""],
        ["Needs", "", "Quick", ""],
        ["Emotion", "-2", "", "Ana: glad"],
        ["Pain points", "", "Long line", ""],
        ["Metrics", "", "Wait: 10.5 min", ""],
    ]
    assert sheets["Map"].merged == ((1, 1, 1, 4), (2, 3, 2, 4), (5, 3, 5, 4))
    assert sheets["Pain points"].rows[1:] == [
        ["id", "Stage", "Step", "Pain point", "Severity", "Frequency", "Persona", "Evidence", "Sources", "Description"],
        ["queue/long-line", "Buy", "Queue", "Long line", "minor", "", "", "", "", ""],
    ]
    assert sheets["Metrics"].rows[2][3:9] == ["Wait", "custom", "10.5", "min", "123456789012345678901", "2026-01-02"]
    assert all(sheet.hidden_columns == {0} for name, sheet in sheets.items() if name != "_journeymap")
    assert [name for name, sheet in sheets.items() if sheet.is_hidden] == ["_journeymap"]


def test_how_it_prints_and_scrolls() -> None:
    raw = book_of(journey(SHOP))
    sheet = part(raw, "xl/worksheets/sheet1.xml")
    page, pane = sheet.find(f"{MAIN}pageSetup"), sheet.find(f".//{MAIN}pane")
    assert page is not None
    assert (page.get("paperSize"), page.get("orientation"), page.get("fitToHeight")) == ("8", "landscape", "0")
    assert pane is not None
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "C5")
    table = part(raw, "xl/tables/table2.xml")
    assert table.find(f"{MAIN}autoFilter") is not None
    assert table.get("ref") == "A2:J3"  # with the ids, which move with their rows when somebody sorts them
    states = [each.get("state") for each in part(raw, "xl/workbook.xml").iter(f"{MAIN}sheet")]
    assert states == [None, None, None, None, None, "veryHidden"]


def test_nothing_is_a_formula_or_a_link() -> None:
    raw = book_of(journey(SHOP.replace("Quick", "https://example.com/")))
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in packed.read(name)
                assert b"hyperlink" not in packed.read(name)
    assert b"quotePrefix" in ET.tostring(part(raw, "xl/styles.xml"))


def test_words_are_those_of_the_map_and_run_its_way() -> None:
    german = {sheet.name: sheet for sheet in open_workbook(book_of(journey(f"lang: de{SHOP}")))}
    assert german["Pain points"].rows[1][1:5] == ["Phase", "Schritt", "Schmerzpunkt", "Schwere"]
    assert german["Pain points"].rows[2][4] == "gering"
    view = part(book_of(journey(f"lang: ar{SHOP}")), "xl/worksheets/sheet1.xml").find(f".//{MAIN}sheetView")
    assert view is not None
    assert view.get("rightToLeft") == "1"


def test_the_same_map_gives_the_same_bytes() -> None:
    given = example_journey(EXAMPLES[0])
    assert draw_map(given, "xlsx") == draw_map(given, "xlsx")


def test_a_workbook_is_up_to_date_if_its_parts_are() -> None:
    raw, other = book_of(journey(SHOP)), book_of(journey(SHOP.replace("Quick", "Slow")))
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert workbook.same(stored.getvalue(), raw)
    assert not workbook.same(other, raw)
    assert not workbook.same(b"PK", raw)
    assert not workbook.same(b"", raw)


def test_long_and_many_texts() -> None:
    many = ", ".join(f"S{number}" for number in range(60))
    raw = workbook.render(journey(f"title: {'T' * 40_000}\nstages: [{many}]"), Options())
    sheet = open_workbook(raw)[0]
    assert (len(sheet.rows[0]), [row[0] for row in sheet.rows[1:]]) == (62, ["title", "+", "stage"])
    assert "".join(row[1] for row in sheet.rows[1:3]) == "T" * 40_000


def test_a_part_keeps_the_colours_of_the_stages() -> None:
    whole = journey("title: x\nstages: [A, B, C]")
    raw = workbook.render(Selection(stages=("c",)).of(whole), Options(whole=whole))
    grounds = {color.get("rgb", "")[2:].lower() for color in part(raw, "xl/styles.xml").iter(f"{MAIN}fgColor")}
    found = [number for number in range(3) if DEFAULT.stage(number).removeprefix("#") in grounds]
    assert found == [2]
