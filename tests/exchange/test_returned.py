import csv
import io

import pytest

from journeymap_cli.exchange import returned
from journeymap_cli.exchange.returned import read_returned, table_back
from journeymap_cli.exchange.workbook.returning import Returned
from journeymap_cli.render import csv_
from journeymap_cli.render.options import Options
from journeymap_cli.rewrite.long_form import long_form
from support.books import EditedBook, book_of
from support.journeys import journey
from support.random_maps import given_some, journey_of, random_maps

SHOP = "{title: Shop, stages: [{name: Buy, goals: [Pay]}]}"
OTHER = "{title: Other, stages: [Go]}"


def without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read workbooks as they are when somebody has deleted the hidden sheet, and a goal was edited."""
    edited = EditedBook(journey(SHOP))
    edited.edit("Map", "Pay", "Pay fast")
    del edited.cells["_journeymap"]
    monkeypatch.setattr(returned, "open_workbook", lambda _: edited.done())


def test_a_workbook_without_its_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    without_memory(monkeypatch)
    found = read_returned("xlsx", b"", "shop.xlsx", journey(SHOP), 10)
    assert isinstance(found, Returned)
    assert found.data == long_form(journey(SHOP.replace("Pay", "Pay fast")))
    assert [(problem.severity, problem.message[:34]) for problem in found.problems] == [
        ("info", "the table does not record what it ")
    ]


def test_workbooks_of_other_maps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = book_of(journey(SHOP))
    assert read_returned("xlsx", raw, "x", journey(OTHER), len(raw)) == (
        "this is a workbook of the map 'shop', not of 'other'"
    )
    assert "the limit is 10" in str(read_returned("xlsx", raw, "x", journey(SHOP), 10))
    without_memory(monkeypatch)
    assert read_returned("xlsx", b"", "x", journey(OTHER), 10) == (
        "this is not a workbook of 'other': no stage or step is the same"
    )


TABLE = """
title: Shop
personas: [Ana]
sources: [{id: calls, title: Calls}]
opportunities: [{text: Desk, addresses: [line]}]
stages:
  - {name: Enter, activities: [{text: "=Looks", note: keep}, Comes in], emotion: {score: -1, quote: Oh}}
  - name: Buy
    steps:
      - name: Queue
        pain_points: [{id: line, text: Long line, severity: minor, sources: [calls]}, Noise]
        metrics: [{name: Wait, value: 10, unit: min, kind: duration}]
      - {name: Till, cells: {law: [Receipts]}}
lanes: [{id: law, label: Law}]
"""
Row = dict[str, str]


def rows() -> list[Row]:
    return list(csv.DictReader(io.StringIO(csv_.render(journey(TABLE), Options(bom=False)).decode())))


def back(table: list[Row]) -> Returned:
    file = io.StringIO()
    writer = csv.DictWriter(file, table[0])
    writer.writeheader()
    writer.writerows(table)
    found = table_back(file.getvalue().encode(), "shop.csv", journey(TABLE))
    assert not isinstance(found, str)
    return found


def messages(found: Returned) -> list[str]:
    note, *problems = found.problems
    assert (note.severity, note.message[:34]) == ("info", "the table does not record what it ")
    return [problem.message for problem in problems]


@given_some(random_maps())
def test_a_table_that_nobody_edited_changes_nothing(data: dict[str, object]) -> None:
    given_ = journey_of(data)
    found = table_back(csv_.render(given_, Options()), "x.csv", given_)
    assert not isinstance(found, str)
    assert (found.data, len(found.problems)) == (long_form(given_), 1)


def test_rows_are_changed_added_and_removed() -> None:
    table = rows()
    for row in table:
        row["text"] = {"Comes in": "Walks in", "Noise": "", "Wait": "Wait"}.get(row["text"], row["text"])
        row["severity"] = row["severity"] and "severe"
        row["value"] = row["value"] and "12"
    table = [row for row in table if row["text"] or row["lane"] != "pain_points"]
    table.append({**table[-1], "lane": "law", "text": "Invoices"})
    found = back(table)
    enter, buy = found.data["stages"]
    queue, till = buy["steps"]
    assert enter["activities"] == [{"text": "=Looks", "note": "keep"}, {"text": "Walks in"}]
    assert queue["pain_points"] == [{"text": "Long line", "id": "line", "severity": "severe", "sources": ["calls"]}]
    assert (queue["metrics"][0]["value"], queue["metrics"][0]["kind"]) == ("12", "duration")
    assert till["cells"] == {"law": [{"text": "Receipts"}, {"text": "Invoices"}]}
    assert messages(found) == []


def test_what_has_no_place_is_reported() -> None:
    table = [row for row in rows() if row["stage"] != "Enter" and row["id"] != "line"]
    table.append({**table[-1], "stage": "Elsewhere", "step": "", "lane": "goals", "text": "x"})
    found = back(table)
    assert found.data == long_form(journey(TABLE))
    assert messages(found) == [
        "the row 'line' is gone, but others refer to it: the map keeps it",
        "'Elsewhere' is not imported: the map has no such stage or step, or more than one",
        "the table has no row of 'Enter': the map keeps it",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("map,stage,lane,text\nOther,Enter,goals,x\n", "this is a table of the map 'Other', not of 'Shop'"),
        ("a,b\n1,2\n", "it was not written by 'journeymap render -f csv'"),
        ('stage,lane,text\n"x', "this quote is not closed"),
    ],
)
def test_other_tables_are_refused(text: str, why: str) -> None:
    assert table_back(text.encode(), "x.csv", journey(TABLE)) == why
