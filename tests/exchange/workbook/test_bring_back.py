import random
from typing import Any

import pytest

from journeymap_cli.exchange.imported import CONFLICT
from journeymap_cli.exchange.workbook.bring_back import bring_back
from journeymap_cli.exchange.workbook.own import own_book
from journeymap_cli.exchange.workbook.returning import Returned
from journeymap_cli.load.load import load
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.canonical import canonical_data
from journeymap_cli.rewrite.long_form import long_form
from support.books import EditedBook
from support.journeys import Files, journey

SHOP = """
title: Shop
owner: Ann
personas: [Ana, {id: bo, name: Bo}]
sources: [{id: calls, title: Calls with guests}]
opportunities: [{id: desk, text: Front desk, addresses: [line]}]
stages:
  - name: Enter
    activities: [{text: Looks, note: keep}, Comes in]
    emotion: -1
  - name: Buy
    goals: [Pay]
    steps:
      - name: Queue
        when: Noon
        pain_points: [{id: line, text: Long line, severity: minor}, Noise]
        metrics: [{name: Wait, value: 10, unit: min, kind: duration}]
      - name: Till
        emotion: {score: 1, label: glad, persona: ana, quote: "Oh!"}
"""


def back(book: EditedBook, now: Journey | None = None) -> Returned:
    own = own_book(book.done())
    assert own
    assert own.base
    return bring_back(own, own.base, now or journey(SHOP), "shop.xlsx")


def book() -> EditedBook:
    return EditedBook(journey(SHOP))


def places(found: Returned) -> list[tuple[str, str]]:
    return [(problem.cell, problem.rule) for problem in found.problems]


def test_a_workbook_that_nobody_edited_changes_nothing() -> None:
    edited = book()
    found = back(edited)
    edited.edit("Map", "• Looks\n• Comes in", "• Looks\n• Comes in\n• Waits")
    assert found.problems == ()
    assert found.data != back(edited).data
    assert found.data == long_form(journey(SHOP))


def test_lines_of_a_cell_are_changed_added_and_removed() -> None:
    edited = book()
    edited.edit("Map", "• Looks\n• Comes in", "Looks up\n- Asks\nComes in\n  at last")
    stage = back(edited).data["stages"][0]
    assert stage["activities"] == [
        {"text": "Looks up", "note": "keep"},
        {"text": "Asks"},
        {"text": "Comes in\nat last"},
    ]
    edited.edit("Map", "Looks up\n- Asks\nComes in\n  at last", "Comes in")
    assert back(edited).data["stages"][0]["activities"] == [{"text": "Comes in"}]
    edited.edit("Map", "Comes in", "")
    assert "activities" not in back(edited).data["stages"][0]


def test_a_feeling_keeps_what_its_line_does_not_say() -> None:
    edited = book()
    edited.edit("Map", "Ana: 1 glad", "Bo: −2")
    edited.edit("Map", "-1", "")
    found = back(edited).data
    assert found["stages"][1]["steps"][1]["emotion"] == [{"score": "-2", "persona": "bo", "quote": "Oh!"}]
    assert "emotion" not in found["stages"][0]


def test_names_keep_their_ids() -> None:
    edited = book()
    edited.edit("Map", "Shop", "Store")
    edited.edit("Map", "Enter", "Arrive")
    edited.edit("Map", "Queue", "Wait")
    edited.edit("Personas", "Ana", "Anna")
    found = back(edited).data
    assert (found["id"], found["title"], found["personas"][0]) == ("shop", "Store", {"id": "ana", "name": "Anna"})
    assert (found["stages"][0]["id"], found["stages"][0]["name"]) == ("enter", "Arrive")
    assert (found["stages"][1]["steps"][0]["id"], found["stages"][1]["steps"][0]["name"]) == ("queue", "Wait")


def test_facts_figures_and_labels() -> None:
    edited = book()
    edited.edit("Map", "Noon", "One")
    edited.edit("Map", "Wait: 10 min", "Wait: 12 min")
    edited.edit("Map", "Activities", "What they do")
    found = back(edited)
    step = found.data["stages"][1]["steps"][0]
    assert (step["when"], step["metrics"][0]["value"], step["metrics"][0]["kind"]) == ("One", "12", "duration")
    assert {"id": "activities", "label": "What they do"} in found.data["lanes"]
    assert found.problems == ()


