"""What differs in the cells of nodes that both versions have."""

from collections.abc import Iterator
from typing import Any, Final

from journeymap_cli.diff.change import Change, ChangeKind, ChangeSubject, Ids, Impact, sides
from journeymap_cli.diff.fields import Difference, differences, plain_text
from journeymap_cli.diff.impact import of_field, presence
from journeymap_cli.diff.match import pairing
from journeymap_cli.diff.names import name_of, said
from journeymap_cli.diff.pairing import ItemRef, NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.facts.entries import Entry, cell
from journeymap_cli.model.entries import Emotion, Item, Opportunity
from journeymap_cli.model.lanes import BUILT_IN

OF: Final[dict[str, ChangeSubject]] = {
    "pain_points": "pain_point",
    "opportunities": "opportunity",
    "solutions": "opportunity",
    "emotion": "emotion",
    "metrics": "metric",
    "next": "transition",
}
"""What the entries of a lane are called in a change; of all other lanes `item`."""


def entry_path(spot: NodeRef, lane: str, entry: Entry) -> Ids:
    """The path of an entry."""
    where = (lane,) if lane in BUILT_IN else ("cells", lane)
    return (*spot.ids, *where, name_of(entry, cell(spot.node, lane)))


def change_at(
    spot: NodeRef,
    kind: ChangeKind,
    of: ChangeSubject,
    path: Ids,
    before: Any,
    after: Any,
    weight: Impact = Impact.NEUTRAL,
    minor: bool = False,
) -> Change:
    """A change in a node."""
    step = None if spot.is_stage else spot.node.id
    return Change(kind, of, path, before, after, weight, spot.stage.id, step, minor)


def changed_at(spot: NodeRef, of: ChangeSubject, path: Ids, found: Difference, weight: Impact | None = None) -> Change:
    """The change of a field of what stands at a path in a node; its weight is that of the field unless told."""
    weight = weight or of_field(of, found.field, found.before, found.after)
    return change_at(spot, "changed", of, (*path, found.field), found.before, found.after, weight, found.minor)


def compare_items(versions: Versions) -> Iterator[Change]:
    """Every item that was added, removed, moved or changed, in no particular order."""
    for held in versions.items.old:
        yield there("removed", held.spot, held.lane, held.item)
    for held in versions.items.new:
        yield there("added", held.spot, held.lane, held.item)
    for old, new in versions.items.pairs:
        of = OF.get(new.lane, "item")
        if old.pair is None or new.pair is None or old.cell != new.cell:
            parents = (old.spot.node.id, new.spot.node.id)
            yield change_at(new.spot, "moved", of, _path(new), *parents)
        yield from _changed_item(versions, old, new, of)


def _path(held: ItemRef) -> Ids:
    return entry_path(held.spot, held.lane, held.item)


def there(kind: ChangeKind, spot: NodeRef, lane: str, entry: Entry) -> Change:
    """The change that an entry was added to a node or removed from it."""
    path = entry_path(spot, lane, entry)
    return change_at(spot, kind, OF.get(lane, "item"), path, *sides(kind, said(entry)), presence(kind, lane))


def _changed_item(versions: Versions, old: ItemRef, new: ItemRef, of: ChangeSubject) -> Iterator[Change]:
    for found in item_differences(versions, old.item, new.item):
        yield changed_at(new.spot, of, _path(new), found)
    if isinstance(old.item, Opportunity) and isinstance(new.item, Opportunity):
        yield from _solutions(versions, old.item, new.item, new.spot, _path(new))


def item_differences(versions: Versions, old: Item | Emotion, new: Item | Emotion) -> Iterator[Difference]:
    """The fields of an item that differ; an id that appears says nothing, evidence counts as it is in effect."""
    for found in differences(old, new, versions.translate, skip=("solutions", "evidence")):
        if found.field != "id" or (found.before and found.after):
            yield found
    before = old.evidence or versions.old.evidence_default
    after = new.evidence or versions.new.evidence_default
    if old.evidence != new.evidence and before != after:
        yield Difference("evidence", before, after, minor=False)


def _solutions(versions: Versions, old: Opportunity, new: Opportunity, spot: NodeRef, path: Ids) -> Iterator[Change]:
    found = pairing(old.solutions, new.solutions).by(lambda one: one.id).by(lambda one: plain_text(one.text))
    found.alike(lambda one: one.text)
    for before, after in found.pairs:
        at = (*path, "solutions", name_of(after, new.solutions))
        for field in item_differences(versions, before, after):
            yield changed_at(spot, "opportunity", at, field)
    for gone in found.old:
        at = (*path, "solutions", name_of(gone, old.solutions))
        yield change_at(spot, "removed", "opportunity", at, gone.text, None)
    for fresh in found.new:
        at = (*path, "solutions", name_of(fresh, new.solutions))
        yield change_at(spot, "added", "opportunity", at, None, fresh.text)
