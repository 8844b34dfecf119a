import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.evidence import EvidenceShare
from journeymap_cli.model.lanes import BUILT_IN
from support.journeys import journey

NOT_ABOUT_CUSTOMERS = {"opportunities", "metrics", "physical_evidence", "frontstage", "backstage", "support"}


@pytest.mark.parametrize("lane", BUILT_IN)
def test_statements_about_the_customer_count_and_no_others(lane: str) -> None:
    share = Analysis(
        journey(f"title: x\nevidence_default: reported\nstages: [{{name: a, {lane}: [b, c]}}]")
    ).evidence_share
    expected = 0 if lane in NOT_ABOUT_CUSTOMERS else 2
    assert share == EvidenceShare(expected, expected)


@pytest.mark.parametrize(("kind", "supported"), [("observed", 1), ("reported", 1), ("assumed", 0), ("proposed", 0)])
def test_observed_and_reported_are_supported(kind: str, supported: int) -> None:
    item = f"{{text: b, evidence: {kind}}}"
    assert Analysis(journey(f"title: x\nstages: [{{name: a, goals: {item}}}]")).evidence_share == EvidenceShare(
        supported, 1
    )
    assert Analysis(journey(f"title: x\nevidence_default: {kind}\nstages: [{{name: a, goals: b}}]")).evidence_share == (
        EvidenceShare(supported, 1)
    )


def test_the_evidence_of_an_entry_takes_precedence_over_the_default() -> None:
    map_ = journey("""
        title: x
        evidence_default: observed
        stages: [{name: a, goals: [{text: b, evidence: assumed}, c], emotion: {score: 1, evidence: proposed}}]
    """)
    assert Analysis(map_).evidence_share == EvidenceShare(1, 3)


def test_sources_alone_change_nothing() -> None:
    map_ = journey("title: x\nsources: [log]\nstages: [{name: a, goals: {text: b, sources: log}}]")
    assert Analysis(map_).evidence_share == EvidenceShare(0, 1)


def test_own_lanes_count_if_their_role_is_customer() -> None:
    map_ = journey("""
        title: x
        evidence_default: observed
        lanes:
          - {id: mood, label: Mood}
          - {id: place, label: Place, role: customer, hidden: true}
          - {id: law, label: Law, role: none}
          - {id: desk, label: Desk, role: frontstage}
        stages: [{name: a, cells: {mood: one, place: [one, two], law: one, desk: one}}]
    """)
    assert Analysis(map_).evidence_share == EvidenceShare(3, 3)


def test_stages_and_their_steps_count_and_solutions_do_not() -> None:
    map_ = journey("""
        title: x
        evidence_default: reported
        stages: [{name: a, goals: b, steps: [{name: c, gains: d, opportunities: {text: e, solutions: [f]}}]}]
    """)
    assert Analysis(map_).evidence_share == EvidenceShare(2, 2)


def test_a_map_without_statements_has_no_share() -> None:
    assert Analysis(journey("title: x\nstages: [a]")).evidence_share == EvidenceShare(0, 0)