def test_rows_of_the_other_sheets() -> None:
    edited = book()
    edited.edit("Pain points", "minor", "severe")
    edited.edit("Pain points", "Noise", "Loud music")
    edited.add("Pain points", "Buy", "till", "Card refused", "Moderate", "often", "Bo")
    edited.add("Personas", "Cy", "Guest")
    edited.add("Opportunities", "", "", "Music off")
    edited.edit("Metrics", "10", "11")
    found = back(edited)
    queue, till = found.data["stages"][1]["steps"]
    assert queue["pain_points"] == [{"text": "Long line", "id": "line", "severity": "severe"}, {"text": "Loud music"}]
    assert till["pain_points"] == [
        {"text": "Card refused", "severity": "moderate", "frequency": "often", "persona": "bo"}
    ]
    assert found.data["personas"][-1] == {"name": "Cy", "role": "Guest"}
    assert found.data["opportunities"][-1] == {"text": "Music off"}
    assert queue["metrics"][0]["value"] == "11"
    assert found.problems == ()


def test_rows_that_are_gone_or_moved() -> None:
    edited = book()
    edited.delete("Pain points", "Noise")
    edited.edit("Metrics", "Queue", "Till")
    found = back(edited)
    queue, till = found.data["stages"][1]["steps"]
    assert [each["text"] for each in queue["pain_points"]] == ["Long line"]
    assert ("metrics" in queue, till["metrics"][0]["name"]) == (False, "Wait")
    assert found.problems == ()


def test_what_others_refer_to_stays() -> None:
    edited = book()
    edited.delete("Personas", "Ana")
    edited.delete("Pain points", "Long line")
    found = back(edited)
    assert len(found.data["personas"]) == 2
    assert [problem.message for problem in found.problems] == [
        "the row 'Long line' is gone, but others refer to it: the map keeps it",
        "the row 'Ana' is gone, but others refer to it: the map keeps it",
    ]


def test_a_cell_that_was_changed_in_both_is_a_conflict() -> None:
    edited = book()
    edited.edit("Pain points", "minor", "severe")
    edited.edit("Map", "Noon", "One")
    edited.edit("Pain points", "Noise", "Loud music")
    now = journey(SHOP.replace("severity: minor", "severity: moderate").replace("Noise", "Crowd"))
    found = back(edited, now)
    assert found.data["stages"][1]["steps"][0]["pain_points"][0]["severity"] == "moderate"
    assert found.data["stages"][1]["steps"][0]["when"] == "One"
    assert places(found) == [("'Pain points'!E3", CONFLICT), ("'Pain points'!D4", CONFLICT)]
    assert "'severe' was 'minor', and is now 'moderate' in the map" in found.problems[0].message


METRICS = "        metrics: [{name: Wait, value: 10, unit: min, kind: duration}]\n"


def test_what_was_done_before_is_not_done_again() -> None:
    edited = book()
    edited.edit("Pain points", "Noise", "Loud music")
    edited.add("Personas", "Cy")
    edited.edit("Metrics", "Queue", "Till")
    edited.edit("Map", "• Looks\n• Comes in", "Looks\nWaits\nComes in")
    now = journey(
        SHOP.replace("Noise", "Loud music")
        .replace("{id: bo, name: Bo}", "{id: bo, name: Bo}, Cy")
        .replace("Comes", "Waits, Comes")
        .replace("        metrics: [{name: Wait, value: 10, unit: min, kind: duration}]\n", "")
        .replace(
            "- name: Till\n", "- name: Till\n        metrics: [{name: Wait, value: 10, unit: min, kind: duration}]\n"
        )
    )
    found = back(edited, now)
    assert (found.data, found.problems) == (long_form(now), ())


@pytest.mark.parametrize(
    ("sheet", "old", "new", "place"),
    [
        ("Pain points", "minor", "huge", "'Pain points'!E3"),
        ("Metrics", "10", "many", "Metrics!F3"),
        ("Metrics", "10", "9" * 40, "Metrics!F3"),
        ("Map", "-1", "7 glad", "Map!C8"),
        ("Opportunities", "Front desk", "", "Opportunities!D3"),
        ("Map", "Enter", " ", "Map!C3"),
        ("Map", "Stage", "Phase", "Map!B3"),
        ("Pain points", "Queue", "Nowhere", "'Pain points'!C3"),
    ],
)
def test_what_the_map_cannot_take_is_reported_with_its_place(sheet: str, old: str, new: str, place: str) -> None:
    edited = book()
    edited.edit(sheet, old, new)
    found = back(edited)
    assert found.data == long_form(journey(SHOP))
    assert places(found) == [(place, "not-imported")]


def insert(edited: EditedBook, column: int, **texts: str) -> None:
    """Insert a column into the sheet Map, with texts by the id of the row."""
    for row in edited.cells["Map"]:
        row.insert(column, texts.get(row[0], ""))


