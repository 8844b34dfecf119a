from fractions import Fraction

import pytest

from journeymap_cli.facts.priorities import priorities
from journeymap_cli.model.journey import Journey
from journeys import journey


def ranked(*opportunities: str, pains: str = "[]") -> list[str]:
    listed = ", ".join(f"{{{one}}}" for one in opportunities)
    return texts(journey(f"title: x\nstages: [{{name: a, opportunities: [{listed}], pain_points: {pains}}}]"))


def texts(map_: Journey) -> list[str]:
    return [priority.opportunity.text for priority in priorities(map_)]


LEVELS = {"low": 1, "medium": 2, "high": 3}


@pytest.mark.parametrize("impact", LEVELS)
@pytest.mark.parametrize("effort", LEVELS)
def test_the_priority_is_impact_over_effort(impact: str, effort: str) -> None:
    map_ = journey(f"title: x\nstages: [{{name: a, opportunities: {{text: b, impact: {impact}, effort: {effort}}}}}]")
    [priority] = priorities(map_)
    assert priority.value == Fraction(LEVELS[impact], LEVELS[effort])
    assert priority.is_quick_win == (impact == "high" and effort == "low")


def test_the_highest_priority_comes_first() -> None:
    assert ranked(
        "text: third, impact: low, effort: high",
        "text: second, impact: medium, effort: high",
        "text: first, impact: medium, effort: low",
    ) == ["first", "second", "third"]


def test_equal_ones_are_ordered_by_the_worst_pain_addressed_then_by_the_file() -> None:
    assert ranked(
        "text: none, impact: low, effort: low",
        "text: minor, impact: high, effort: high, addresses: small",
        "text: severe, impact: medium, effort: medium, addresses: [small, large]",
        "text: moderate, impact: low, effort: low, addresses: middle",
        "text: also none, impact: low, effort: low",
        "text: also severe, impact: low, effort: low, addresses: large",
        pains="[{id: small, text: a, severity: minor}, {id: middle, text: b}, {id: large, text: c, severity: severe}]",
    ) == ["severe", "also severe", "moderate", "minor", "none", "also none"]


def test_the_priority_is_stronger_than_the_pain() -> None:
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
