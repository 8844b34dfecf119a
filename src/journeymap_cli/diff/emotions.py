"""Comparing the emotions of nodes that both versions have, persona by persona."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from journeymap_cli.diff.change import Change, ChangePath, changed
from journeymap_cli.diff.entries import added_or_removed_entry, item_differences
from journeymap_cli.diff.fields import Difference
from journeymap_cli.diff.impact import Impact, impact_of_score
from journeymap_cli.diff.match import in_order
from journeymap_cli.diff.moved_feelings import MovedFeeling
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.facts.participants import NOBODY, by_default, participants
from journeymap_cli.facts.scores import others
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Scale

Feelings: TypeAlias = dict[str | None, list[Emotion]]
"""The entries of a cell by persona, with the ids of the new version; under None, those for everyone else."""


def compare_emotions(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    """All changes of the emotions in a node. The order of the entries of one persona matters."""
    if not old.node.emotion and not new.node.emotion:
        return
    before = _by_persona(old.node.emotion, versions, is_old=True)
    after = _by_persona(new.node.emotion, versions, is_old=False)
    yield from _split_and_joined(versions, (old, before), (new, after))
    for persona in dict.fromkeys((*after, *before)):
        found = in_order(before.get(persona, []), after.get(persona, []), lambda entry: (entry.score, entry.label))
        for one, other in found.pairs:
            yield from _compare(versions, one, other, new.entry_path("emotion", other))
        yield from (added_or_removed_entry("removed", old, "emotion", entry) for entry in found.old)
        yield from (added_or_removed_entry("added", new, "emotion", entry) for entry in found.new)


def compare_moved(versions: Versions, moved: MovedFeeling) -> Iterator[Change]:
    """The changes for an entry that moved to another node: the move, and the fields that differ."""
    path = moved.new_node.entry_path("emotion", moved.new)
    yield Change("moved", "emotion", path, moved.old_node.id, moved.new_node.id)
    yield from _compare(versions, moved.old, moved.new, path)


def _by_persona(entries: Sequence[Emotion], versions: Versions, *, is_old: bool) -> Feelings:
    """The entries of a cell that have not moved."""
    moved = {id(entry) for feeling in versions.feelings for entry in (feeling.old, feeling.new)}
    found: Feelings = defaultdict(list)
    for entry in entries:
        if id(entry) not in moved:
            found[versions.translate("persona", entry.persona) if is_old else entry.persona].append(entry)
    return found


def _split_and_joined(
    versions: Versions, old: tuple[NodeRef, Feelings], new: tuple[NodeRef, Feelings]
) -> Iterator[Change]:
    """The changes for personas with an entry of their own in one version and a shared entry in the other.

    Entries that are compared here are removed from the feelings, and so is a shared entry that only one version has.
    """
    (old_ref, before), (new_ref, after) = old, new
    if before.keys() == after.keys() or not (before.get(None) or after.get(None)):
        return
    old_others, new_others = _sharing(old_ref, versions, is_old=True), _sharing(new_ref, versions, is_old=False)
    without = [who for who in old_others if who in new_others]
    split = [who for who in old_others if who in after] if None in before else []
    joined = [who for who in new_others if who in before] if None in after else []
    for who in split:
        yield from _of_one(versions, (old_ref, before[None]), (new_ref, after.pop(who)), who)
    for who in joined:
        yield from _of_one(versions, (old_ref, before.pop(who)), (new_ref, after[None]), who)
    if split and None not in after:
        shared = before.pop(None)
        for who in without:
            yield from _of_one(versions, (old_ref, shared), (new_ref, []), who)
    if joined and None not in before:
        shared = after.pop(None)
        for who in without:
            yield from _of_one(versions, (old_ref, []), (new_ref, shared), who)


def _sharing(ref: NodeRef, versions: Versions, *, is_old: bool) -> list[str]:
    """The personas to whom a shared entry applies, with the ids of the new version."""
    known = participants(versions.old if is_old else versions.new)
    people = others(known, ref.stage, ref.node, by_default(known))
    return [versions.translate("persona", who) for who in people] if is_old else people


def _of_one(
    versions: Versions, old: tuple[NodeRef, list[Emotion]], new: tuple[NodeRef, list[Emotion]], who: str
) -> Iterator[Change]:
    """The changes for one persona, where the entries of one side are shared."""
    (old_ref, before), (new_ref, after) = old, new
    found = in_order(before, after, lambda entry: (entry.score, entry.label))
    for one, other in found.pairs:
        yield from _compare(versions, one, other, _path_of(new_ref, other, who))
    for one in found.old:
        yield added_or_removed_entry("removed", old_ref, "emotion", one)._replace(path=_path_of(old_ref, one, who))
    for other in found.new:
        yield added_or_removed_entry("added", new_ref, "emotion", other)._replace(path=_path_of(new_ref, other, who))


def _path_of(ref: NodeRef, entry: Emotion, who: str) -> ChangePath:
    """The path of an entry as that of one persona, even if the entry is shared."""
    path = ref.entry_path("emotion", entry)
    return path if entry.persona else replace(path, entry=(path.entry or "").replace(NOBODY, who, 1))


def _compare(versions: Versions, old: Emotion, new: Emotion, path: ChangePath) -> Iterator[Change]:
    """The changes of fields, with effective scores. A changed label has the impact of the scores that it implies.

    The same label has another score if the scale lists it at another place. That an entry became shared, or is no
    longer shared, is a minor change.
    """
    scales = versions.old.scale, versions.new.scale
    scores = score_of(old, scales[0]), score_of(new, scales[1])
    impact = impact_of_score(*scores, scales)
    is_derived = old.score is None and new.score is None
    weighing = "label" if is_derived else "score"
    if is_derived and old.label == new.label and _is_elsewhere(scores, scales):
        yield changed("emotion", path, Difference("score", *scores), impact)
    for each in item_differences(versions, old, new):
        found = each._replace(before=scores[0], after=scores[1]) if each.field == "score" else each
        weighs = found.field == weighing
        if found.before != found.after:
            is_minor = found.field == "persona" or (found.minor and (not weighs or impact is Impact.NEUTRAL))
            yield changed("emotion", path, found._replace(minor=is_minor), impact if weighs else None)


def _is_elsewhere(scores: tuple[Decimal | None, Decimal | None], scales: tuple[Scale, Scale]) -> bool:
    """Whether both score and place on the scale differ. If only the place does, the change of the scale shows it."""
    (was, now), (old, new) = scores, scales
    return was != now and (was is None or now is None or old.place(was) != new.place(now))
