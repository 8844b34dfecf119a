"""Emotions that moved along with items, because a step was split or two steps were joined."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymap_cli.diff.match import Pairing
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.diff.pairing import ItemRef, NodePairs
from journeymap_cli.model.entries import Emotion


class MovedFeeling(NamedTuple):
    """An entry in its old node, and the equal one in its new node."""

    old: Emotion
    new: Emotion
    old_node: NodeRef
    new_node: NodeRef


def moved_feelings(nodes: NodePairs, items: Pairing[ItemRef], people: Mapping[str, str]) -> tuple[MovedFeeling, ...]:
    """Entries that moved from one node to another, together with an item.

    One of the two nodes exists in only one version. `people` has the new ids of personas by their old ones.
    """
    ways = {
        (id(old.node.node), id(new.node.node)): (old.node, new.node)
        for old, new in items.pairs
        if old.pair is None or new.pair is None
    }
    pairs = {id(ref.node): pair for pair in nodes.pairs for ref in pair} if ways else {}
    found: dict[int, MovedFeeling] = {}
    taken: set[int] = set()
    for old, new in ways.values():
        for one, other in _equal(old, new, people):
            left = _is_gone(one, pairs.get(id(old.node)), people)
            came = _is_new(other, pairs.get(id(new.node)), people)
            if left and came and id(one) not in found and id(other) not in taken:
                found[id(one)] = MovedFeeling(one, other, old, new)
                taken.add(id(other))
    return tuple(found.values())


def _equal(old: NodeRef, new: NodeRef, people: Mapping[str, str]) -> Iterator[tuple[Emotion, Emotion]]:
    for one in old.node.emotion:
        for other in new.node.emotion:
            same = (_who(one, people), one.score, one.label) == (other.persona, other.score, other.label)
            if same:
                yield one, other


def _who(entry: Emotion, people: Mapping[str, str]) -> str | None:
    return people.get(entry.persona, entry.persona) if entry.persona else None


def _is_gone(entry: Emotion, pair: tuple[NodeRef, NodeRef] | None, people: Mapping[str, str]) -> bool:
    """Whether the node that had an entry is gone, or has no entry of that persona any more."""
    return pair is None or _who(entry, people) not in {each.persona for each in pair[1].node.emotion}


def _is_new(entry: Emotion, pair: tuple[NodeRef, NodeRef] | None, people: Mapping[str, str]) -> bool:
    """Whether the node that has an entry is new, or had no entry of that persona before."""
    return pair is None or entry.persona not in {_who(each, people) for each in pair[0].node.emotion}
