"""Two versions of a map as one page: the new one, with every change marked in place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from markupsafe import Markup

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import columns, nodes
from journeymap_cli.facts.entries import Entry, PlacedEntry, entries
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path
from journeymap_cli.report.changes.lines import NODES, SIGNS, is_signed
from journeymap_cli.report.changes.marks import MarkSubject, reworded_markup, tag, was
from journeymap_cli.report.changes.sections import WHOLE_JOURNEY
from journeymap_cli.report.changes.union import GONE, Gone, cell_anchor, gone, placed, union
from journeymap_cli.view import wording
from journeymap_cli.view.cells import EntryView, entry_view
from journeymap_cli.view.names import names
from journeymap_cli.view.swimlanes import Cell, Swimlanes, swimlanes

HEADS: Final = (*NODES, "transition")
"""The subjects of changes that are marked at the head of a column."""


@dataclass(frozen=True)
class Compared:
    """The marks of a comparison of two versions, both of which exist. `base` is the one of the page."""

    comparison: Comparison
    old: Journey
    new: Journey
    base: LinkBase

    @cached_property
    def union(self) -> Journey:
        """The journey that the table shows."""
        return union(self.comparison, self.old, self.new)

    def table(self, table: Swimlanes) -> Swimlanes:
        """The table of the new version with its entries marked and removed ones put back."""
        shown = {cell.anchor: cell.entries for row in table.rows for cell in row.cells}
        wide = swimlanes(Analysis(self.union, base=self.base))
        rows = [row._replace(cells=tuple(self._cell(cell, shown) for cell in row.cells)) for row in wide.rows]
        return wide._replace(rows=tuple(rows))

    def _cell(self, cell: Cell, shown: Mapping[str | None, Sequence[EntryView]]) -> Cell:
        if cell.anchor is None:
            return cell
        marked = [entry._replace(text=self._text(entry)) for entry in shown.get(cell.anchor, ())]
        return cell._replace(entries=(*marked, *self._lost.get(cell.anchor, ())))

    def _text(self, entry: EntryView) -> str:
        """The text of an entry, with the words marked that changed."""
        for change in self._changes.get(entry.path, ()):
            if change.path.solution:
                continue
            if change.kind == "added":
                return Markup("<ins>{}</ins>").format(entry.text)
            if change.kind == "changed" and change.path.field == "text":
                return reworded_markup(change)
        return entry.text

    @cached_property
    def _changes(self) -> dict[Path, list[Change]]:
        """The changes of each entry, by its path in the new document."""
        found: dict[Path, list[Change]] = defaultdict(list)
        for change in self.comparison.changes:
            is_gone = change.kind == "removed" and not change.path.solution
            if change.path.whole in self._placed and not is_gone:
                found[self._placed[change.path.whole].path].append(change)
        return found

    @cached_property
    def _placed(self) -> Mapping[ChangePath, PlacedEntry]:
        return placed(self.new)

    @cached_property
    def _gone(self) -> Sequence[Gone]:
        return gone(self.comparison, self.old)

    @cached_property
    def _lost(self) -> Mapping[str, list[EntryView]]:
        """Removed entries, struck out, by the anchor of their cell; each gets a path of its own."""
        found: dict[str, list[EntryView]] = defaultdict(list)
        known = names(Analysis(self.old, base=self.base))
        for number, each in enumerate(self._gone):
            found[cell_anchor(each.node, each.lane, each.entry)].append(
                self._struck(entry_view(each.entry, (GONE, number), known), each.entry)
            )
        for at in entries(self.union):
            if at.node.id.startswith(GONE):
                view = self._struck(entry_view(at.entry, (), known), at.entry)
                found[cell_anchor(at.node.id, at.lane, at.entry)].append(view)
        return found

    def _struck(self, view: EntryView, entry: Entry) -> EntryView:
        text = view.text
        if isinstance(entry, Emotion) and entry.score is not None:
            score = wording.score(entry.score, self.old.scale)
            text = " ".join(part for part in (score, view.text) if part)
        return view._replace(text=Markup("<del>{}</del>").format(text))

    @cached_property
    def notes(self) -> dict[Path, Markup]:
        """The mark beside each entry that changed or was removed."""
        known = {at.path: at.entry for at in self._placed.values()}
        found = {path: self._note(changes, known[path]) for path, changes in self._changes.items()}
        for number, each in enumerate(self._gone):
            found[GONE, number] = tag(each.change.impact, "removed")
        return found

    @cached_property
    def heads(self) -> dict[str, Markup]:
        """The marks at the heads of stages and steps, by id."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.comparison.changes:
            if change.of in HEADS:
                found[self._node(change)].append(change)
        return {node: self._note(changes) for node, changes in found.items()}

    def _node(self, change: Change) -> str:
        """The id, in the table, of the node that a change is about."""
        node = change.path.node or ""
        return self.comparison.new_ids.get(node, GONE + node) if change.kind == "removed" else node

    def _note(self, changes: Sequence[Change], entry: Entry | None = None) -> Markup:
        words = [(change, self._fate(change)) for change in changes]
        tags = [tag(change.impact, fate) for change, fate in words if fate]
        inside = [change for change, fate in words if not fate]
        return Markup().join(
            [
                *tags,
                was(inside, MarkSubject(entry, (is_signed(self.old.scale), is_signed(self.new.scale)), self._names)),
            ]
        )

    def _fate(self, change: Change) -> str:
        """What happened to an entry or a node as a whole; empty where only a part of it changed."""
        if change.path.transition or change.path.solution:
            return ""
        if change.kind == "moved":
            return self._moved(change)
        return change.kind if change.kind in SIGNS else ""

    def _moved(self, change: Change) -> str:
        if change.before == change.after and (change.minor or change.of in NODES):
            return "moved"
        if change.before == change.after:
            return "moved from another row"
        if change.before is None:
            return f"moved from {WHOLE_JOURNEY}"
        return Markup("moved from <bdi>{}</bdi>").format(self._names.get(change.before, change.before))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {node.id: node.name for journey in (self.new, self.old) for _, _, node in nodes(journey)}

    def number(self, index: int) -> int | None:
        """The number of a column of the table in the new version; None for one that is gone."""
        return self._numbers.get(columns(self.union)[index].node.id)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {column.node.id: column.number for column in columns(self.new)}
