"""Changes stage by stage and line by line, as text, Markdown and pages show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.names import entry_at
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node
from journeymap_cli.report.changes.lines import (
    NODES,
    SIGNS,
    ChangeLine,
    evidence_lines,
    feeling_lines,
    folded,
    folded_pieces,
    renamed,
    top_line,
)
from journeymap_cli.report.changes.pieces import TextPiece
from journeymap_cli.report.changes.words import (
    entry_name,
    entry_piece,
    entry_word,
    field_word,
    solution_at,
    value_pieces,
)

MAP: Final = "Map"
KINDS: Final = ("renamed", "moved", "changed", "removed", "added")
"""Kinds of changes in the order in which those of one row are listed."""


class Section(NamedTuple):
    """What changed in a stage, or in the map outside the stages."""

    title: str
    lines: tuple[ChangeLine, ...]


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """The stages with changes in table order, then the map."""
    return tuple(_Sections(comparison).all())


class _Sections:
    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.old, self.new = _nodes(comparison.old), _nodes(comparison.new)
        self.order = {name: at for at, name in enumerate(self.new)}
        stages = comparison.new.stages if comparison.new else ()
        self.parents = {step.id: stage.id for stage in stages for step in stage.steps}

    def all(self) -> Iterator[Section]:
        found: dict[str | None, dict[str | None, list[Change]]] = defaultdict(lambda: defaultdict(list))
        for change in self.comparison.changes:
            stage, step = self._where(change)
            found[stage][step].append(change)
        top = found.pop(None, {}).get(None, [])
        for stage, steps in found.items():
            order = sorted(steps, key=lambda step: self.order.get(step or stage or "", len(self.order)))
            yield Section(self._name(stage), tuple(line for step in order for line in self._lines(step, steps[step])))
        lines = (*map(top_line, top), *evidence_lines(self.comparison))
        if lines:
            yield Section(MAP, lines)

    def _where(self, change: Change) -> tuple[str | None, str | None]:
        """Stage and step of a change in the new version; those of the old one for a node that was removed."""
        path = change.path
        if change.kind != "removed" or change.of in NODES or path.solution:
            return path.stage, path.step
        ids = self.comparison.new_ids
        stage, step = ids.get(path.stage or ""), ids.get(path.step or "")
        return (self.parents[step] if step else stage), step

    def _name(self, node_id: str | None) -> str:
        node = self.new.get(node_id or "") or self.old.get(node_id or "")
        return node.name if node else node_id or ""

    def _lines(self, step: str | None, changes: Iterable[Change]) -> Iterator[ChangeLine]:
        place = self._name(step) if step else ""
        entries: dict[tuple[ChangePath, bool], list[Change]] = defaultdict(list)
        for change in changes:
            if change.path.is_node:
                yield self._node_line(place, change)
            else:
                entries[change.path.whole, change.kind == "removed"].append(change)
        for (path, _), alike in sorted(entries.items(), key=lambda each: _row(each[0][0], each[1])):
            yield from self._entry_lines(place, path, alike)

    def _node_line(self, place: str, change: Change) -> ChangeLine:
        """A change of a stage or step itself."""
        if change.kind == "changed":
            return ChangeLine(change, place, field_word(change.path), value_pieces(change))
        if change.kind == "renamed":
            return ChangeLine(change, place, "renamed", renamed(change))
        if change.kind != "moved":
            return ChangeLine(change, place, "", [TextPiece(change.kind)])
        if change.before != change.after:
            return ChangeLine(change, place, "", [TextPiece(f"moved here from {self._name(change.before)}")])
        return ChangeLine(change, place, "", [TextPiece(f"moved, now {self._neighbour(change.path)}")])

    def _neighbour(self, path: ChangePath) -> str:
        """The place of a stage or step among its siblings."""
        stages = self.comparison.new.stages if self.comparison.new else ()
        steps = (stage.steps for stage in stages if stage.id == path.stage)
        siblings: Sequence[Node] = next(steps, ()) if path.step else stages
        at = [node.id for node in siblings].index(path.node or "")
        return f"after {siblings[at - 1].name}" if at else "first"

    def _entry_lines(self, place: str, path: ChangePath, changes: list[Change]) -> Iterator[ChangeLine]:
        """The changes of one entry of a cell, its text first."""
        node = (self.old if changes[0].kind == "removed" else self.new).get(path.node or "")
        entry = entry_at(node, path.lane, path.entry) if node and path.lane and path.entry else None
        label = entry_word(path, self.comparison.old, self.comparison.new)
        if path.lane == "emotion" and path.entry != "*":
            label = f"emotion ({path.entry})"
        if isinstance(entry, Emotion) and changes[0].kind == "changed":
            yield from feeling_lines(place, label, entry, changes)
        else:
            yield from self._parts(place, label, entry, changes)

    def _parts(self, place: str, label: str, entry: Entry | None, changes: list[Change]) -> Iterator[ChangeLine]:
        fields = [change for change in changes if _is_field(change)]
        others = [change for change in changes if not _is_field(change)]
        yield from (self._entry_line(place, label, entry, [change]) for change in others)
        text = changes[0].path.whole.with_field("text")
        has_text = [change.path for change in others if change.kind == "changed"] == [text]
        for group in folded(fields):
            line = self._entry_line(place, label, entry, group)
            yield line._replace(follows=has_text and not group[0].path.solution)

    def _entry_line(self, place: str, label: str, entry: Entry | None, group: Sequence[Change]) -> ChangeLine:
        change, named = group[0], entry
        if change.path.solution:
            label, named = "solution", solution_at(entry, change.path.solution)
        line = ChangeLine(change, place, label, (), entry=entry)
        if change.kind in SIGNS:
            value = change.after if change.before is None else change.before
            return line._replace(values=[entry_piece(named, value)])
        name = entry_name(named, change.path)
        if change.kind == "moved":
            return line._replace(values=[TextPiece(f"{name}: {self._came(change)}")])
        if change.kind == "renamed":
            return line._replace(values=renamed(change))
        if not _is_field(change):
            return line._replace(values=value_pieces(change))
        return line._replace(values=folded_pieces(group), name=name, field=field_word(change.path))

    def _came(self, change: Change) -> str:
        """Where an entry came from: another node, another row, or another place in its row."""
        if change.minor:
            return "moved"
        return f"moved here from {'another row' if change.before == change.after else self._name(change.before)}"


def _is_field(change: Change) -> bool:
    """Whether a field of an entry changed other than its text."""
    return change.kind == "changed" and change.path.field != "text"


def _nodes(journey: Journey | None) -> dict[str, Node]:
    return {node.id: node for _, _, node in nodes(journey)} if journey else {}


def _row(path: ChangePath, changes: Sequence[Change]) -> tuple[int, int]:
    """The rank of an entry in its node: built-in rows, transitions, own rows; in a row, removed before added."""
    if path.transition:
        row = len(BUILT_IN)
    else:
        row = BUILT_IN.index(path.lane) if path.lane in BUILT_IN else len(BUILT_IN) + 1
    return row, KINDS.index(changes[0].kind)
