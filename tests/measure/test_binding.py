"""What is counted for a map."""

import pytest

from journeymap_cli.measure.binding import bind
from support.journeys import journey
from support.logs import binding

HEAD = "title: T\nmeasure: {entity: u, time: t, event: e}\n"


def ways(stages: str) -> list[tuple[str, str]]:
    bound = binding(f"{HEAD}stages: {stages}")
    return [(bound.steps[one].id, bound.steps[other].id) for one, other in bound.ways]


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ("[{name: A, events: a}, {name: B, events: b}]", [("a", "b")]),
        ("[{name: A, events: a}, Thinks, {name: C, events: c}]", [("a", "c")]),
        ("[{name: A, events: a, next: [b, exit]}, {name: B, next: [a, c]}, {name: C, events: c}]", [("a", "c")]),
        ("[{name: A, events: a, next: [a, c]}, {name: B, events: b, next: end}, {name: C, events: c}]", [("a", "c")]),
        ("[{name: S, steps: [{name: A, events: a}, B], next: d}, C, {name: D, events: d}]", [("a", "d")]),
        ("[{name: A, events: a, next: [b, c]}, {name: B, next: c}, {name: C, next: b}]", []),
    ],
)
def test_ways_pass_through_what_has_no_events(stages: str, expected: list[tuple[str, str]]) -> None:
    assert ways(stages) == expected


def test_from_adds_a_pair_to_the_ways() -> None:
    last = "{name: C, events: c, metrics: {name: M, kind: duration, from: a}}"
    stages = f"[{{name: A, events: a}}, {{name: B, events: b}}, {last}]"
    bound = binding(f"{HEAD}stages: {stages}")
    assert bound.pairs == ((0, 1), (0, 2), (1, 2))
    assert [(each.start, each.places) for each in bound.targets] == [(0, (2,))]


def test_a_stage_stands_for_its_steps() -> None:
    stages = "[{name: S, steps: [{name: A, events: a}, B, {name: C, events: c}], metrics: {name: R, kind: reach}}]"
    assert binding(f"{HEAD}stages: {stages}").groups == ((0, 1),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stages: A", "no step has 'events': nothing can be measured"),
        (
            "stages: [A, {name: B, events: b, metrics: {name: M, kind: conversion, from: a}}]",
            "'a' has no events",
        ),
        (
            "stages: [{name: A, events: a}, "
            "{name: B, events: b, metrics: {name: M, kind: duration, from: a, unit: working days}}]",
            "no time can be measured in 'working days'",
        ),
        (
            f"stages: [{', '.join(f'{{name: S{at}, events: e{at}}}' for at in range(41))}]",
            "41 steps have events: 'ways' order can measure 40",
        ),
    ],
)
def test_what_cannot_be_measured(text: str, message: str) -> None:
    head = HEAD.replace("event: e", "event: e, order: ways")
    found, problems = bind(journey(head + text))
    assert found is None
    assert [each.message for each in problems] == [message]


def test_surveys_of_one_name_have_ids_of_their_own() -> None:
    metric = "metrics: {name: NPS, kind: nps, answers: q}"
    bound = binding(f"{HEAD}stages: [{{name: A, events: a, {metric}}}, {{name: B, {metric}}}]")
    assert [survey.id for survey in bound.surveys] == ["nps", "nps-2"]


def test_a_step_without_a_reach_of_everyone_could_have_one() -> None:
    reach = "metrics: {name: R, kind: reach}"
    stages = (
        f"[{{name: A, events: a}}, {{name: B, events: b, {reach[:-1]}, persona: p}}}}, "
        f"{{name: C, events: c, {reach}}}, "
        f"{{name: D, steps: [{{name: E, events: e}}, {{name: F, events: f}}, G], {reach}}}]"
    )
    bound = binding(f"{HEAD}personas: {{id: p, name: P}}\nstages: {stages}")
    assert [bound.steps[each.places[0]].id for each in bound.reachless] == ["a", "b", "f"]
