"""Spreadsheets as people make them: titles above, empty rows and columns, legends below, tables beside each other."""

import datetime
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from journeymap_cli.exchange.imported import ImportResult
from support.importing import imported

Cells = Sequence[Sequence[str | float | None]]
Fill = Callable[[Worksheet], object]


def read(*sheets: Cells | tuple[str, Cells], then: Fill = lambda _: None, name: str = "file") -> ImportResult:
    """What is read from sheets of some cells; `then` formats the last one."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        for each in sheets:
            title, rows = each if isinstance(each, tuple) else (None, each)
            sheet = workbook.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value not in (None, ""):
                        sheet.write(at, column, value)
        then(sheet)
    return imported("xlsx", file.getvalue(), name)


def only(found: ImportResult) -> dict[str, Any]:
    (map_,) = found.maps
    return map_.data


def names(data: dict[str, Any]) -> list[Any]:
    return [
        [stage["name"], *(step["name"] for step in stage["steps"])] if "steps" in stage else stage["name"]
        for stage in data["stages"]
    ]


def infos(found: ImportResult) -> list[tuple[str, str]]:
    return [(problem.cell, problem.message) for problem in found.problems]


PLAIN = [["Phase", "Aware", "Buy"], ["Actions", "looks", "pays"], ["Pain points", "", "queue"]]


def test_titles_above_and_a_legend_below() -> None:
    rows = [["Our shop"], [], ["Persona:", "Ana"], ["Scenario", "A Sunday"], [], *PLAIN, [], ["Legend"], ["🙂", "good"]]
    found = read(rows)
    data = only(found)
    assert (data["title"], data["personas"], data["scenario"]) == ("Our shop", [{"name": "Ana"}], "A Sunday")
    assert names(data) == ["Aware", "Buy"]
    assert infos(found) == [("Sheet1!A10", "2 rows from 'Legend' on are not in a map")]


def test_phases_merged_over_steps_and_a_title_over_everything() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_range("A1:D1", "Our shop")
        sheet.merge_range("B2:C2", "Aware")
        sheet.merge_range("B5:D5", "Website")

    rows: Cells = [
        [],
        ["Phase", "", "", "Buy"],
        ["", "Sees", "Asks", "Pays"],
        ["Actions", "a", "b", "c"],
        ["Touchpoints"],
    ]
    data = only(read(rows, then=merge))
    assert (data["title"], names(data)) == ("Our shop", [["Aware", "Sees", "Asks"], ["Buy", "Pays"]])
    steps = [step for stage in data["stages"] for step in stage["steps"]]
    assert [step["touchpoints"] for step in steps] == [[{"text": "Website"}]] * 3


def test_stages_as_rows_merged_over_steps() -> None:
    rows: Cells = [
        ["Stage", "Step", "Actions", "Emotion (1-5)"],
        ["Before", "Search", "x", 3],
        ["", "Call", "y", 2],
        ["After", "Rate", "z", 5],
    ]
    data = only(read(rows, then=lambda sheet: sheet.merge_range("A2:A3", "Before")))
    assert names(data) == [["Before", "Search", "Call"], ["After", "Rate"]]
    assert data["scale"] == {"min": "1", "max": "5"}
    assert data["stages"][0]["steps"][0]["emotion"] == [{"score": "3"}]


def test_empty_rows_and_columns_between() -> None:
    rows: Cells = [
        ["", "Phase", "", "Aware", "", "Buy"],
        [],
        ["", "Actions", "", "a", "", "b"],
        [],
        ["", "Ideas", "", "", "", "c"],
    ]
    data = only(read(rows))
    assert names(data) == ["Aware", "Buy"]
    assert data["stages"][1]["opportunities"] == [{"text": "c"}]


def test_several_tables_and_sheets() -> None:
    other = [["Étape", "Charger", "Livrer"], ["Actions", "x", "y"], ["Émotions", "ravi", ""]]
    found = read(("Shop", [["One"], *PLAIN, [], ["Deux"], *other]), ("Notes", [["Workshop"]]), ("Three", PLAIN))
    assert [map_.data["title"] for map_ in found.maps] == ["One", "Deux", "Three"]
    assert infos(found) == [("Notes!A1", "'Workshop' is not in a map")]


def test_tables_beside_each_other() -> None:
    rows: Cells = [
        [*one, "", *other]
        for one, other in zip(PLAIN, [["Phase", "Prepare"], ["Actions", "p"], ["Needs", "q"]], strict=True)
    ]
    assert [names(map_.data) for map_ in read(rows).maps] == [["Aware", "Buy"], ["Prepare"]]


def test_a_column_that_groups_lanes() -> None:
    rows: Cells = [
        ["", "", "Aware", "Buy"],
        ["Customer", "Doing", "a", "b"],
        ["", "Thinking", "c", "d"],
        ["Company", "Backstage", "e", "f"],
    ]
    found = read(rows)
    assert [*only(found)["stages"][0]] == ["name", "activities", "thoughts", "backstage"]
    assert infos(found) == [
        ("Sheet1!A2", "'Customer' is not in the map: it groups lanes"),
        ("Sheet1!A4", "'Company' is not in the map: it groups lanes"),
    ]


def test_rows_without_a_label_continue_the_lane_above() -> None:
    data = only(read([*PLAIN[:2], ["", "asks", ""], *PLAIN[2:]]))
    assert data["stages"][0]["activities"] == [{"text": "looks"}, {"text": "asks"}]


def test_what_is_hidden_is_read_with_an_info() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.hide()

    found = read([["Notes"]], ("Old one", PLAIN), then=hide)
    assert names(only(found)) == ["Aware", "Buy"]
    assert infos(found) == [
        ("Sheet1!A1", "'Notes' is not in a map"),
        ("'Old one'!A1", "this sheet is hidden: it is read too"),
        ("'Old one'!C1", "column C is hidden: it is read too"),
    ]
    assert {problem.severity for problem in found.problems} == {"info"}


def test_values_are_texts_as_a_person_would_write_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_datetime("B4", datetime.datetime(2026, 1, 2))
        sheet.write_boolean("C4", True)
        sheet.write_formula("B5", "=1+1", None, "2")

    data = only(read([*PLAIN, ["Seen"], ["Count", "", 2.5]], then=fill))
    cells = [stage["cells"] for stage in data["stages"]]
    assert cells[1] == {"seen": [{"text": "true"}], "count": [{"text": "2.5"}]}
    assert cells[0]["count"] == [{"text": "2"}]


@pytest.mark.parametrize("sheet", ["Tabelle1", "Sheet 2", "シート1", "Лист1"])
def test_a_sheet_that_nobody_named_has_the_name_of_the_file(sheet: str) -> None:
    assert only(read((sheet, PLAIN), name="workshop"))["title"] == "workshop"
    assert only(read(("Our shop", PLAIN), name="workshop"))["title"] == "Our shop"


def test_a_row_for_each_entry() -> None:
    data = only(read([["Stage", "Lane", "Text", "Severity"], ["Buy", "pain_points", "Queue", "severe"]]))
    assert data["stages"][0]["pain_points"] == [{"text": "Queue", "severity": "severe"}]


def test_a_row_for_each_entry_whose_second_column_names_lanes() -> None:
    header = ["Journey stage", "Category", "Note", "Rating"]
    found = read([header, ["Enter", "Pain point", "Dark", ""], ["Enter", "Feeling", "", "0,5"]])
    assert found.problems == ()
    [stage] = only(found)["stages"]
    assert stage == {"name": "Enter", "pain_points": [{"text": "Dark"}], "emotion": [{"score": "0.5"}]}


def test_other_tables_are_no_map() -> None:
    found = read([["Item", "Cost"], ["Paper", 3]])
    assert [(problem.rule, problem.message) for problem in found.problems] == [
        ("no-map", "no sheet has a table of a journey map")
    ]
