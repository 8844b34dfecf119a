"""Changes stage by stage and line by line, as text, Markdown and pages show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.fields import REFERENCES
from journeymap_cli.diff.names import entry_at
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import WHOLE, Entry, whole_map
from journeymap_cli.facts.feelings import label_words
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.model.entries import Emotion, Solution
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node
from journeymap_cli.report.changes.grouping import moved_entries, moved_together, row_rank, side_by_side
from journeymap_cli.report.changes.lines import (
    NODES,
    SIGNS,
    ChangeLine,
    converted_lines,
    evidence_lines,
    feeling_lines,
    folded,
    folded_pieces,
    is_signed,
    reference_names,
    renamed,
    top_line,
)
from journeymap_cli.report.changes.pieces import FeelingPiece, TextPiece
from journeymap_cli.report.changes.words import (
    entry_name,
    entry_piece,
    entry_word,
    field_word,
    holding_words,
    solution_at,
    value_pieces,
)

MAP: Final = "Map"
MOVED: Final = "moved"
WHOLE_JOURNEY: Final = "the whole journey"
"""The name of the place of entries about the whole map."""


class Section(NamedTuple):
    """The changes in a stage, or in the map outside the stages."""

    title: str
    lines: tuple[ChangeLine, ...]


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """The stages with changes in table order, then the map."""
    return tuple(_Sections(comparison).all())


def single_lines(comparison: Comparison) -> tuple[Section, ...]:
    """Like `sections`, but with one line for each change, and no others."""
    return tuple(_Sections(comparison, is_folded=False).all())


class _Sections:
    def __init__(self, comparison: Comparison, *, is_folded: bool = True) -> None:
        self.comparison, self.is_folded = comparison, is_folded
        self.old, self.new = _nodes(comparison.old), _nodes(comparison.new)
        self.order = {name: at for at, name in enumerate(self.new)}
        stages = comparison.new.stages if comparison.new else ()
        self.parents = {step.id: stage.id for stage in stages for step in stage.steps}
        both = [each for each in (comparison.old, comparison.new) if each]
        self.people = {who.id: who.name for each in both for who in each.personas}
        self.scales = both[0].scale, both[-1].scale
        self.both = both
        self.joint = moved_together(comparison.changes) if is_folded else {}

    @cached_property
    def names(self) -> Mapping[tuple[str | None, str], str]:
        """The `reference_names` of both versions."""
        return reference_names(self.both)

    def all(self) -> Iterator[Section]:
        found: dict[str | None, dict[str | None, list[Change]]] = defaultdict(lambda: defaultdict(list))
        for change in self.comparison.changes:
            stage, step = self._where(change)
            found[stage][step].append(self._in_words(change))
        top = found.pop(None, {}).get(None, [])
        converted = 0
        for stage, steps in found.items():
            order = sorted(steps, key=lambda step: self.order.get(step or stage or "", len(self.order)))
            every = [*self._arrivals(stage), *(line for step in order for line in self._lines(step, steps[step]))]
            lines = tuple(line for line in every if not (line.feeling and line.feeling.is_converted))
            converted += len(every) - len(lines)
            if lines:
                yield Section(self._name(stage), lines)
        lines = (
            *(top_line(change, lambda: self.names) for change in top if not change.path.lane),
            *self._lines(None, [change for change in top if change.path.lane]),
        )
        if self.is_folded:
            lines += (*converted_lines(self.comparison, converted), *evidence_lines(self.comparison))
        if lines:
            yield Section(MAP, lines)

    def _where(self, change: Change) -> tuple[str | None, str | None]:
        """Stage and step of a change in the new version; for a removed node, those in the old version."""
        path = change.path
        if change.kind != "removed" or change.of in NODES or path.solution:
            return path.stage, path.step
        ids = self.comparison.new_ids
        stage, step = ids.get(path.stage or ""), ids.get(path.step or "")
        return (self.parents[step] if step else stage), step

    def _in_words(self, change: Change) -> Change:
        """A change with names as values instead of ids."""
        space = REFERENCES.get(change.path.field or "")
        if not space or change.kind != "changed":
            return change
        before, after = (self._named(space, value) for value in (change.before, change.after))
        return change._replace(before=before, after=after)

    def _named(self, space: str, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(self._named(space, each) for each in value)
        return self.names.get((space, value), value) if isinstance(value, str) else value

    def _name(self, node_id: str | None) -> str:
        if not node_id:
            return WHOLE_JOURNEY
        node = self.new.get(node_id) or self.old.get(node_id)
        return node.name if node else node_id

    def _lines(self, step: str | None, changes: Iterable[Change]) -> Iterator[ChangeLine]:
        place = self._name(step) if step else ""
        entries: dict[tuple[ChangePath, bool], list[Change]] = defaultdict(list)
        for change in changes:
            if not change.path.is_node:
                entries[change.path.whole, change.kind == "removed"].append(change)
            elif change.kind != "moved" or change not in self.joint.get((change.path.stage, change.before), ()):
                yield self._node_line(place, change)
        moved = moved_entries(entries.values()) if self.is_folded else {}
        for origin, alike in moved.items():
            yield self._moves_line(place, origin, alike)
        rows = sorted(entries.items(), key=lambda each: row_rank(each[0][0], each[1]))
        for (path, _), alike in side_by_side(rows):
            if alike[0].kind != "moved" or alike[0] not in moved.get(alike[0].before, ()):
                yield from self._entry_lines(place, path, alike)

    def _arrivals(self, stage: str | None) -> Iterator[ChangeLine]:
        """Yield a line for steps that moved here together from another stage."""
        for (to, origin), changes in self.joint.items():
            if to == stage:
                names = ", ".join(self._name(change.path.step) for change in changes)
                yield ChangeLine(changes[0], "", "", [TextPiece(f"{names} moved here from {self._name(origin)}")])

    def _moves_line(self, place: str, origin: str, changes: Sequence[Change]) -> ChangeLine:
        """A line for entries that moved here together from another node."""
        entries = [(self._label(change.path), self._entry(change.path, self.new)) for change in changes]
        named = [
            f"{label} {self._called(entry, change)}" for (label, entry), change in zip(entries, changes, strict=True)
        ]
        words = f"moved here from {self._name(origin)}: {'; '.join(named)}"
        return ChangeLine(changes[0], place, f"{len(changes)} entries", [TextPiece(words)])

    def _node_line(self, place: str, change: Change) -> ChangeLine:
        """A change of a stage or step itself."""
        if change.kind == "changed":
            return ChangeLine(change, place, field_word(change.path), value_pieces(change))
        if change.kind == "renamed":
            return ChangeLine(change, place, "renamed", renamed(change))
        if change.kind != "moved":
            return ChangeLine(change, "", "", [TextPiece(self._presence(change))])
        if change.before != change.after:
            return ChangeLine(change, place, "", [TextPiece(f"moved here from {self._name(change.before)}")])
        return ChangeLine(change, place, "", [TextPiece(f"moved, now {self._neighbour(change.path)}")])

    def _presence(self, change: Change) -> str:
        """An added or removed node, as `step Pick up at the shop: 1 severe pain point, emotion +1`."""
        name = change.after if change.before is None else change.before
        contents = holding_words(change.holds, self._is_signed(change)) if change.holds else ""
        return f"{change.of} {name}{': ' if contents else ''}{contents}"

    def _neighbour(self, path: ChangePath) -> str:
        """The place of a stage or step among its siblings: `first`, or `after` another."""
        stages = self.comparison.new.stages if self.comparison.new else ()
        steps = (stage.steps for stage in stages if stage.id == path.stage)
        siblings: Sequence[Node] = next(steps, ()) if path.step else stages
        at = [node.id for node in siblings].index(path.node or "")
        return f"after {siblings[at - 1].name}" if at else "first"

    def _entry_lines(self, place: str, path: ChangePath, changes: list[Change]) -> Iterator[ChangeLine]:
        """Yield the changes of one entry of a cell, its text first."""
        entry = self._entry(path, self.old if changes[0].kind == "removed" else self.new)
        label, who = self._label(path), self._person(path) if path.lane == "emotion" else ""
        label = f"{label} ({who})" if who else label
        if not self.is_folded:
            yield from (self._entry_line(place, label, entry, [change]) for change in changes)
        elif isinstance(entry, Emotion) and changes[0].kind == "changed":
            yield from feeling_lines((place, label, who), entry, changes, self.scales)
        else:
            yield from self._parts(place, label, entry, changes)

    def _entry(self, path: ChangePath, nodes_: Mapping[str, Node]) -> Entry | None:
        node = nodes_.get(path.node or "")
        return entry_at(node, path.lane, path.entry) if node and path.lane and path.entry else None

    def _label(self, path: ChangePath) -> str:
        return entry_word(path, self.comparison.old, self.comparison.new)

    def _person(self, path: ChangePath) -> str:
        """The persona of an emotion, with the number of a further one; empty for the first emotion of everyone."""
        entry = path.entry or ""
        who, _, number = (entry, "", "") if entry in self.people else entry.rpartition("-")
        name = "all" if who == NOBODY else self.people.get(who, who)
        return "" if entry == NOBODY else f"{name} {number}".strip()

    def _parts(self, place: str, label: str, entry: Entry | None, changes: list[Change]) -> Iterator[ChangeLine]:
        fields = [change for change in changes if _is_field(change)]
        others = sorted((change for change in changes if not _is_field(change)), key=lambda each: each.kind == "moved")
        has_text = False
        for group in (*([change] for change in others), *folded(fields)):
            line = self._entry_line(place, label, entry, group)
            yield line._replace(follows=has_text and not group[0].path.solution)
            has_text |= group[0] in others and not group[0].path.solution and group[0].kind in ("changed", "moved")

    def _entry_line(self, place: str, label: str, entry: Entry | None, group: Sequence[Change]) -> ChangeLine:
        change, named = group[0], entry
        if change.path.solution:
            label, named = "solution", solution_at(entry, change.path.solution)
        line = ChangeLine(change, place, label, (), entry=entry)
        if change.kind in SIGNS:
            value = change.after if change.before is None else change.before
            shown = self._name(value) if change.path.transition else value
            values = [entry_piece(named, shown, self._is_signed(change))]
            if change.partner and change.kind == "removed":
                values.append(TextPiece(": replaced"))
            return line._replace(values=values, beside=change.partner is not None and change.kind == "added")
        name = self._called(named, change)
        if change.path.transition:
            name = self._name(change.path.transition)
        if change.kind == "moved":
            return line._replace(values=[TextPiece(self._origin(change))], name=name, field=MOVED)
        if change.kind == "renamed":
            return line._replace(values=renamed(change))
        if not _is_field(change):
            return line._replace(values=value_pieces(change))
        return line._replace(values=folded_pieces(group), name=name, field=field_word(change.path))

    def _called(self, entry: Entry | Solution | None, change: Change) -> str:
        """The name of an entry in a line; an emotion that moved is named by its score and label."""
        if isinstance(entry, Emotion) and change.kind == "moved":
            return FeelingPiece(entry.score, label_words(entry.label), self._is_signed(change)).text
        return entry_name(entry, change.path)

    def _is_signed(self, change: Change) -> bool:
        return is_signed(self.scales[change.kind != "removed"])

    def _origin(self, change: Change) -> str:
        """Where an entry came from, in words: another node, another row, or another place in its row."""
        if change.minor:
            return "within its row"
        return f"here from {'another row' if change.before == change.after else self._name(change.before)}"


def _is_field(change: Change) -> bool:
    """Whether a field other than the text changed."""
    return change.kind == "changed" and change.path.field != "text"


def _nodes(journey: Journey | None) -> dict[str, Node]:
    return {WHOLE: whole_map(journey), **{node.id: node for _, _, node in nodes(journey)}} if journey else {}
