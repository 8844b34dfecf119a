import datetime
from itertools import pairwise
from typing import Any

import pytest

from journeymap_cli.diff.trust import EVIDENCE, Trust, trust_of_field, trust_of_presence
from support.change_lines import diff

JANUARY, MAY = datetime.date(2026, 1, 1), datetime.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("field", "weaker", "firmer"),
    [
        *(("evidence", old, new) for old, new in pairwise(EVIDENCE)),
        ("evidence_default", "assumed", "observed"),
        ("sources", (), ("talks",)),
        ("sources", ("talks",), ("funnel", "talks")),
        ("source", None, "talks"),
        ("last_reviewed", JANUARY, MAY),
        ("last_reviewed", None, MAY),
    ],
)
def test_what_is_firmer_one_way_is_weaker_the_other(field: str, weaker: Any, firmer: Any) -> None:
    assert trust_of_field(field, weaker, firmer) is Trust.FIRMER
    assert trust_of_field(field, firmer, weaker) is Trust.WEAKER


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("sources", ("talks",), ("funnel",)),
        ("sources", ("talks", "funnel"), ("funnel", "talks")),
        ("source", "talks", "funnel"),
        ("severity", "severe", "minor"),
        ("as_of", JANUARY, MAY),
    ],
)
def test_other_changes_say_nothing_about_trust(field: str, before: Any, after: Any) -> None:
    assert trust_of_field(field, before, after) is None


def test_only_sources_count_when_they_come_and_go() -> None:
    assert trust_of_presence("added", "source") is Trust.FIRMER
    assert trust_of_presence("removed", "source") is Trust.WEAKER
    assert trust_of_presence("added", "pain_point") is None


def test_between_a_current_and_a_future_map_nothing_is_weaker() -> None:
    old = "title: x\nlast_reviewed: 2026-05-01\nsources: [s]\nstages: [{name: A, goals: {text: g, sources: s}}]"
    new = "title: x\nsources: [s]\nstages: [{name: A, goals: {text: g, evidence: proposed}}]"
    assert sum("(weaker)" in line for line in diff(old, new)) == 3
    told = diff(old, f"state: future\n{new}")
    assert len(told) == 4
    assert not any("weaker" in line for line in told)
