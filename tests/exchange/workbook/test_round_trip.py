"""A workbook that was written from a map says the same map, in all that its sheets hold."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeymap_cli.app.sources import load_map
from journeymap_cli.exchange.imported import ImportedMap, ImportResult
from journeymap_cli.exchange.workbook.build import map_data
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from support.books import brought_back, texts_of
from support.importing import journeys
from support.journeys import journey
from support.random_maps import given_some, journey_of, random_maps
from support.sample_maps import EXAMPLES

FULL = """
title: Läden
lang: de
description: Über alles
scale: {min: 1, max: 5}
personas: [{id: ana, name: Ana M., role: Gast, kind: segment, goals: [x, "y; z"], quote: Na ja}]
sources: [{id: calls, title: Calls}]
pain_points: [Nobody calls back]
stages:
  - {name: Enter, duration: 1w-2w, when: Monday, owner: Ann, gains: ["=1+1", "• bullet", " lead", "1. one"]}
  - name: Buy
    description: "Two\\nlines"
    goals: ["a; b"]
    metrics:
      - {name: NPS, value: -5, target: 10, as_of: 2026-01-02, source: calls, kind: nps}
      - {name: Wait, kind: duration, value: 3d}
      - {name: "Ratio: 3", value: 12.50, unit: "% of all"}
      - "Open: 3 d"
    steps:
      - name: Pay
        emotion: [{score: 1.5, persona: ana, label: [sad, tired]}, "5 stars", "Ana M.: x", {quote: Hm}, "a; b"]
        pain_points: [{id: queue, text: "Queue\\nhere", severity: severe, frequency: often, sources: [calls]}, Queue]
        opportunities: [{text: Till, impact: high, effort: low, owner: IT, status: planned, evidence: proposed}]
        cells: {law: [Receipts]}
      - Pay
lanes: [{id: law, label: Law}, {id: gains, label: Plus}]
"""

HELD = {
    "pain_points": {"text", "severity", "frequency", "persona", "evidence", "sources", "description", "id"},
    "opportunities": {
        "text",
        "impact",
        "effort",
        "status",
        "owner",
        "persona",
        "evidence",
        "sources",
        "description",
        "id",
    },
    "metrics": {"name", "kind", "value", "unit", "target", "as_of", "source", "id"},
}


def held(given_: Journey) -> Iterator[Any]:
    """What a workbook holds of a map."""
    yield given_.title, given_.lang, given_.description, given_.scenario, given_.scale.min, given_.scale.max
    yield [(lane.id, lane.label) for lane in given_.lanes if lane.label]
    for persona in given_.personas:
        yield persona.model_dump(include={"id", "name", "role", "kind", "goals", "needs", "frustrations", "quote"})
    for _, stage, node in nodes(given_):
        yield stage.id, node.id, node.name, node.description, node.duration, node.when, node.owner
    for placed in entries(given_):
        fields = HELD.get(placed.lane, {"text"})
        if isinstance(placed.entry, Emotion):
            fields = {"score", "label", "persona"}
        yield placed.node.id, placed.lane, placed.entry.model_dump(include=fields, exclude_defaults=True)


def test_all_that_a_workbook_holds_comes_back() -> None:
    given_ = journey(FULL)
    found = brought_back(given_)
    (back,) = journeys(found)
    assert found.problems == ()
    assert list(held(back)) == list(held(given_))
    assert texts_of(back) == texts_of(given_)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_come_back(path: Any) -> None:
    given_ = load_map(path)
    found = brought_back(given_)
    (back,) = journeys(found)
    assert found.problems == ()
    assert texts_of(back) == texts_of(given_)


@given_some(random_maps())
def test_random_maps_come_back(data: dict[str, object]) -> None:
    given_ = journey_of(data)
    (back,) = journeys(brought_back(given_))
    assert list(held(back)) == list(held(given_))


TEXTS = st.text(st.sampled_from("=+-@'\",;:\n\r\t aé漢ع😀#•12_x—\u2028&<"), min_size=1, max_size=8)
SHOWN = TEXTS.map(lambda text: text.strip("\r\n")).filter(
    lambda text: any(char.isalnum() or char in "😀=+-@&<" for char in text)
)


def hostile(texts: list[str]) -> Journey:
    title, person, stage, step, one, two, three, label, metric = (text.replace("\r", "\n") for text in texts)
    node = {
        "name": step,
        "goals": [{"text": one}, {"text": two}],
        "pain_points": [{"text": three, "description": one}],
        "emotion": [{"label": label}, {"score": 1, "label": [label, one], "persona": "who"}],
        "metrics": [{"name": metric}, {"name": metric, "value": 3, "unit": one}],
    }
    return journey_of(
        {"title": title, "personas": [{"id": "who", "name": person}], "stages": [{"name": stage, "steps": [node]}]}
    )


@example([*"1111", ": 1", *"1111"])
@example([*"11111111", "1: "])
@given(st.lists(SHOWN, min_size=9, max_size=9))
@settings(max_examples=200)
def test_hostile_texts_come_back(texts: list[str]) -> None:
    given_ = hostile(texts)
    data = map_data(texts_of(given_), given_.id)
    (back,) = journeys(ImportResult((ImportedMap(data),)))
    assert texts_of(back) == texts_of(given_)


@given(st.lists(SHOWN, min_size=9, max_size=9))
@settings(max_examples=15)
def test_hostile_texts_come_back_in_a_file(texts: list[str]) -> None:
    given_ = hostile(texts)
    found = brought_back(given_)
    (back,) = journeys(found)
    assert found.problems == ()
    assert texts_of(back) == texts_of(given_)


def test_texts_longer_than_a_cell_go_on_in_the_next_row() -> None:
    long = "x 漢" * 20_000
    given_ = journey_of({"title": "T", "stages": [{"name": "A", "goals": [{"text": long}, {"text": "b"}]}]})
    (back,) = journeys(brought_back(given_))
    assert [goal.text for goal in back.stages[0].goals] == [long, "b"]
