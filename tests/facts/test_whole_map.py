"""Entries of the whole map in counts, evidence, priorities and parts of a map."""

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.selection import Selection, without_lost_addresses
from journeymap_cli.model.journey import Journey
from support.journeys import journey

MAP = """
    title: x
    personas: [dev, pm]
    takeaways: [Of all, {text: Of one, at: [a, d]}, {text: Of the last, at: d}]
    pain_points:
      - {id: all, text: everywhere, severity: severe, evidence: reported}
      - {id: some, text: in two, stages: [a, c], persona: pm}
    opportunities:
      - {id: whole, text: for all, persona: dev}
      - {id: part, text: for some, stages: [a]}
      - {id: direct, text: for one, addresses: some, priority: 1}
    metrics: [{name: NPS, kind: nps, value: 12, stages: [d]}, Returns]
    stages:
      - {name: A, pain_points: {id: here, text: here, severity: minor}, opportunities: {id: o, text: o}}
      - {name: B, steps: [{name: C, pain_points: there, personas: dev}]}
      - D
"""


def test_they_count() -> None:
    facts = Analysis(journey(MAP))
    assert facts.counts == {"pain_points": 4, "opportunities": 4, "metrics": 2}
    assert facts.evidence_share == (1, 4)
    assert [(placed.path, placed.is_whole) for placed, _ in facts.metrics] == [
        (("metrics", 0), True),
        (("metrics", 1), True),
    ]


def test_an_opportunity_without_addresses_is_for_what_it_is_about() -> None:
    facts = Analysis(journey(MAP))
    names = {pain.placed.path: pain.pain.id or "there" for pain in facts.pains}
    eased = {one.opportunity.id: [names[pain.path] for pain in one.pains] for one in facts.priorities}
    assert eased == {
        "direct": ["some"],
        "whole": ["all", "some", "here", "there"],
        "part": ["some", "here"],
        "o": ["some", "here"],
    }
    assert all(pain.has_opportunity for pain in facts.pains)


def test_they_are_in_the_order_of_the_file_before_the_stages() -> None:
    assert [one.opportunity.id for one in Analysis(journey(MAP)).priorities] == ["direct", "whole", "part", "o"]


def part(**kept: tuple[str, ...]) -> Journey:
    return Selection(**kept).of(journey(MAP))


def about(map_: Journey) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        "takeaways": [(one.text, one.at) for one in map_.takeaways],
        "pain_points": [(one.text, one.stages) for one in map_.pain_points],
        "opportunities": [(one.text, one.stages) for one in map_.opportunities],
        "metrics": [(one.name, one.stages) for one in map_.metrics],
    }


def test_some_stages_keep_what_is_about_them() -> None:
    assert about(part(stages=("b",))) == {
        "takeaways": [("Of all", ())],
        "pain_points": [("everywhere", ()), ("in two", ("c",))],
        "opportunities": [("for all", ()), ("for one", ())],
        "metrics": [("Returns", ())],
    }
    assert about(part(stages=("a",)))["takeaways"] == [("Of all", ()), ("Of one", ("a",))]


def test_a_persona_keeps_what_is_not_of_others() -> None:
    kept = about(part(personas=("dev",)))
    assert [text for text, _ in kept["pain_points"]] == ["everywhere"]
    assert [text for text, _ in kept["opportunities"]] == ["for all", "for some", "for one"]
    assert [text for text, _ in about(part(personas=("pm",)))["pain_points"]] == ["everywhere", "in two"]


def test_some_lanes_keep_those_of_the_whole_map() -> None:
    map_ = without_lost_addresses(part(lanes=("opportunities",)))
    assert (map_.pain_points, map_.metrics) == ((), ())
    assert [one.addresses for one in map_.opportunities] == [(), (), ()]


@pytest.mark.parametrize("lane", ["pain_points", "opportunities", "metrics"])
def test_a_map_without_them_has_no_entry_of_its_own(lane: str) -> None:
    facts = Analysis(journey("title: x\nstages: [A]"))
    assert (facts.entries, facts.counts.get(lane)) == ((), None)
