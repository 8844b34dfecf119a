import pytest

from journeymap_cli.exchange import returned
from journeymap_cli.exchange.returned import read_returned
from journeymap_cli.exchange.workbook.returning import Returned
from journeymap_cli.rewrite.said import said
from support.books import EditedBook, book_of
from support.journeys import journey

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
    assert found.data == said(journey(SHOP.replace("Pay", "Pay fast")))
    assert [(problem.severity, problem.message[:34]) for problem in found.problems] == [
        ("info", "the table does not say what it was")
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
