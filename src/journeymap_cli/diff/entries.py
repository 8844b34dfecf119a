"""Comparing the entries of the whole map, and of the cells of nodes that both versions have."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from journeymap_cli.diff.change import Change, ChangePath, ChangeSubject, added_or_removed, changed
from journeymap_cli.diff.fields import Difference, differences, plain_text
from journeymap_cli.diff.impact import impacts_of_replacement
from journeymap_cli.diff.match import out_of_order, pairing
from journeymap_cli.diff.meaning import MEANING
from journeymap_cli.diff.names import name_of, names
from journeymap_cli.diff.node_ref import NodeRef, are_apart
from journeymap_cli.diff.pairing import ItemRef, replacements
from journeymap_cli.diff.versions import Versions
from journeymap_cli.facts.entries import Entry, cell
from journeymap_cli.model.entries import Emotion, Item, Opportunity, PainPoint, Solution
from journeymap_cli.model.metric import Metric

OF: Final[dict[str, ChangeSubject]] = {
    "pain_points": "pain_point",
    "opportunities": "opportunity",
    "emotion": "emotion",
    "metrics": "metric",
}
"""The subject of changes of a lane's entries; `item` for all other lanes."""


def compare_items(versions: Versions) -> Iterator[Change]:
    """The changes of all items that were added, removed, moved or changed, in no particular order."""
    replaced = replacements(versions.items)
    for one, other in replaced.pairs:
        yield from _replaced(one, other)
    for item in replaced.old:
        yield added_or_removed_entry("removed", item.node, item.lane, item.item)
    for item in replaced.new:
        yield added_or_removed_entry("added", item.node, item.lane, item.item)
    for old, new in versions.items.pairs:
        of = OF.get(new.lane, "item")
        if old.pair is None or new.pair is None or old.cell != new.cell:
            yield Change("moved", of, new.path, old.node.parent, new.node.parent)
        yield from _compare_item(versions, old, new, of)
    yield from _reordered(versions)


def _replaced(old: ItemRef, new: ItemRef) -> Iterator[Change]:
    """The two changes when one item replaces another. Of two pain points, only the more severe one has an impact."""
    went = added_or_removed_entry("removed", old.node, old.lane, old.item)._replace(partner=new.path)
    came = added_or_removed_entry("added", new.node, new.lane, new.item)._replace(partner=old.path)
    if isinstance(old.item, PainPoint) and isinstance(new.item, PainPoint):
        impacts = impacts_of_replacement(old.item.severity, new.item.severity) or (went.impact, came.impact)
        went, came = went._replace(impact=impacts[0]), came._replace(impact=impacts[1])
    yield from (went, came)


def _reordered(versions: Versions) -> Iterator[Change]:
    """The moves of items within their cells, as few as possible."""
    cells: dict[tuple[int, str], list[tuple[ItemRef, ItemRef]]] = defaultdict(list)
    for old, new in versions.items.pairs:
        if old.cell and old.cell == new.cell:
            cells[old.cell].append((old, new))
    for pairs in cells.values():
        old, new = pairs[0]
        before, after = cell(old.node.node, old.lane), cell(new.node.node, new.lane)
        for entry in out_of_order([(one.item, other.item) for one, other in pairs], before, after, names):
            path = new.node.entry_path(new.lane, entry)
            yield Change("moved", OF.get(new.lane, "item"), path, old.node.parent, new.node.parent, minor=True)


def added_or_removed_entry(kind: Literal["added", "removed"], ref: NodeRef, lane: str, entry: Entry) -> Change:
    """The change for an entry that only one version has."""
    return added_or_removed(kind, OF.get(lane, "item"), ref.entry_path(lane, entry), value_of(entry))


def value_of(entry: Entry) -> object:
    """The value of an entry in a change: its score or label, its name, or its text."""
    if isinstance(entry, Emotion):
        return entry.label if entry.score is None else entry.score
    return entry.name if isinstance(entry, Metric) else entry.text


def _compare_item(versions: Versions, old: ItemRef, new: ItemRef, of: ChangeSubject) -> Iterator[Change]:
    for found in item_differences(versions, old.item, new.item):
        yield changed(of, new.path, found)
    if isinstance(old.item, Opportunity) and isinstance(new.item, Opportunity):
        yield from _compare_solutions(versions, old.item, new.item, new.path)


def item_differences(versions: Versions, old: Item | Emotion, new: Item | Emotion) -> Iterator[Difference]:
    """The fields of an item that differ. Ids are ignored unless both have one; evidence is the effective one."""
    for found in differences(old, new, versions.translate, skip=("solutions", "evidence")):
        if found.field != "id" or (found.before and found.after):
            yield found
    before = old.evidence or versions.old.evidence_default
    after = new.evidence or versions.new.evidence_default
    if old.evidence != new.evidence and before != after:
        yield Difference("evidence", before, after)


def _compare_solutions(
    versions: Versions, old: Opportunity, new: Opportunity, opportunity: ChangePath
) -> Iterator[Change]:
    def path(solution: Solution, among: tuple[Solution, ...]) -> ChangePath:
        return replace(opportunity, solution=name_of(solution, among))

    found = pairing(old.solutions, new.solutions).by(lambda one: one.id).by(lambda one: plain_text(one.text))
    found.alike(lambda one: one.text, lambda old, new: None if are_apart(old.id, new.id) else 0.0, MEANING)
    for before, after in found.pairs:
        for field in item_differences(versions, before, after):
            yield changed("opportunity", path(after, new.solutions), field)
    yield from (added_or_removed("removed", "opportunity", path(one, old.solutions), one.text) for one in found.old)
    yield from (added_or_removed("added", "opportunity", path(one, new.solutions), one.text) for one in found.new)
