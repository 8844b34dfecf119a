from fractions import Fraction

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from support.journeys import journey


def eased(map_: Journey) -> dict[str, bool]:
    return {pain.pain.text: pain.has_opportunity for pain in Analysis(map_).pains}


def test_a_pain_point_that_is_addressed_has_an_opportunity_wherever_that_is() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: [{id: slow, text: slow}, dear]}
          - {name: b, opportunities: {text: faster, addresses: slow}}
    """)
    assert eased(map_) == {"slow": True, "dear": False}


def test_an_opportunity_with_addresses_is_for_those_alone() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: [{id: slow, text: slow}, dear], opportunities: {text: faster, addresses: slow}}
          - {name: b, pain_points: far, opportunities: {text: faster, addresses: slow}}
    """)
    assert eased(map_) == {"slow": True, "dear": False, "far": False}


def test_an_opportunity_without_addresses_is_for_its_node_its_stage_or_its_steps() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, opportunities: one, pain_points: of the stage, steps: [{name: b, pain_points: under it}]}
          - name: c
            pain_points: above
            steps: [{name: d, opportunities: two, pain_points: beside}, {name: e, pain_points: alone}]
    """)
    assert eased(map_) == {"of the stage": True, "under it": True, "above": True, "beside": True, "alone": False}


def test_an_opportunity_that_is_done_counts_but_not_one_that_is_dropped() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: eased, opportunities: {text: b, status: done}}
          - {name: c, pain_points: {id: slow, text: slow}, opportunities: {text: d, status: dropped, addresses: slow}}
    """)
    assert eased(map_) == {"eased": True, "slow": False}


def test_pain_points_are_in_file_order_with_their_paths() -> None:
    map_ = journey("title: x\nstages: [{name: a, pain_points: [b, c], steps: [{name: d, pain_points: e}]}, f]")
    assert [pain.placed.path for pain in Analysis(map_).pains] == [
        ("stages", 0, "pain_points", 0),
        ("stages", 0, "pain_points", 1),
        ("stages", 0, "steps", 0, "pain_points", 0),
    ]


def ranked(*opportunities: str, pains: str = "[]") -> list[str]:
    listed = ", ".join(f"{{{opportunity}}}" for opportunity in opportunities)
    stages = f"[{{name: a, opportunities: [{listed}]}}, {{name: b, pain_points: {pains}}}]"
    return texts(journey(f"title: x\nstages: {stages}"))


def texts(map_: Journey) -> list[str]:
    return [priority.opportunity.text for priority in Analysis(map_).priorities]


LEVELS = {"low": 1, "medium": 2, "high": 3}


@pytest.mark.parametrize("impact", LEVELS)
@pytest.mark.parametrize("effort", LEVELS)
def test_the_priority_is_impact_over_effort(impact: str, effort: str) -> None:
    map_ = journey(f"title: x\nstages: [{{name: a, opportunities: {{text: b, impact: {impact}, effort: {effort}}}}}]")
    [priority] = Analysis(map_).priorities
    assert priority.value == Fraction(LEVELS[impact], LEVELS[effort])
    assert priority.is_quick_win == (impact == "high" and effort == "low")


def test_the_highest_priority_comes_first() -> None:
    assert ranked(
        "text: third, impact: low, effort: high",
        "text: second, impact: medium, effort: high",
        "text: first, impact: medium, effort: low",
    ) == ["first", "second", "third"]


def test_ties_are_ordered_by_the_worst_pain_addressed_then_by_the_file() -> None:
    assert ranked(
        "text: none, impact: low, effort: low",
        "text: minor, impact: high, effort: high, addresses: small",
        "text: severe, impact: medium, effort: medium, addresses: [small, large]",
        "text: moderate, impact: low, effort: low, addresses: middle",
        "text: also none, impact: low, effort: low",
        "text: also severe, impact: low, effort: low, addresses: large",
        pains="""[{id: small, text: a, severity: minor}, {id: middle, text: b, severity: moderate},
            {id: large, text: c, severity: severe}]""",
    ) == ["severe", "also severe", "moderate", "minor", "none", "also none"]


def test_an_opportunity_without_a_pain_point_comes_after_those_with_one() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, opportunities: {text: none, impact: low, effort: low}}
          - {name: b, steps: [{name: c, pain_points: {text: d, severity: minor}}],
             opportunities: {text: of its steps, impact: low, effort: low}}
    """)
    assert texts(map_) == ["of its steps", "none"]


def test_the_priority_comes_before_the_pain() -> None:
    assert ranked(
        "text: pain, impact: medium, effort: medium, addresses: large",
        "text: value, impact: high, effort: medium",
        pains="[{id: large, text: c, severity: severe}]",
    ) == ["value", "pain"]


def test_those_without_impact_or_effort_come_last_by_their_pain() -> None:
    assert ranked(
        "text: neither",
        "text: no effort, impact: high",
        "text: no impact, effort: low, addresses: large",
        "text: poor, impact: low, effort: high",
        pains="[{id: large, text: c, severity: severe}]",
    ) == ["poor", "no impact", "neither", "no effort"]


def test_what_is_done_or_dropped_is_left_out() -> None:
    assert ranked(
        *(f"text: {status}, status: {status}" for status in ("done", "idea", "planned", "dropped", "in-progress"))
    ) == ["idea", "planned", "in-progress"]


def test_a_pain_point_anywhere_in_the_map_counts() -> None:
    map_ = journey("""
        title: x
        stages:
          - name: a
            steps: [{name: b, opportunities: [{text: near}, {text: far, addresses: pain}]}]
          - {name: c, pain_points: {id: pain, text: d, severity: minor}}
    """)
    assert texts(map_) == ["far", "near"]
