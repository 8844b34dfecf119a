import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.transitions import Reachability, reachable
from journeymap_cli.model.journey import Journey
from support.journeys import journey


def arrows(map_: Journey) -> list[tuple[int, int | None]]:
    return [(way.start, way.end) for way in Analysis(map_).transitions]


def test_the_default_is_the_next_column() -> None:
    map_ = journey("title: x\nstages: [a, {name: b, steps: [c, d]}, e]")
    assert arrows(map_) == [(0, 1), (1, 2), (2, 3)]
    assert all(way.transition is None for way in Analysis(map_).transitions)


def test_next_replaces_the_default() -> None:
    map_ = journey("title: x\nstages: [{name: a, next: c}, b, {name: c, next: [{to: exit, label: done}, b]}]")
    assert arrows(map_) == [(0, 2), (1, 2), (2, None), (2, 1)]
    assert [way.path for way in Analysis(map_).transitions] == [
        ("stages", 0, "next", 0),
        (),
        ("stages", 2, "next", 0),
        ("stages", 2, "next", 1),
    ]


def test_to_a_stage_with_steps_means_to_its_first_step() -> None:
    assert arrows(journey("title: x\nstages: [{name: a, steps: [b, c]}, {name: d, next: a}]")) == [
        (0, 1),
        (1, 2),
        (2, 0),
    ]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("{name: a, next: exit, steps: [b, c]}", [(0, 1), (1, None)]),
        ("{name: a, next: exit, steps: [b, {name: c, next: [b, d]}]}", [(0, 1), (1, 0), (1, 2)]),
        ("{name: a, next: exit, steps: [{name: b, next: b}, c]}", [(0, 0), (1, None)]),
    ],
)
def test_the_next_of_a_stage_is_that_of_its_last_step_unless_that_has_its_own(
    stage: str, expected: list[tuple[int, int | None]]
) -> None:
    assert arrows(journey(f"title: x\nstages: [{stage}, d]")) == expected


def test_a_next_of_a_stage_has_the_place_of_the_stage() -> None:
    way = Analysis(journey("title: x\nstages: [{name: a, next: exit, steps: [b]}]")).transitions[0]
    assert way.path == ("stages", 0, "next", 0)


def test_a_transition_to_an_unknown_id_counts_as_the_default() -> None:
    assert arrows(journey("title: x\nstages: [{name: a, next: nowhere}, {name: b, next: [nowhere, a]}, c]")) == [
        (0, 1),
        (1, 2),
        (1, 0),
    ]
    assert arrows(journey("title: x\nstages: [a, {name: b, next: nowhere}]")) == [(0, 1)]


def test_reachable_are_the_columns_that_transitions_lead_to_from_the_first() -> None:
    assert reachable(
        Analysis(journey("title: x\nstages: [{name: a, next: c}, b, {name: c, next: d}, d]")).transitions
    ) == {0, 2, 3}


def test_circles_are_followed_once() -> None:
    assert reachable(
        Analysis(journey("title: x\nstages: [{name: a, next: b}, {name: b, next: [a, b]}, c]")).transitions
    ) == {0, 1}


def test_transitions_are_followed_on_and_back_and_a_column_leads_to_itself() -> None:
    leads = Reachability(
        Analysis(journey("title: x\nstages: [{name: a, next: exit}, b, {name: c, next: b}]")).transitions
    )
    assert [leads(0, 1), leads(1, 2), leads(2, 1), leads(0, 2), leads(1, 0)] == [False, True, True, False, False]


def test_circles_of_many_columns_are_followed_once() -> None:
    names = ", ".join(f"{{name: s{n}, next: [s{(n + 1) % 300}, s{n - 1}]}}" for n in range(1, 300))
    leads = Reachability(Analysis(journey(f"title: x\nstages: [{{name: s0, next: s1}}, {names}]")).transitions)
    assert leads(0, 299)
    assert leads(299, 0)
