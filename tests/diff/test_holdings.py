"""What an added or removed stage or step holds, and how much it weighs."""

from decimal import Decimal

import pytest

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.impact import Impact
from support.journeys import journey

MAP = "title: x\nscale: {min: %s, max: %s}\nstages: [Order, {name: Deliver, steps: [Pack%s]}]"


def both_ways(fields: str, scale: tuple[str, str] = ("-2", "2")) -> tuple[Change, Change]:
    """The change where a step with these fields comes, and where it goes."""
    without, with_it = (journey(MAP % (*scale, step)) for step in ("", f", {{name: Pick up, {fields}}}"))
    (came,), (went,) = compare(without, with_it), compare(with_it, without)
    return came, went


def test_what_it_holds() -> None:
    came, went = both_ways("pain_points: [{text: p, severity: severe}, {text: q, severity: minor}], emotion: [1, glad]")
    assert came.holds
    assert came.holds.plain == {
        "steps": 0,
        "items": {"emotion": 2, "pain_points": 2},
        "severities": {"severe": 1, "minor": 1},
        "scores": (Decimal(1),),
    }
    assert went.holds == came.holds


@pytest.mark.parametrize(
    ("fields", "came", "went"),
    [
        ("pain_points: p", Impact.WORSE, Impact.BETTER),
        ("gains: g", Impact.BETTER, Impact.WORSE),
        ("emotion: 1", Impact.BETTER, Impact.WORSE),
        ("pain_points: p, gains: g, emotion: 2", Impact.WORSE, Impact.BETTER),
        ("emotion: 0", Impact.NEUTRAL, Impact.NEUTRAL),
        ("emotion: -2", Impact.NEUTRAL, Impact.NEUTRAL),
        ("emotion: glad", Impact.NEUTRAL, Impact.NEUTRAL),
        ("opportunities: o", Impact.NEUTRAL, Impact.NEUTRAL),
    ],
)
def test_it_weighs_as_much_as_what_it_holds(fields: str, came: Impact, went: Impact) -> None:
    assert tuple(change.impact for change in both_ways(fields)) == (came, went)


@pytest.mark.parametrize(
    ("scale", "score", "impact"),
    [(("1", "5"), 3, Impact.NEUTRAL), (("1", "5"), 4, Impact.BETTER)],
)
def test_the_middle_is_that_of_the_scale(scale: tuple[str, str], score: int, impact: Impact) -> None:
    assert both_ways(f"emotion: {score}", scale)[0].impact is impact


def test_what_moved_elsewhere_went_with_nothing() -> None:
    old = journey("title: x\nstages: [{name: A, steps: [{name: B, pain_points: [p], goals: [g]}, C]}]")
    new = journey("title: x\nstages: [{name: A, steps: [{name: C, pain_points: [p]}]}]")
    moved, removed = compare(old, new)
    assert removed.holds
    assert (moved.kind, removed.kind, removed.holds.items) == ("moved", "removed", {"goals": 1})


def test_a_stage_holds_what_its_steps_hold() -> None:
    old, new = (
        journey(f"title: x\nstages: [A{stage}]")
        for stage in ("", ", {name: B, gains: g, steps: [C, {name: D, gains: h}]}")
    )
    [added] = compare(old, new)
    assert added.holds
    assert (added.holds.steps, added.holds.items, added.impact) == (2, {"gains": 2}, Impact.BETTER)
