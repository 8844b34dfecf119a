"""Changes stage by stage, line by line: what text, Markdown and pages lay out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap_cli.diff.change import Change, Ids
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.names import entry_at
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node
from journeymap_cli.report.changes.lines import NODES, SIGNS, ChangeLine, evidence_lines, feelings, top_line
from journeymap_cli.report.changes.pieces import TextPiece
from journeymap_cli.report.changes.words import (
    ENTRIES,
    below_entry,
    called,
    changed_pieces,
    entry_path_of,
    entry_said,
    entry_word,
    field_word,
    folded,
    is_field,
    is_of_solution,
    lane_of,
    more_pieces,
    solution_at,
    value_pieces,
)

MAP = "Map"
KINDS = ("renamed", "moved", "changed", "removed", "added")
ROWS = {lane: at for at, lane in enumerate(ENTRIES)}


@dataclass(frozen=True)
class Section:
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
        held: dict[str | None, dict[str | None, list[Change]]] = defaultdict(lambda: defaultdict(list))
        for change in self.comparison.changes:
            stage, step = self._where(change)
            held[stage][step].append(change)
        top = held.pop(None, {}).get(None, [])
        for stage, steps in held.items():
            order = sorted(steps, key=lambda step: self.order.get(step or stage or "", len(self.order)))
            yield Section(self._name(stage), tuple(line for step in order for line in self._lines(step, steps[step])))
        lines = (*map(top_line, top), *evidence_lines(self.comparison))
        if lines:
            yield Section(MAP, lines)

    def _where(self, change: Change) -> tuple[str | None, str | None]:
        """Stage and step of a change: those of the new version, where a node was not removed itself."""
        if change.kind != "removed" or change.of in NODES:
            return change.stage, change.step
        ids = self.comparison.new_ids
        stage, step = ids.get(change.stage or ""), ids.get(change.step or "")
        return (self.parents[step] if step else stage), step

    def _name(self, name: str | None) -> str:
        node = self.new.get(name or "") or self.old.get(name or "")
        return node.name if node else name or ""

    def _lines(self, step: str | None, changes: Iterable[Change]) -> Iterator[ChangeLine]:
        place = self._name(step) if step else ""
        told: dict[tuple[Ids, bool], list[Change]] = defaultdict(list)
        for change in changes:
            if path := entry_path_of(change):
                told[path, change.kind == "removed"].append(change)
            else:
                yield self._node(place, change)
        for (path, _), alike in sorted(told.items(), key=lambda each: _row(each[0][0], each[1])):
            yield from self._entry(place, path, alike)

    def _node(self, place: str, change: Change) -> ChangeLine:
        """What became of a stage or step itself."""
        if change.kind == "changed":
            name = change.path[-1]
            return ChangeLine(change, place, field_word(name), value_pieces(change, name))
        if change.kind == "renamed":
            return ChangeLine(change, place, "renamed", changed_pieces(change, ""))
        if change.kind != "moved":
            return ChangeLine(change, place, "", [TextPiece(change.kind)])
        if change.before != change.after:
            return ChangeLine(change, place, "", [TextPiece(f"moved here from {self._name(change.before)}")])
        return ChangeLine(change, place, "", [TextPiece(f"moved, now {self._neighbour(change.path)}")])

    def _neighbour(self, path: Ids) -> str:
        """Where a stage or step stands among its own."""
        stages = self.comparison.new.stages if self.comparison.new else ()
        steps = (stage.steps for stage in stages if path[1] == stage.id)
        held: Sequence[Node] = stages if len(path) == 2 else next(steps, ())
        at = [node.id for node in held].index(path[-1])
        return f"after {held[at - 1].name}" if at else "first"

    def _entry(self, place: str, path: Ids, changes: list[Change]) -> Iterator[ChangeLine]:
        """What became of one entry of a cell, its text first."""
        lane, rest = lane_of(path)
        versions = (self.comparison.old, self.comparison.new)
        nodes = self.old if changes[0].kind == "removed" else self.new
        node = nodes.get(path[3] if "steps" in path[2:3] else path[1])
        entry = entry_at(node, rest) if node and lane != "next" else None
        label = f"emotion ({path[-1]})" if lane == "emotion" and path[-1] != "*" else entry_word(lane, *versions)
        if isinstance(entry, Emotion) and changes[0].kind == "changed":
            yield from feelings(place, label, entry, changes)
        else:
            yield from self._parts(place, label, entry, changes)

    def _parts(self, place: str, label: str, entry: Entry | None, changes: list[Change]) -> Iterator[ChangeLine]:
        path = entry_path_of(changes[0])
        fields = [change for change in changes if is_field(change)]
        whole = [change for change in changes if not is_field(change)]
        yield from (replace(self._entry_line(place, label, entry, change), entry=entry) for change in whole)
        has_text = [change.path for change in whole if change.kind == "changed"] == [(*path, "text")]
        for group in folded(fields):
            line = self._entry_line(place, label, entry, group[0])
            follows = has_text and group[0].path[:-1] == path
            pieces = [*line.pieces, *more_pieces(group[1:])]
            yield replace(line, pieces=pieces, entry=entry, field=field_word(group[0].path[-1]) if follows else "")

    def _entry_line(self, place: str, label: str, entry: Entry | None, change: Change) -> ChangeLine:
        if is_of_solution(change):
            label, entry = "solution", solution_at(entry, below_entry(change))
        if change.kind in SIGNS:
            said = entry_said(entry, change.after if change.before is None else change.before)
            return ChangeLine(change, place, label, [TextPiece(said)])
        named = called(entry, change.path)
        if change.kind == "moved":
            return ChangeLine(change, place, label, [TextPiece(f"{named}: {self._came(change)}")])
        return ChangeLine(change, place, label, changed_pieces(change, named))

    def _came(self, change: Change) -> str:
        """Where an entry came from: another node, another row, or another place of its row."""
        if change.minor:
            return "moved"
        return f"moved here from {'another row' if change.before == change.after else self._name(change.before)}"


def _nodes(journey: Journey | None) -> dict[str, Node]:
    stages = journey.stages if journey else ()
    return {node.id: node for stage in stages for node in (stage, *stage.steps)}


def _row(path: Ids, changes: Sequence[Change]) -> tuple[int, int]:
    """Where an entry is told: row by row, what is gone before what is new."""
    lane, _ = lane_of(path)
    return ROWS.get(lane, len(ROWS)), KINDS.index(changes[0].kind)
