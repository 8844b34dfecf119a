"""The operations between two maps: done to the old one, it says the new one."""

import itertools
import json
from random import Random

import pytest
from hypothesis import strategies as st

from journeymap_cli.app import apply
from journeymap_cli.edits.between import edits_between
from journeymap_cli.edits.operations import read_edits
from support.journeys import journey
from support.random_maps import Data, copied, given_some, random_maps, yaml_of


def operations(old: str, new: str) -> list[Data]:
    """Those between two maps, which are tried."""
    found = [edit.as_json() for edit in edits_between(journey(old), journey(new), "map.yaml")]
    assert [edit.as_json() for edit in read_edits(json.dumps(found).encode(), "e.json")] == found
    assert journey(apply(old, found)) == journey(new)
    return found


MAPS = (
    "title: A\nstages: [{name: Look, goals: [a, b]}, Buy]\n",
    "title: A\nstages: [{name: Browse, goals: [a, b]}, Buy]\n",
    "title: A\nstages: [{id: look, name: Browse, goals: [a, b]}, Buy]\n",
    "title: A\nid: b\nstages: [Buy, Look]\nx-a: [1, {b: }]\n",
    "title: A\nstages: [{name: Look, steps: [See, Search]}, {name: Buy, steps: [Pay]}]\n",
    "title: A\nstages: [{name: Look, steps: [See]}, {name: Buy, steps: [Pay, Search]}]\n",
    "title: A\nstages: [{name: Look, goals: [x, x, y], emotion: [1, {score: 2}], next: {to: exit, when: x}}, Buy]\n",
    "title: A\nstages: [{name: Look, goals: [y, x], emotion: [{persona: p, score: 2}], next: [buy, exit]}, Buy]\n"
    "personas: [P]\n",
    "title: A\npersonas: [{id: p, name: Q}, R]\nstages: [{name: Look, cells: {own: [a]}}]\n"
    "lanes: [{id: own, label: Own}]\n",
    "title: A\nstages: [{name: Look, cells: {own: [b, a]}}, Look]\nlanes: [goals, {id: own, label: Ours, x-b: 1}]\n",
    "title: A\nscale: {min: 1, max: 5, labels: {1: bad}}\nscope: {starts: x}\n"
    "opportunities: [{text: a, stages: look}]\nstages: [Look]\n",
    "title: A\nstages:\n  - name: Look\n    x-list:\n      - a\n      -\n      - {c: d}\n    x-empty:\n",
)  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [*itertools.permutations(MAPS, 2)])
def test_done_to_the_old_map_they_give_the_new_one(old: str, new: str) -> None:
    assert operations(old, new)


@pytest.mark.parametrize("text", MAPS)
def test_there_are_none_between_equal_maps(text: str) -> None:
    assert operations(text, text) == []


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        (0, 1, [{"op": "set", "path": ["stages", "look", "name"], "value": "Browse"}]),
        (0, 2, [{"op": "rename", "path": ["stages", "look"], "name": "Browse"}]),
        (4, 5, [{"op": "move", "path": ["stages", "look", "steps", "search"], "to": ["stages", "buy", "steps"]}]),
    ],
)
def test_they_are_few(old: int, new: int, edits: list[Data]) -> None:
    assert operations(MAPS[old], MAPS[new]) == edits


@given_some(random_maps(), random_maps())
def test_they_lead_from_any_map_to_any_other(old: Data, new: Data) -> None:
    operations(yaml_of(old), yaml_of(new))


@given_some(random_maps(), st.randoms(use_true_random=False))
def test_they_lead_from_a_map_to_a_version_of_it(old: Data, rest: Random) -> None:
    new = copied(old)
    for _ in range(3):
        _change(new, rest)
    operations(yaml_of(old), yaml_of(new))


def _change(data: Data, rest: Random) -> None:
    stage = rest.choice(data["stages"])
    node = rest.choice([stage, *stage["steps"]])
    choice = rest.randrange(7)
    if choice == 0:
        node["name"] = f"New {rest.random()}"
    elif choice == 1:
        node["id"] = f"id-{rest.randrange(10**6)}"
    elif choice == 2:
        rest.shuffle(data["stages"])
    elif choice == 3:
        other = rest.choice(data["stages"])
        other["steps"] += [stage["steps"].pop()] if stage["steps"] else []
    elif choice == 4:
        node["goals"] = [{"text": f"Goal {rest.random()}"}, *node.get("goals", [])]
    elif choice == 5:
        node.pop("emotion", None)
    else:
        node["goals"] = [{**goal, "text": f"{goal['text']} again"} for goal in node.get("goals", [])]
