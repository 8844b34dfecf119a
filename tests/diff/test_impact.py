from decimal import Decimal
from typing import Any

import pytest

from journeymap_cli.diff.change import ChangeSubject
from journeymap_cli.diff.impact import Impact, impact_of_field, impact_of_metric, impact_of_presence, impact_of_score
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.metric import Metric

ROWS: list[tuple[ChangeSubject, str, Any, Any]] = [
    ("pain_point", "severity", "severe", "moderate"),
    ("pain_point", "severity", "moderate", "minor"),
    ("pain_point", "frequency", "always", "often"),
    ("pain_point", "frequency", "often", "sometimes"),
    ("pain_point", "frequency", "sometimes", "rare"),
    ("opportunity", "status", "idea", "planned"),
    ("opportunity", "status", "planned", "in-progress"),
    ("opportunity", "status", "in-progress", "done"),
]


@pytest.mark.parametrize(("of", "field", "worse", "better"), ROWS)
def test_each_step_of_a_ladder(of: ChangeSubject, field: str, worse: Any, better: Any) -> None:
    assert impact_of_field(of, field, worse, better) is Impact.BETTER
    assert impact_of_field(of, field, better, worse) is Impact.WORSE


@pytest.mark.parametrize(
    ("of", "field", "before", "after"),
    [
        ("item", "evidence", "assumed", "observed"),
        ("item", "sources", (), ("talks",)),
        ("journey", "last_reviewed", "2026-01-01", "2026-02-01"),
        ("pain_point", "frequency", None, "always"),
        ("opportunity", "status", "planned", "dropped"),
        ("item", "text", "a", "b"),
        ("stage", "status", "idea", "done"),
    ],
)
def test_changes_without_a_direction_are_neutral(of: ChangeSubject, field: str, before: Any, after: Any) -> None:
    assert impact_of_field(of, field, before, after) is Impact.NEUTRAL


@pytest.mark.parametrize(
    ("before", "after", "ends", "impact"),
    [
        ("-1", "1", ("-2", "2"), Impact.BETTER),
        ("1", "-1", ("-2", "2"), Impact.WORSE),
        ("2", "8", ("0", "10"), Impact.WORSE),
        ("0", "3", ("1", "5"), Impact.NEUTRAL),
        ("0", "1", ("0", "3"), Impact.WORSE),
        ("2", "1", ("5", "1"), Impact.NEUTRAL),
        ("1", "4", ("5", "1"), Impact.WORSE),
        (None, "1", ("-2", "2"), Impact.NEUTRAL),
        ("1", None, ("-2", "2"), Impact.NEUTRAL),
    ],
)
def test_a_score_counts_by_its_place(before: Any, after: Any, ends: tuple[str, str], impact: Impact) -> None:
    old, new = Scale(), Scale.model_construct(min=Decimal(ends[0]), max=Decimal(ends[1]))
    scores = [score and Decimal(score) for score in (before, after)]
    assert impact_of_score(scores[0], scores[1], (old, new)) is impact


@pytest.mark.parametrize(
    ("lane", "added", "removed"),
    [
        ("pain_points", Impact.WORSE, Impact.BETTER),
        ("gains", Impact.BETTER, Impact.WORSE),
        ("goals", Impact.NEUTRAL, Impact.NEUTRAL),
    ],
)
def test_entries_that_appear_and_disappear(lane: str, added: Impact, removed: Impact) -> None:
    assert (impact_of_presence("added", lane), impact_of_presence("removed", lane)) == (added, removed)


def metric(value: str | int, **fields: Any) -> Metric:
    return Metric(name="m", value=str(value), **fields)


@pytest.mark.parametrize(
    ("one", "many"), [("1h", "60min"), ("1d", "24h"), ("1w", "7d"), ("1mo", "30d"), ("1y", "365d")]
)
def test_an_equal_duration_in_another_unit_is_neutral(one: str, many: str) -> None:
    assert impact_of_metric(metric(one), metric(many)) is Impact.NEUTRAL


@pytest.mark.parametrize(
    ("old", "new", "impact"),
    [
        (metric(1), metric(2), Impact.BETTER),
        (metric(1, direction="down"), metric(2, direction="down"), Impact.WORSE),
        (metric("2d", kind="duration"), metric("47h", kind="duration"), Impact.BETTER),
        (metric("1w", kind="duration"), metric("7d", kind="duration"), Impact.NEUTRAL),
        (metric("2d", kind="duration"), metric(1, kind="duration"), Impact.NEUTRAL),
        (metric(3000, kind="duration"), metric("2d", kind="duration"), Impact.NEUTRAL),
        (metric("2d", kind="duration", unit="h"), metric(47, kind="duration", unit="h"), Impact.BETTER),
        (metric(1, unit="min"), metric(2, unit="h"), Impact.NEUTRAL),
        (metric(1), metric(2, direction="down"), Impact.NEUTRAL),
        (Metric(name="m"), metric(2), Impact.NEUTRAL),
    ],
)
def test_a_metric_moves_in_its_direction(old: Metric, new: Metric, impact: Impact) -> None:
    assert impact_of_metric(old, new) is impact
