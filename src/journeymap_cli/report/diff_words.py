"""Changes in words: what every report of changes for people says."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.diff.change import Change
from journeymap_cli.facts.lanes import listed
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.pain_point import PainPoint
from journeymap_cli.report.diff_pieces import ARROW, Piece, reworded

ENTRIES: Final[Mapping[str, str]] = {
    "goals": "goal",
    "needs": "need",
    "activities": "activity",
    "touchpoints": "touchpoint",
    "questions": "question",
    "thoughts": "thought",
    "quotes": "quote",
    "responses": "response",
    "emotion": "emotion",
    "pain_points": "pain point",
    "gains": "gain",
    "opportunities": "opportunity",
    "metrics": "metric",
    "physical_evidence": "physical evidence",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
    "next": "way on",
}
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


def value_pieces(change: Change, name: str) -> list[Piece]:
    """What a field was and is."""
    before, after = change.before, change.after
    if name in TEXTS and isinstance(before, str) and isinstance(after, str):
        return reworded(before, after)
    return [Piece(value_word(before)), ARROW, Piece(value_word(after))]


def changed_pieces(change: Change, called: str) -> list[Piece]:
    """A new name or text, else the field of what is called so: what it was and is."""
    name = change.path[-1]
    if change.kind == "renamed":
        return [Piece(change.before), ARROW, Piece(change.after)]
    if name == "text":
        return value_pieces(change, name)
    return [Piece(f"{called}: {field_word(name)} "), *value_pieces(change, name)]


def more_pieces(changes: Iterable[Change]) -> Iterator[Piece]:
    """Further fields behind the first of a line."""
    for change in changes:
        name = change.path[-1]
        yield Piece(f"; {field_word(name)} ")
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
