"""What holds whatever two people do to one map: no text is lost, and either side picked everywhere gives a map."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml
from hypothesis import strategies as st

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.merge.conflicts import SIZE, unmarked
from journeymap_cli.merge.merging import Merging
from journeymap_cli.rewrite.pieces import all_ours, all_theirs
from support.journeys import journey
from support.random_maps import LANES, Data, copied, given_some, random_maps

Node = dict[str, Any]


def replace(data: Data, node: Node, rest: Random, word: str) -> None:
    """Put another node in the place of one."""
    nodes = next(nodes for nodes in _lists(data) if node in nodes)
    nodes[nodes.index(node)] = {"id": f"new-{word}", "name": f"New {word}", "goals": [{"text": f"Goal {word}"}]}


def remove(data: Data, node: Node, rest: Random, word: str) -> None:
    """Remove a node, but not the last stage."""
    nodes = next(nodes for nodes in _lists(data) if node in nodes)
    if nodes is not data["stages"] or len(nodes) > 2:
        nodes.remove(node)


def move(data: Data, node: Node, rest: Random, word: str) -> None:
    """Move a step to another stage."""
    nodes = next(nodes for nodes in _lists(data) if node in nodes)
    if nodes is not data["stages"]:
        nodes.remove(node)
        rest.choice(data["stages"])["steps"].append(node)


def swap(data: Data, node: Node, rest: Random, word: str) -> None:
    """Let a node and the one before it change places, with a new one between them."""
    nodes = next(nodes for nodes in _lists(data) if node in nodes)
    at = nodes.index(node)
    nodes[at - 1], nodes[at] = nodes[at], nodes[at - 1]
    nodes.insert(at, {"name": f"Between {word}"})


def move_item(data: Data, node: Node, rest: Random, word: str) -> None:
    """Move an item to another node."""
    for lane in LANES:
        if node.get(lane):
            rest.choice([*_nodes(data)]).setdefault(lane, []).append(node[lane].pop())
            break


def edit_item(data: Data, node: Node, rest: Random, word: str) -> None:
    """Add a note to an item."""
    for item in (node[lane][-1] for lane in LANES if node.get(lane)):
        item["note"] = f"Note {word}"


def new_id(data: Data, node: Node, rest: Random, word: str) -> None:
    """Give a node another id."""
    node["id"] = f"id-{word}"


def dismiss(data: Data, node: Node, rest: Random, word: str) -> None:
    """Remove a persona, and all that names it."""
    if data["personas"]:
        gone = data["personas"].pop(0)["id"]
        for entry in (entry for each in _nodes(data) for lane in (*LANES, "emotion") for entry in each.get(lane, ())):
            if entry.get("persona") == gone:
                del entry["persona"]


def name_persona(data: Data, node: Node, rest: Random, word: str) -> None:
    """Say of items which persona they are about."""
    for item in (node[lane][0] for lane in LANES if node.get(lane) and data["personas"]):
        item["persona"] = data["personas"][0]["id"]


def lead_on(data: Data, node: Node, rest: Random, word: str) -> None:
    """Lead from a node to one that has an id."""
    node["next"] = [{"to": each["id"]} for each in _nodes(data) if "id" in each][:1]


def tag(data: Data, node: Node, rest: Random, word: str) -> None:
    """Add a tag, or replace one."""
    data["tags"].insert(rest.randint(0, 3), f"tag-{word}")
    del data["tags"][rest.randint(2, 4) :]


Edit = Callable[[Data, Node, Random, str], None]
EDITS: list[Edit] = [
    replace, remove, move, swap, move_item, edit_item, new_id, dismiss, name_persona, lead_on, tag
]  # fmt: skip


def _lists(data: Data) -> Iterator[list[Node]]:
    yield data["stages"]
    yield from (stage["steps"] for stage in data["stages"])


def _nodes(data: Data) -> Iterator[Node]:
    return (node for stage in data["stages"] for node in (stage, *stage.get("steps", ())))


def edited(data: Data, edits: list[Edit], rest: Random, side: str) -> Data:
    new = copied(data)
    for number, edit in enumerate(edits):
        for stage in new["stages"]:
            stage.setdefault("steps", [])
        edit(new, rest.choice([*_nodes(new)]), rest, f"{side}{number}")
    return new


def text_of(data: Data, flow: bool | None) -> str:
    """A map as text, without empty lists."""
    new = copied(data)
    for node in (*_nodes(new), new):
        for key in [key for key, value in node.items() if value == []]:
            del node[key]
    written: str = yaml.safe_dump(new, sort_keys=False, default_flow_style=flow, width=1000)
    return written


def is_map(text: str) -> bool:
    return not [*unresolved(Analysis(journey(text)))]


def texts(data: object) -> Iterator[str]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from texts(value)
    else:
        yield str(data)


SIDE = st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)


@given_some(random_maps(), SIDE, SIDE, st.sampled_from([False, None]), st.randoms(use_true_random=False))
def test_nothing_is_lost_and_either_side_gives_a_map(
    data: Data, one: list[Edit], other: list[Edit], flow: bool | None, rest: Random
) -> None:
    data["tags"] = ["a", "b", "c"]
    sides = [edited(data, one, rest, "ours"), edited(data, other, rest, "theirs")]
    base, ours, theirs = (text_of(each, flow) for each in (data, *sides))
    if not (is_map(base) and is_map(ours) and is_map(theirs)):
        return
    merged = Merging("m.yaml").merge(base.encode(), ours.encode(), theirs.encode())
    result = merged.raw.decode()
    for side in sides:
        new = {*texts(side)} - {*texts(data)}
        assert [text for text in new if text not in result] == []
    pieces = unmarked(result, SIZE)
    assert is_map(all_ours(pieces))
    assert is_map(all_theirs(pieces))
    assert merged.is_clean == (len(pieces) == 1) == (not merged.conflicts)


@given_some(random_maps(), SIDE, SIDE, st.randoms(use_true_random=False))
def test_every_edited_entry_stands_whole(data: Data, one: list[Edit], other: list[Edit], rest: Random) -> None:
    data["tags"] = ["a", "b", "c"]
    base = text_of(data, flow=False)
    sides = [text_of(edited(data, edits, rest, side), flow=False) for edits, side in ((one, "ours"), (other, "theirs"))]
    if not all(map(is_map, (base, *sides))):
        return
    result = Merging("m.yaml").merge(*(text.encode() for text in (base, *sides))).raw.decode()
    lines = {line.strip(" -") for line in result.splitlines()}
    for side in sides:
        new = {line.strip(" -") for line in side.splitlines()} - {line.strip(" -") for line in base.splitlines()}
        assert new - lines == set()
