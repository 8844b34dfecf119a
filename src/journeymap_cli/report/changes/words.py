"""The entries of cells that changes are about: where they stand and what they are called."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.diff.change import Change, Ids, Impact
from journeymap_cli.diff.names import named
from journeymap_cli.facts.entries import Entry, listed
from journeymap_cli.model.entries import Emotion, Opportunity, PainPoint, Solution
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import LANES
from journeymap_cli.model.metric import Metric
from journeymap_cli.report.changes.pieces import ARROW, TextPiece, reworded

LATER: Final = {"value": -1, "evidence": 1}
"""Fields that do not stand where their name puts them."""


def lane_of(path: Ids) -> tuple[str, Ids]:
    """The lane of an entry's path, and its keys below the node."""
    below = path[4:] if path[2:3] == ("steps",) else path[2:]
    return (below[1] if below[0] == "cells" else below[0]), below


def entry_path_of(change: Change) -> Ids:
    """The path of the entry that a change is about; empty where it is about the node."""
    node = 4 if change.step else 2
    lane = node + 1 if change.path[node : node + 1] == ("cells",) else node
    return change.path[: lane + 2] if len(change.path) > lane + 1 else ()


def called(entry: Entry | None, path: Ids) -> str:
    """What the entry that a path leads to is called; a way on by where it leads."""
    if isinstance(entry, Metric):
        return entry.name
    if entry is None or isinstance(entry, Emotion):
        return "".join(lane_of(path)[1][1:2])
    return entry.text


def solution_at(opportunity: Entry | None, rest: Ids) -> Solution | None:
    """The solution that the keys below an opportunity lead to: `("solutions", "a-key-at-once", "status")`."""
    held = opportunity.solutions if isinstance(opportunity, Opportunity) else ()
    found = named(held).get(rest[1])
    return found if isinstance(found, Solution) else None


def below_entry(change: Change) -> Ids:
    """The keys of a change below its entry: `("solutions", "a-key-at-once", "status")`."""
    return change.path[len(entry_path_of(change)) :]


def is_of_solution(change: Change) -> bool:
    """Whether it is about a solution of an opportunity."""
    return below_entry(change)[:1] == ("solutions",)


def is_field(change: Change) -> bool:
    """Whether a field of an entry changed that is not its text."""
    return change.kind == "changed" and change.path[-1] != "text"


def folded(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The fields of one entry in as few lines as their weights allow: evidence last, neutral ones join the last."""
    entries: dict[Ids, list[Change]] = defaultdict(list)
    for change in changes:
        entries[change.path[:-1]].append(change)
    for fields in sorted(entries.values(), key=lambda fields: len(fields[0].path)):
        fields.sort(key=lambda change: (change.weight is Impact.NEUTRAL, LATER.get(change.path[-1], 0)))
        groups: dict[Impact, list[Change]] = {}
        for change in fields:
            is_neutral = change.weight is Impact.NEUTRAL
            weight = [*groups][-1] if is_neutral and groups else change.weight
            groups.setdefault(weight, []).append(change)
        yield from groups.values()


ENTRIES: Final[Mapping[str, str]] = {**{lane.id: lane.singular for lane in LANES}, "next": "way on"}
"""What one entry of a lane is called."""

FIELDS: Final[Mapping[str, str]] = {
    "last_reviewed": "reviewed",
    "evidence_default": "evidence by default",
    "as_of": "as of",
    "review_every": "review every",
    "moment_of_truth": "moment of truth",
}
TEXTS: Final = frozenset({"text", "description", "scenario", "title", "note", "quote", "label", "starts", "ends"})
"""Fields whose words are marked one by one."""


def entry_word(lane: str, old: Journey | None, new: Journey | None) -> str:
    """What one entry of a lane is called; of an own lane the lane's label, in the new version if it is there."""
    own = {each.id: each.label or each.id for journey in (old, new) if journey for each in listed(journey)}
    return ENTRIES.get(lane) or own.get(lane, lane)


def field_word(name: str) -> str:
    """What a field is called."""
    return FIELDS.get(name, name.replace("_", " "))


def value_pieces(change: Change, name: str) -> list[TextPiece]:
    """What a field was and is."""
    before, after = change.before, change.after
    if name in TEXTS and isinstance(before, str) and isinstance(after, str):
        return reworded(before, after)
    return [TextPiece(value_word(before)), ARROW, TextPiece(value_word(after))]


def changed_pieces(change: Change, called: str) -> list[TextPiece]:
    """A new name or text, else the field of what is called so: what it was and is."""
    name = change.path[-1]
    if change.kind == "renamed":
        return [TextPiece(change.before), ARROW, TextPiece(change.after)]
    if name == "text":
        return value_pieces(change, name)
    return [TextPiece(f"{called}: {field_word(name)} "), *value_pieces(change, name)]


def more_pieces(changes: Iterable[Change]) -> Iterator[TextPiece]:
    """Further fields behind the first of a line."""
    for change in changes:
        name = change.path[-1]
        yield TextPiece(f"; {field_word(name)} ")
        yield from value_pieces(change, name)


def value_word(value: Any) -> str:
    """A value as text."""
    return WORDS.get(type(value), str)(value)


def _scale(scale: Mapping[str, Any]) -> str:
    return f"{value_word(scale['min'])} to {value_word(scale['max'])}{_labels(scale['labels'])}"


def _labels(labels: Mapping[str, str]) -> str:
    return f" ({', '.join(f'{score} {label}' for score, label in labels.items())})" if labels else ""


WORDS: Final[Mapping[type, Callable[[Any], str]]] = {
    type(None): lambda _: "none",
    bool: lambda value: "yes" if value else "no",
    Decimal: lambda value: f"{value:f}",
    datetime.date: lambda value: str(value.isoformat()),
    tuple: lambda value: ", ".join(map(value_word, value)) or "none",
    dict: _scale,
}


def entry_said(entry: object, otherwise: object) -> str:
    """An entry that was added or removed, with what matters of it."""
    if isinstance(entry, Emotion):
        return felt(entry.score, entry.label)
    if isinstance(entry, Opportunity):
        facts = [f"{level} {name}" for name, level in (("impact", entry.impact), ("effort", entry.effort)) if level]
    elif isinstance(entry, PainPoint):
        facts = [word for word in (entry.severity, entry.frequency) if word and word != "moderate"]
    else:
        facts = []
    return value_word(otherwise) + (f" ({', '.join(facts)})" if facts else "")


def felt(score: Decimal | None, label: str | None) -> str:
    """A feeling: `+1 relieved`."""
    number = "" if score is None else f"{score:+f}" if score else "0"
    return " ".join(part for part in (number, label) if part) or "none"
