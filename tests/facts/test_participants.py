import pytest

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.participants import by_default, participants, takes_part
from support.journeys import journey

SHARED = "personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]"


def test_own_personas_are_in_the_map_even_if_not_named() -> None:
    assert [who.id for who in participants(journey("title: x\npersonas: [Dana, Priya]\nstages: [a]"))] == [
        "dana",
        "priya",
    ]


def test_a_map_that_names_no_imported_persona_has_none() -> None:
    assert participants(journey("title: x\nimports: shared.yaml\nstages: [a]", shared=SHARED)) == ()


@pytest.mark.parametrize(
    "node",
    [
        "personas: pm",
        "steps: [{name: b, personas: [pm]}]",
        "goals: {text: win, persona: pm}",
        "emotion: {score: 1, persona: pm}",
        "opportunities: {text: do, solutions: {text: so, persona: pm}}",
    ],
)
def test_an_imported_persona_is_in_the_map_when_something_names_it(node: str) -> None:
    map_ = journey(f"title: x\nimports: shared.yaml\npersonas: [Own]\nstages: [{{name: a, {node}}}]", shared=SHARED)
    assert [who.id for who in participants(map_)] == ["own", "pm"]


def test_a_column_without_personas_has_those_of_its_stage_and_a_stage_without_has_all() -> None:
    map_ = journey("""
        title: x
        personas: [dev, pm]
        stages:
          - {name: open, steps: [a, {name: b, personas: dev}]}
          - {name: theirs, personas: [pm], steps: [c, {name: d, personas: [dev]}]}
    """)
    part = {
        node.id: [who.id for who in map_.personas if takes_part(who, stage, node, by_default(map_.personas))]
        for _, stage, node in nodes(map_)
    }
    assert part == {
        "open": ["dev", "pm"],
        "a": ["dev", "pm"],
        "b": ["dev"],
        "theirs": ["pm"],
        "c": ["pm"],
        "d": ["dev"],
    }
