"""Two versions of a map as one page: the new one, with every change marked in place, and the old one behind it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup, escape

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.diff.versions import pair_versions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import columns, nodes
from journeymap_cli.facts.entries import PlacedEntry, entries
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import Language
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Step
from journeymap_cli.problem import Path
from journeymap_cli.render.html.overlay import EntryMark, HeadMark
from journeymap_cli.report.changes.lines import NODES, is_signed
from journeymap_cli.report.changes.marks import (
    CHANGES,
    MarkKind,
    MarkSubject,
    details,
    kind_of,
    kind_words,
    replaced,
    reworded_markup,
    sign,
    struck,
    subjects,
    value_line,
)
from journeymap_cli.report.changes.union import GONE, Gone, cell_anchor, gone, placed, union
from journeymap_cli.view.cells import (
    Chip,
    Detail,
    EntryView,
    Feeling,
    Figure,
    OpportunityDetail,
    PainDetail,
    entry_view,
)
from journeymap_cli.view.column_headers import NodeView, column_views, stage_views
from journeymap_cli.view.names import Names, names
from journeymap_cli.view.swimlanes import Cell, Swimlanes, swimlanes

HEADS: Final = (*NODES, "transition")
"""The subjects of changes that are marked at the head of a column."""

IN_PLACE: Final[Mapping[type, tuple[str, ...]]] = {
    PainDetail: ("severity_words", "urgency_words"),
    OpportunityDetail: ("worth", "status_words", "owner"),
    Feeling: ("score",),
    Figure: ("value", "target"),
    Chip: (),
}
"""The fields of entry details whose old value is shown beside the new one, by the kind of detail."""

BESIDE: Final = frozenset({"channel", "persona", "personas", "tags"})
"""The fields that are shown below an entry or in a head when they change; others are only named by the sign."""

HEAD_FACTS: Final = ("name", "duration", "when", "owner", "personas", "moment_of_truth")
"""The fields that the head of a stage or step shows."""

PAST: Final = "in0"


@dataclass(frozen=True)
class Compared:
    """The marks of a comparison of two versions, both of which exist. `base` is that of the page's links."""

    comparison: Comparison
    old: Journey
    new: Journey
    base: LinkBase

    @cached_property
    def union(self) -> Journey:
        """The journey that the table shows."""
        return union(self.comparison, self.old, self.new)

    @cached_property
    def language(self) -> Language:
        """The language of the page."""
        return Analysis(self.new).language

    def table(self, table: Swimlanes) -> Swimlanes:
        """The table of the new version with its entries marked and those of the old one put back."""
        shown = {cell.anchor: cell.entries for row in table.rows for cell in row.cells}
        wide = swimlanes(Analysis(self.union, base=self.base))
        rows = [row._replace(cells=tuple(self._cell(cell, shown) for cell in row.cells)) for row in wide.rows]
        stages = tuple(stage._replace(node=self._described(stage.node)) for stage in wide.stages)
        steps = tuple(column._replace(node=self._described(column.node)) for column in wide.columns)
        return wide._replace(rows=tuple(rows), stages=stages, columns=steps)

    def _cell(self, cell: Cell, shown: Mapping[str | None, Sequence[EntryView]]) -> Cell:
        if cell.anchor is None:
            return cell
        marked = [self._marked(entry) for entry in shown.get(cell.anchor, ())]
        return cell._replace(entries=(*marked, *self._past.get(cell.anchor, ())))

    def _described(self, node: NodeView) -> NodeView:
        """A node with the words of its description marked."""
        old = self._old_nodes.get(node.id)
        before, after = (old.description if old else None), node.description
        if old is None or before == after:
            return node
        marked = reworded_markup(before, after, self.language) if before and after else self._both(before, after)
        return node._replace(description=sign("changed", self.language) + marked)

    def _marked(self, entry: EntryView) -> EntryView:
        """An entry with its old words struck through beside the new ones."""
        if not self._changes.get(entry.path):
            return entry
        old = self._old_view(entry.path)
        if old is None:
            return entry
        text = entry.text
        if old.text != text:
            text = reworded_markup(old.text, text, self.language) if old.text and text else self._both(old.text, text)
        return entry._replace(text=text, detail=self._merged(old.detail, entry.detail))

    def _merged(self, old: Detail | None, new: Detail | None) -> Detail | None:
        fields = IN_PLACE.get(type(new), ()) if type(old) is type(new) else ()
        changed = {name: (getattr(old, name), getattr(new, name)) for name in fields}
        marked: dict[str, Any] = {name: self._both(*pair) for name, pair in changed.items() if pair[0] != pair[1]}
        if isinstance(old, Feeling) and isinstance(new, Feeling) and old.quote and new.quote:
            marked["quote"] = reworded_markup(old.quote, new.quote, self.language)
        return new._replace(**marked) if new and marked else new

    def _both(self, old: str | None, new: str | None) -> Markup:
        return replaced(old, new, self.language)

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
    def _by_path(self) -> Mapping[Path, PlacedEntry]:
        return {at.path: at for at in self._placed.values()}

    @cached_property
    def _old_placed(self) -> Mapping[ChangePath, PlacedEntry]:
        return placed(self.old)

    @cached_property
    def _known(self) -> Names:
        return names(Analysis(self.old, base=self.base))

    @cached_property
    def _before(self) -> Mapping[Path, PlacedEntry]:
        """The old version of each entry that changed, by its path in the new document."""
        pairs = {new.path: old.path for old, new in pair_versions(self.old, self.new).items.pairs}
        found = {}
        for path, changes in self._changes.items():
            if any(change.kind == "added" and not change.path.solution for change in changes):
                continue
            whole = changes[0].path.whole
            old = self._old_placed.get(pairs.get(whole, self._in_old_nodes(whole, changes)))
            if old:
                found[path] = old
        return found

    def _in_old_nodes(self, path: ChangePath, changes: Sequence[Change]) -> ChangePath:
        """The path of an entry of the same name in the old version."""
        moved = next((change.before for change in changes if change.kind == "moved"), None)
        node = str(moved) if moved in self._old_refs else self._old_ids.get(path.node or "", "")
        ref = self._old_refs.get(node)
        return (
            replace(path, stage=ref.stage.id, step=ref.node.id if isinstance(ref.node, Step) else None) if ref else path
        )

    @cached_property
    def _old_ids(self) -> Mapping[str, str]:
        return {new: old for old, new in self.comparison.new_ids.items()}

    @cached_property
    def _old_refs(self) -> Mapping[str, NodeRef]:
        return {node.id: NodeRef(node, stage) for _, stage, node in nodes(self.old)}

    def _old_view(self, path: Path) -> EntryView | None:
        at = self._before.get(path)
        return entry_view(at.entry, at.path, self._known) if at else None

    @cached_property
    def _gone(self) -> Sequence[Gone]:
        return gone(self.comparison, self.old)

    @cached_property
    def _past(self) -> Mapping[str, list[EntryView]]:
        """Entries that the old version has alone, or in other words, by the anchor of their cell there.

        Each gets a path of its own.
        """
        found: dict[str, list[EntryView]] = defaultdict(list)
        for number, each in enumerate(self._gone):
            view = self._struck(entry_view(each.entry, each.path, self._known))
            found[cell_anchor(each.node, each.lane, each.entry)].append(view._replace(path=(GONE, number)))
        for at in entries(self.union):
            if at.node.id.startswith(GONE):
                found[cell_anchor(at.node.id, at.lane, at.entry)].append(entry_view(at.entry, (), self._known))
        for number, at in enumerate(self._before.values()):
            node = self.comparison.new_ids.get(at.node.id, GONE + at.node.id)
            view = entry_view(at.entry, at.path, self._known)
            found[cell_anchor(node, at.lane, at.entry)].append(view._replace(path=(PAST, number)))
        return found

    def _struck(self, view: EntryView) -> EntryView:
        detail = view.detail
        if isinstance(detail, Feeling) and detail.score:
            detail = detail._replace(score=struck(detail.score, self.language))
        return view._replace(text=struck(view.text, self.language) if view.text else "", detail=detail)

    @cached_property
    def notes(self) -> dict[Path, EntryMark]:
        """The mark of each entry that changed, was removed, or is only shown before the changes."""
        found = {path: self._note(path, changes) for path, changes in self._changes.items()}
        for number, each in enumerate(self._gone):
            words = str(each.change.impact) if each.change.impact != "neutral" else ""
            found[GONE, number] = EntryMark("ch removed in01", sign("removed", self.language, words))
        for number in range(len(self._before)):
            found[PAST, number] = EntryMark(PAST)
        return found

    def _note(self, path: Path, changes: Sequence[Change]) -> EntryMark:
        of, kind = self._subject(path), kind_of(changes)
        moved = [self._origin(change) for change in changes if change.kind == "moved"]
        fields = [change for change in changes if change.kind == "changed" or change.path.solution]
        beside = [change for change in fields if change.path.solution or change.path.field in BESIDE]
        lines = [value_line(change, of) for change in beside if not change.trust]
        is_new = path in self._before or "added" in {change.kind for change in changes if not change.path.solution}
        words = "; ".join(part for part in (*(str(one.striptags()) for one in moved), details(fields, of)) if part)
        return EntryMark(
            f"ch {kind}{' in12' if is_new else ''}",
            sign(kind, self.language, words),
            Markup().join([*(Markup('<p class="meta {}">{}</p>').format(CHANGES, one) for one in moved), *lines]),
        )

    def _subject(self, path: Path | None = None) -> MarkSubject:
        entry = self._by_path[path].entry if path else None
        signs = is_signed(self.old.scale), is_signed(self.new.scale)
        return MarkSubject(entry, signs, self._names, self.language)

    def _origin(self, change: Change) -> Markup:
        """Where something came from, in words: another node, another row, or another place."""
        if change.before == change.after:
            is_here = change.minor or change.of in NODES
            words = self.language.gettext("moved") if is_here else self.language.gettext("was in another row")
            return escape(words)
        if change.before is None:
            return escape(self.language.gettext("was about the whole journey"))
        name = Markup("<bdi>{}</bdi>").format(self._names.get(change.before, change.before))
        return escape(self.language.gettext("was in %(place)s")) % {"place": name}

    @cached_property
    def heads(self) -> dict[str, HeadMark]:
        """The marks at the heads of stages and steps, by id."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.comparison.changes:
            if change.of in HEADS:
                found[self._node(change)].append(change)
        others = {node for node in self._new_nodes if self._old_head(node)}
        return {
            node: HeadMark(self._head(node, found.get(node, ())), self._old_head(node)) for node in (*found, *others)
        }

    def _node(self, change: Change) -> str:
        """The id, in the table, of the node that a change is about."""
        node = change.path.node or ""
        return self.comparison.new_ids.get(node, GONE + node) if change.kind == "removed" else node

    def _head(self, node: str, changes: Sequence[Change]) -> Markup:
        """The mark of a stage or step, with its old name and facts: `~ was in Deployment`, `+ new step`."""
        if all(change.path.field == "description" for change in changes):
            return Markup()  # it has a sign of its own
        of, kind = self._subject(), self._fate(changes)
        named = [change for change in changes if change.kind == "changed" or change.path.transition]
        words = [self._new_word(node)] if kind == "added" else []
        words += [kind_words(self.language)[kind]] if kind == "removed" else []
        words += [self._origin(change) for change in changes if change.kind == "moved"]
        old, lines = (
            list(self._old_facts(node)),
            [value_line(each, of) for each in changes if each.path.field in BESIDE],
        )
        if not (words or old or lines):
            words = subjects(named, of)
        parts = [Markup("<span>{}</span>").format(word) for word in words]
        line = Markup(" ").join([sign(kind, self.language, details(named, of)), *parts, *old])
        return Markup('<div class="hch {}">{}</div>{}').format(CHANGES, line, Markup().join(lines))

    def _fate(self, changes: Sequence[Change]) -> MarkKind:
        """Whether a node was added, removed or changed."""
        kinds = {change.kind for change in changes if change.of in NODES}
        return "added" if "added" in kinds else "removed" if "removed" in kinds else "changed"

    def _old_facts(self, node: str) -> Iterator[Markup]:
        """Yield the old name and facts that the head of a node no longer shows."""
        old, new = self._old_head(node), self._new_nodes.get(node)
        for name in ("name", "duration", "when", "owner") if old and new else ():
            before = getattr(old, name)
            if before and before != getattr(new, name):
                yield struck(before, self.language)

    def _new_word(self, node: str) -> str:
        is_stage = any(stage.id == node for stage in self.new.stages)
        return self.language.gettext("new stage") if is_stage else self.language.gettext("new step")

    def _old_head(self, node: str) -> NodeView | None:
        """The old head of a node, if it differs from the new one."""
        old, new = self._old_nodes.get(node), self._new_nodes.get(node)
        if old and new and any(getattr(old, name) != getattr(new, name) for name in HEAD_FACTS):
            return old
        return None

    @cached_property
    def _old_nodes(self) -> Mapping[str, NodeView]:
        """The heads of the old version, by the new id of their node."""
        ids = self.comparison.new_ids
        return {ids[view.id]: view for view in _heads(Analysis(self.old, base=self.base)) if view.id in ids}

    @cached_property
    def _new_nodes(self) -> Mapping[str, NodeView]:
        return {view.id: view for view in _heads(Analysis(self.new, base=self.base))}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {node.id: node.name for journey in (self.new, self.old) for _, _, node in nodes(journey)}

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The ids of the stages and steps that only the new version has."""
        return frozenset(self._new_nodes) - frozenset(self.comparison.new_ids.values())

    def number(self, index: int) -> int | None:
        """The number of a column of the table in the new version; None for one that is gone."""
        return self._numbers.get(self._columns[index])

    def old_number(self, index: int) -> int | None:
        """The number of a column of the table in the old version; None for one that is new."""
        return self._old_numbers.get(self._columns[index])

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        """The ids of the nodes of the columns of the table."""
        return tuple(column.node.id for column in columns(self.union))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {column.node.id: column.number for column in columns(self.new)}

    @cached_property
    def _old_numbers(self) -> dict[str, int]:
        ids = self.comparison.new_ids
        return {ids.get(column.node.id, GONE + column.node.id): column.number for column in columns(self.old)}


def _heads(facts: Analysis) -> Iterator[NodeView]:
    """The head of every stage and step."""
    yield from (stage.node for stage in stage_views(facts))
    yield from (column.node for column in column_views(facts))
