"""Stages and steps, with the facts by which they can be recognised."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from journeymap_cli.diff.change import ChangePath
from journeymap_cli.diff.names import name_of
from journeymap_cli.facts.entries import WHOLE, Entry, cell
from journeymap_cli.model.entries import Item
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.slug import DerivedId


def written(id_: str) -> str | None:
    """The id if it is written in the file; None if it was derived from a name."""
    return None if isinstance(id_, DerivedId) else id_


def are_apart(one: str | None, other: str | None) -> bool:
    """Whether two ids are both written and differ: their parts are then never considered the same."""
    return one != other and one is not None and other is not None and None not in (written(one), written(other))


WEAK: Final = frozenset({"score", "owner", "duration"})
"""Facts that many nodes have in common."""

FIELDS: Final = ("description", "owner", "duration")
"""Keys of a node whose values are among its facts."""


@dataclass(frozen=True, eq=False)
class NodeRef:
    """A stage, or a step with its stage; for entries of the whole map, `whole_map` as both."""

    node: Node
    stage: Stage

    @property
    def is_stage(self) -> bool:
        """Whether it is a stage."""
        return self.node is self.stage

    @property
    def id(self) -> str:
        """Its id, written or derived."""
        return self.node.id

    @property
    def ids(self) -> tuple[str | None, str | None]:
        """The ids of its stage and, for a step, of the step; None and None for the whole map."""
        return self.stage.id or None, None if self.is_stage else self.id

    @property
    def parent(self) -> str | None:
        """Its id as the parent of an entry; None for the whole map."""
        return None if self.id == WHOLE else self.id

    @property
    def path(self) -> ChangePath:
        """Its path."""
        return ChangePath(None, *self.ids)

    def entry_path(self, lane: str, entry: Entry) -> ChangePath:
        """The path of an entry in one of its cells."""
        name = name_of(entry, cell(self.node, lane))
        return ChangePath(stage=self.path.stage, step=self.path.step, lane=lane, entry=name)

    @property
    def written_id(self) -> str | None:
        """Its id, if it is written in the file."""
        return written(self.node.id)

    @cached_property
    def telling(self) -> frozenset[tuple[object, ...]]:
        """The facts that two nodes rarely share by chance: contents, metrics, labelled emotions, the description."""
        return frozenset(fact for fact in self.facts if fact[0] not in WEAK)

    @cached_property
    def facts(self) -> frozenset[tuple[object, ...]]:
        """Everything by which it can be recognised, except its name."""
        node = self.node
        metrics = {("metrics", metric.name) for metric in node.metrics}
        emotions = {
            ("emotion" if entry.label else "score", entry.persona, entry.score, entry.label) for entry in node.emotion
        }
        fields = {(key, value) for key in FIELDS if (value := getattr(node, key))}
        return frozenset({*self.contents, *metrics, *emotions, *fields})

    @cached_property
    def contents(self) -> frozenset[tuple[str, str]]:
        """The lane and text of each of its items; for a stage also the names and items of its steps."""
        return frozenset(_contents(self.node))


def _contents(node: Node) -> Iterator[tuple[str, str]]:
    for lane in (*BUILT_IN, *node.cells):
        yield from ((lane, entry.text) for entry in cell(node, lane) if isinstance(entry, Item))
    if isinstance(node, Stage):
        for step in node.steps:
            yield "steps", step.name
            yield from _contents(step)
