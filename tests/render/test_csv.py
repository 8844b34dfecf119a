"""A table is read by the importer, and gives the same map in all that it holds."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.journey import Journey
from journeymap_cli.render import csv_
from journeymap_cli.render.options import Options
from support.importing import imported, journeys
from support.journeys import journey
from support.random_maps import given_some, journey_of, random_maps

SHOP = """
title: Shop
personas: [{id: ana, name: Ana M.}]
sources: [{id: calls, title: Calls}]
pain_points: [Nobody calls back]
stages:
  - Enter
  - name: Buy
    goals: ["=1+1", "'quoted", "a; b"]
    metrics:
      - {name: NPS, value: -5, target: 10, as_of: 2026-01-02, source: calls}
      - {name: Wait, kind: duration, value: 3d}
    steps:
      - name: Pay
        emotion: [{score: -1.5, persona: ana, label: [sad, tired]}]
        pain_points: [{id: queue, text: "Queue\\nhere", severity: severe, frequency: often, sources: [calls]}]
        opportunities: [{text: Till, impact: high, effort: low, owner: IT, status: planned, evidence: proposed}]
        cells: {law: [Receipts]}
      - Pay
lanes: [{id: law, label: Law}]
"""


def table(given_: Journey, *, bom: bool = True) -> list[dict[str, str]]:
    text = csv_.render(given_, Options(bom=bom)).decode("utf-8-sig" if bom else "utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def held(given_: Journey) -> Iterator[tuple[Any, ...]]:
    """What a table holds of a map."""
    yield from ((stage.name, node.name) for _, stage, node in nodes(given_))
    for placed in entries(given_):
        shown = placed.entry.model_dump(exclude_defaults=True, exclude={"extensions"})
        yield placed.stage.name, placed.node.name, placed.lane, shown
    for lane in ("pain_points", "opportunities", "metrics"):
        yield from ((lane, entry.model_dump(exclude_defaults=True)) for entry in getattr(given_, lane))


def test_each_entry_is_a_row() -> None:
    rows = [{key: value for key, value in row.items() if value and key != "map"} for row in table(journey(SHOP))]
    assert rows == [
        {"lane": "pain_points", "text": "Nobody calls back"},
        {"stage": "Enter"},
        {"stage": "Buy", "lane": "goals", "text": "'=1+1"},
        {"stage": "Buy", "lane": "goals", "text": "''quoted"},
        {"stage": "Buy", "lane": "goals", "text": "a; b"},
        {"stage": "Buy", "lane": "metrics", "text": "NPS", "value": "-5", "target": "10", "as_of": "2026-01-02"}
        | {"sources": "calls"},
        {"stage": "Buy", "lane": "metrics", "text": "Wait", "value": "3d"},
        {"stage": "Buy", "step": "Pay", "lane": "emotion", "text": "sad; tired", "persona": "ana", "score": "-1.5"},
        {"stage": "Buy", "step": "Pay", "lane": "pain_points", "text": "Queue\nhere"}
        | {"id": "queue", "severity": "severe", "frequency": "often", "sources": "calls"},
        {"stage": "Buy", "step": "Pay", "lane": "opportunities", "text": "Till", "impact": "high"}
        | {"effort": "low", "owner": "IT", "status": "planned", "evidence": "proposed"},
        {"stage": "Buy", "step": "Pay", "lane": "law", "text": "Receipts"},
        {"stage": "Buy", "step": "Pay"},
    ]


def test_the_mark_for_spreadsheets_can_be_left_out() -> None:
    assert csv_.render(journey(SHOP), Options()).startswith(b"\xef\xbb\xbfmap,")
    assert csv_.render(journey(SHOP), Options(bom=False)).startswith(b"map,")


def test_all_that_a_table_holds_comes_back() -> None:
    given_ = journey(SHOP)
    found = imported("csv", csv_.render(given_, Options()))
    (back,) = journeys(found)
    assert found.problems == ()
    assert list(held(back)) == list(held(given_))


@given_some(random_maps())
def test_random_maps_come_back(data: dict[str, object]) -> None:
    given_ = journey_of(data)
    found = imported("csv", csv_.render(given_, Options()))
    (back,) = journeys(found)
    assert found.problems == ()
    assert list(held(back)) == list(held(given_))


TEXTS = st.text(st.sampled_from("=+-@'\",;\n aé漢ع😀#:"), min_size=1, max_size=8).filter(lambda text: text.strip())


@given(st.lists(TEXTS.map(str.strip), min_size=4, max_size=4))
def test_hostile_texts_come_back(texts: list[str]) -> None:
    stage, step, one, two = texts
    node = {"name": step, "goals": [{"text": one}], "pain_points": [{"text": two}]}
    given_ = journey_of({"title": "T", "stages": [{"name": stage, "steps": [node]}]})
    (back,) = journeys(imported("csv", csv_.render(given_, Options())))
    assert list(held(back)) == list(held(given_))