def test_new_columns_are_stages_and_steps() -> None:
    edited = book()
    insert(edited, 4, step="Pay", activities="Pays\nLeaves", pain_points="Card refused")
    insert(edited, 6, stage="Return", activities="Comes back", emotion="2 glad")
    insert(edited, 7, stage="Rate", step="Buy", activities="Writes")
    edited.add("Opportunities", "Buy", "Pay", "Cash")
    found = back(edited)
    assert [stage["name"] for stage in found.data["stages"]] == ["Enter", "Buy", "Return", "Rate"]
    assert [step["name"] for step in found.data["stages"][1]["steps"]] == ["Queue", "Pay", "Till"]
    assert found.data["stages"][1]["steps"][1] == {
        "name": "Pay",
        "activities": [{"text": "Pays"}, {"text": "Leaves"}],
        "pain_points": [{"text": "Card refused"}],
        "opportunities": [{"text": "Cash"}],
    }
    assert found.data["stages"][2]["emotion"] == [{"score": "2", "label": "glad"}]
    assert found.data["stages"][3]["steps"] == [{"id": "buy-2", "name": "Buy", "activities": [{"text": "Writes"}]}]
    assert found.problems == ()


def test_new_rows_are_lanes() -> None:
    edited = book()
    edited.add("Map", "Law", "Receipts", "", "Taxes")
    edited.add("Map", "Needs", "", "A seat")
    found = back(edited)
    assert {"id": "law", "label": "Law"} in found.data["lanes"]
    assert found.data["stages"][0]["cells"] == {"law": [{"text": "Receipts"}]}
    assert found.data["stages"][1]["steps"][1]["cells"] == {"law": [{"text": "Taxes"}]}
    assert found.data["stages"][1]["steps"][0]["needs"] == [{"text": "A seat"}]
    assert found.problems == ()


def test_what_is_beside_and_what_is_gone_is_reported() -> None:
    edited = book()
    insert(edited, 3, step="Look around")
    insert(edited, 5, activities="Waits")
    edited.add("Map", "A note of mine")
    edited.delete("Map", "Noon")
    del edited.cells["Personas"]
    for row in edited.cells["Map"]:
        del row[-1]
    found = back(edited)
    assert found.data == long_form(journey(SHOP))
    assert [problem.message for problem in found.problems] == [
        "'Look around' is not imported: 'Enter' has no steps",
        "'Waits' is not imported: a new column needs the name of a stage",
        "the row 'When' is gone from the sheet: the map keeps it",
        "the column 'Till' is gone from the sheet: the map keeps it",
        "'A note of mine' is not imported: a new row needs a label, and texts below stages or steps",
    ]


def test_words_of_the_language_of_the_map() -> None:
    edited = EditedBook(journey(SHOP.replace("title: Shop", "title: Shop\nlang: de")))
    edited.edit("Pain points", "gering", "schwer")
    own = own_book(edited.done())
    assert own
    found = bring_back(own, own.base or {}, journey(SHOP.replace("title: Shop", "title: Shop\nlang: de")), "x")
    assert found.data["stages"][1]["steps"][0]["pain_points"][0]["severity"] == "severe"


def test_new_rows_know_stages_and_steps_by_their_old_and_new_names() -> None:
    edited = book()
    edited.edit("Map", "Buy", "Purchase")
    edited.add("Pain points", "Buy", "Till", "One")
    edited.add("Pain points", "Purchase", "Till", "Two")
    till = back(edited).data["stages"][1]["steps"][1]
    assert [each["text"] for each in till["pain_points"]] == ["One", "Two"]


TEXTS = [
    "",
    "x",
    "severe",
    "Ana: -2 x",
    "• a\n• b",
    "9",
    "3d",
    "2026-01-02",
    "—",
    "  lead",
    "+",
    "/",
    "Till",
    '"q"; "r"',
]


def edited_at_random(rest: random.Random) -> EditedBook:
    edited = book()
    for _ in range(rest.randint(1, 8)):
        rows = edited.cells[rest.choice(["Map", "Opportunities", "Pain points", "Personas", "Metrics"])]
        at, column = rest.randrange(len(rows)), rest.randrange(len(rows[0]))
        kind = rest.randrange(10)
        if kind < 5:
            rows[at][column] = rest.choice(TEXTS)
        elif kind < 7 and at > 1:
            del rows[at]
        elif kind < 8:
            rows.insert(at, ["", *(rest.choice(TEXTS) for _ in rows[0][1:])])
        elif kind < 9:
            rows.insert(at, list(rest.choice(rows)))
        else:
            for row in rows:
                row.insert(column, rest.choice(TEXTS))
    return edited


@pytest.mark.parametrize("seed", range(60))
def test_any_edits_give_a_map_or_a_report(seed: int) -> None:
    edited = edited_at_random(random.Random(seed))
    own = own_book(edited.done())
    if own is None:  # the mark in the first cell is gone
        assert edited.cells["Map"][0][0] != "journeymap Map"
        return
    found = bring_back(own, own.base or {}, journey(SHOP), "shop.xlsx")
    data: dict[str, Any] = found.data
    again = load(canonical_data(data).encode(), "map.yaml", Files({})).journey
    assert long_form(again) == data
