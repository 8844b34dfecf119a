"""Two versions of a map as one page: the new one, with every change marked where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from markupsafe import Markup, escape

from journeymap_cli.diff.change import Change, Ids, Weight
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.names import names as names_of
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Entry, cell, cell_path
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.model.stage import Stage
from journeymap_cli.problem import Path
from journeymap_cli.report.diff_pieces import Mark, Piece, reworded
from journeymap_cli.report.diff_sections import entry_path_of
from journeymap_cli.report.diff_words import felt, field_word, value_word
from journeymap_cli.view.cells import EntryView, entry_view
from journeymap_cli.view.names import names
from journeymap_cli.view.swimlanes import Cell, Row, Swimlanes

TAGS: Final = {Mark.KEPT: ("", ""), Mark.GONE: ("del", "del"), Mark.NEW: ("ins", "ins")}
SIGNS: Final = {Weight.BETTER: "▲ better: ", Weight.WORSE: "▼ worse: ", Weight.NEUTRAL: ""}
Place = tuple[str, str]
"""A node's id and a lane."""


class Compared:
    """The marks of a comparison of two versions, both of which exist."""

    def __init__(self, comparison: Comparison, old: Journey, new: Journey) -> None:
        self.comparison, self.old = comparison, old
        self.ids = dict(_ids(new))
        self.cells = {cell_path(path, lane): (node.id, lane) for path, node, lane in _cells(new)}
        self.by_entry: dict[Ids, list[Change]] = defaultdict(list)
        for change in comparison.changes:
            if path := entry_path_of(change):
                self.by_entry[path].append(change)
        self.gone = self._gone()

    def table(self, table: Swimlanes) -> Swimlanes:
        """The table with its entries marked, and those that are gone behind the others."""
        rows = [replace(row, cells=tuple(self._cell(row, held) for held in row.cells)) for row in table.rows]
        return replace(table, rows=tuple(rows))

    def _cell(self, row: Row, held: Cell) -> Cell:
        entries = [self._entry(entry) for entry in held.entries]
        place = self.cells.get(held.path)
        if place and held.anchor:
            entries += [entry for is_reach, entry in self.gone.get(place, ()) if is_reach is row.is_reach]
        return replace(held, entries=tuple(entries))

    def _entry(self, entry: EntryView) -> EntryView:
        changes = self.by_entry.get(self.ids.get(entry.path, ()), [])
        if not changes:
            return entry
        text = escape(entry.text)
        notes: list[Markup] = []
        for change in changes:
            if change.kind == "added" and change.path == self.ids[entry.path]:
                text = Markup("<ins>{}</ins>").format(text)
                notes.append(note(change, "added"))
            elif change.path[-1] == "text" and change.kind == "changed" and "solutions" not in change.path:
                text = pieces_markup(reworded(change.before, change.after))
                notes.append(note(change, "changed"))
            elif said := self._said(change):
                notes.append(note(change, said))
        return replace(entry, text=text + Markup().join(notes))

    def _said(self, change: Change) -> str:
        """A change of an entry in a few words."""
        if change.kind == "moved":
            return f"moved from {self._name(change.before)}" if change.before != change.after else "moved from a row"
        if change.kind == "renamed":
            return f"was {change.before}"
        told = f"{value_word(change.before)} → {value_word(change.after)}"
        what = f"solution {change.kind}" if "solutions" in change.path else field_word(change.path[-1])
        if change.kind in ("added", "removed"):
            return f"{what}: {value_word(change.after if change.before is None else change.before)}"
        return f"{what} {told}"

    def _name(self, node: str) -> str:
        return next((held.name for _, _, held in nodes(self.old) if held.id == node), node)

    def _gone(self) -> Mapping[Place, list[tuple[bool, EntryView]]]:
        """What was removed, by the place where it stood in the ids of the new version."""
        found: dict[Place, list[tuple[bool, EntryView]]] = defaultdict(list)
        known, entries = names(self.old), {ids: entry for ids, _, entry in _entries(self.old)}
        for change in self.comparison.changes:
            entry = entries.get(change.path) if change.kind == "removed" else None
            if entry is not None:
                node = self.comparison.new_ids.get(change.step or change.stage or "", "")
                view = entry_view(entry, (), known)
                text = felt(entry.score, entry.label) if isinstance(entry, Emotion) else view.text
                marked = Markup("<del>{}</del>").format(text) + note(change, "removed")
                is_reach = isinstance(entry, Metric) and entry.kind == "reach"
                found[node, _lane(change.path)].append((is_reach, replace(view, text=marked)))
        return found

    def heads(self) -> dict[str, Markup]:
        """What stands behind the names of stages and steps."""
        found: dict[str, list[Markup]] = defaultdict(list)
        for change in self.comparison.changes:
            if change.of not in ("stage", "step"):
                continue
            stage = self.comparison.new_ids.get(change.stage or "", "")
            if change.kind == "removed" and change.of == "step" and stage:
                found[stage].append(note(change, f"removed: {change.before}"))
            elif change.kind != "removed":
                found[change.step or change.stage or ""].append(note(change, self._head(change)))
        return {node: Markup().join(notes) for node, notes in found.items()}

    def _head(self, change: Change) -> str:
        if change.kind == "moved" and change.before == change.after:
            return "moved"
        return "added" if change.kind == "added" else self._said(change)


def note(change: Change, said: str) -> Markup:
    """A small line under what changed; what it means is said in words and by a sign, not by colour alone."""
    return Markup('<small class="chg {}">{}{}</small>').format(change.weight, SIGNS[change.weight], said)


def pieces_markup(pieces: Iterable[Piece]) -> Markup:
    """Words with what is gone and what is new marked."""
    return Markup().join(
        Markup("<{0}>{1}</{0}>").format(TAGS[piece.mark][0], piece.text) if TAGS[piece.mark][0] else escape(piece.text)
        for piece in pieces
    )


def _ids(journey: Journey) -> Iterator[tuple[Path, Ids]]:
    """The path of ids for the path of positions of each entry."""
    return ((path, ids) for ids, path, _ in _entries(journey))


def _entries(journey: Journey) -> Iterator[tuple[Ids, Path, Entry]]:
    parents = {id(node): stage for _, stage, node in nodes(journey)}
    for path, node, lane in _cells(journey):
        held = cell(node, lane)
        for number, (name, entry) in enumerate(zip(names_of(held), held, strict=True)):
            where = (lane,) if lane in BUILT_IN else ("cells", lane)
            yield (*_node_ids(parents[id(node)], node), *where, name), (*cell_path(path, lane), number), entry


def _node_ids(stage: Stage, node: Node) -> Ids:
    return ("stages", stage.id) if stage is node else ("stages", stage.id, "steps", node.id)


def _cells(journey: Journey) -> Iterator[tuple[Path, Node, str]]:
    own = {lane for _, _, node in nodes(journey) for lane in node.cells}
    for path, _, node in nodes(journey):
        for lane in (*BUILT_IN, *sorted(own)):
            yield path, node, lane


def _lane(path: Ids) -> str:
    return path[-2]
