"""Recognising stages and steps by their place and contents, regardless of their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from journeymap_cli.diff.match import Pairing
from journeymap_cli.diff.node_ref import NodeRef, are_apart
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node

NodePair: TypeAlias = tuple[NodeRef, NodeRef]
Siblings: TypeAlias = tuple[Sequence[Node], Sequence[Node]]
"""The stages of both versions, or the steps of a stage in both versions."""

SAME: Final = 0.5
"""The share of equal facts from which two nodes may have swapped their names."""

TINY: Final = 1e-9
MAX_SWAPPED: Final = 50
"""With more nodes at other places than this, swapped names are not searched for."""


def rename_neighbours(found: Pairing[NodeRef], siblings: Iterable[Siblings]) -> None:
    """Pair added with removed nodes at the same place, if they share an entry: the node was renamed.

    The same place is after the same sibling, or else before the same one. Of several nodes there, those that share most
    are paired, so that if a step was split, one of its parts is paired with it.
    """
    if not (found.old and found.new):
        return
    left = {id(ref.node): ref for ref in (*found.old, *found.new)}
    paired = {id(ref.node): number for number, pair in enumerate(found.pairs) for ref in pair}
    for lists in siblings:
        for step in (1, -1):
            old, new = (_behind(nodes[::step], left, paired) for nodes in lists)
            for gap in old.keys() & new.keys():
                for before, after in _sharing(old[gap], new[gap]):
                    found.pairs.append((before, after))
                    del left[id(before.node)], left[id(after.node)]
    found.old = [ref for ref in found.old if id(ref.node) in left]
    found.new = [ref for ref in found.new if id(ref.node) in left]


def _behind(nodes: Sequence[Node], left: Mapping[int, NodeRef], paired: Mapping[int, int]) -> dict[int, list[NodeRef]]:
    """The unpaired nodes after each pair, by its number; under -1 those before the first pair."""
    found: dict[int, list[NodeRef]] = defaultdict(list)
    last = -1
    for node in nodes:
        if id(node) in left:
            found[last].append(left[id(node)])
        else:
            last = paired.get(id(node), last)
    return found


def _sharing(old: Sequence[NodeRef], new: Sequence[NodeRef]) -> Iterator[NodePair]:
    """Pairs that share an entry or have all facts in common, those that share most first, then in order."""
    ranked: list[tuple[int, int, list[str], int, int]] = []
    for at, before in enumerate(old):
        for to, after in enumerate(new):
            if are_apart(before.id, after.id):
                continue
            common = len(before.facts & after.facts)
            if before.telling & after.telling or before.facts == after.facts != frozenset():
                ranked.append((-common, at + to, sorted((before.node.name, after.node.name)), at, to))
    taken: set[tuple[bool, int]] = set()
    for _, _, _, at, to in sorted(ranked):
        if not taken & {(False, at), (True, to)}:
            taken |= {(False, at), (True, to)}
            yield old[at], new[to]


def swapped_back(pairs: list[NodePair], old: Journey, new: Journey) -> list[NodePair]:
    """The pairs, with nodes that only swapped their names paired by their contents instead.

    By their names, such nodes moved, but at the old place of each is a node with the same contents.
    """
    old_places, new_places = (
        {id(node): at for at, node in enumerate(node for stage in journey.stages for node in (stage, *stage.steps))}
        for journey in (old, new)
    )
    before = sorted(pairs, key=lambda pair: old_places[id(pair[0].node)])
    after = sorted(pairs, key=lambda pair: new_places[id(pair[1].node)])
    doubtful = [
        (one, other)
        for one, other in zip(before, after, strict=True)
        if one is not other and not _is_certain(one) and not _is_certain(other)
    ]
    if not 1 < len(doubtful) <= MAX_SWAPPED:
        return pairs
    swaps = [(one, other) for one, other in doubtful if _holds_the_same(one, other)]
    while (closed := [*_closed(swaps)]) != swaps:
        swaps = closed
    again = {id(one): (one[0], other[1]) for one, other in swaps}
    return [again.get(id(pair), pair) for pair in pairs]


def _is_certain(pair: NodePair) -> bool:
    """Whether both nodes have the same written id."""
    return pair[0].written_id is not None and pair[0].written_id == pair[1].written_id


def _holds_the_same(one: NodePair, other: NodePair) -> bool:
    """Whether the old node of the first pair has more in common with the new one of the second than with its own."""
    return _share(one[0], other[1]) >= max(SAME, _share(*one) + TINY, _share(*other) + TINY)


def _share(old: NodeRef, new: NodeRef) -> float:
    return 2 * len(old.facts & new.facts) / ((len(old.facts) + len(new.facts)) or 1)


def _closed(swaps: Sequence[tuple[NodePair, NodePair]]) -> Iterator[tuple[NodePair, NodePair]]:
    """The swaps whose first pair is the second of a swap, and whose second pair is the first of a swap."""
    givers, takers = {id(one) for one, _ in swaps}, {id(other) for _, other in swaps}
    return ((one, other) for one, other in swaps if id(one) in takers and id(other) in givers)
