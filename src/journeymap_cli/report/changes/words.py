"""The words for entries, fields, values and counts in reports of changes."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.holdings import UNRATED, Holding
from journeymap_cli.diff.names import named
from journeymap_cli.diff.trust import Trust
from journeymap_cli.facts.entries import Entry, listed
from journeymap_cli.facts.feelings import label_words
from journeymap_cli.model.entries import SEVERITIES, Emotion, Opportunity, PainPoint, Solution
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.measure import MeasureSettings, RecordedEvent, SurveyTable, TimeColumn, Where
from journeymap_cli.model.metric import Metric
from journeymap_cli.phrases import counted, noun
from journeymap_cli.report.changes.pieces import ARROW, ChangePiece, FeelingPiece, TextPiece, reworded
from journeymap_cli.spelling import distinguished

FIELDS: Final[Mapping[str, str]] = {
    "last_reviewed": "reviewed",
    "evidence_default": "default evidence",
    "lang": "language",
}
"""The names of fields that are not called by their key."""

TEXTS: Final = frozenset(
    ("text", "description", "scenario", "title", "note", "quote", "label", "starts", "ends", "moment_of_truth")
)
"""Fields whose changes are marked word by word."""


def entry_word(path: ChangePath, old: Journey | None, new: Journey | None) -> str:
    """The word for the entry or transition of a path; in a custom lane, its label, preferably the new one."""
    if path.transition:
        return "way on"
    lane = path.lane or ""
    if lane in BY_ID:
        return BY_ID[lane].singular
    labels = {each.id: each.label or each.id for journey in (old, new) if journey for each in listed(journey)}
    return labels.get(lane, lane)


def field_word(path: ChangePath) -> str:
    """The name of the field of a path; empty if the path has no field."""
    name = path.field or ""
    return FIELDS.get(name, name.replace("_", " "))


def entry_name(entry: Entry | None, path: ChangePath) -> str:
    """The name of the entry or transition of a path in a line."""
    if isinstance(entry, Metric):
        return entry.name
    if entry is None or isinstance(entry, Emotion):
        return path.transition or path.entry or ""
    return entry.text


COUNTED_LANES: Final = ("gains", "opportunities")
"""The lanes, besides pain points and emotions, whose entries are counted by name."""


def holding_words(holds: Holding, is_signed: bool) -> str:
    """The contents of a stage or step: `1 severe pain point, 2 gains, emotion +1, 3 other entries`."""
    parts = [counted(holds.steps, "step")] if holds.steps else []
    parts += [
        counted(many, f"{level} pain point".removeprefix(f"{UNRATED} "))
        for level in (*reversed(SEVERITIES), UNRATED)
        if (many := holds.severities.get(level, 0))
    ]
    parts += [
        counted(many, BY_ID[lane].singular, BY_ID[lane].label.lower())
        for lane in COUNTED_LANES
        if (many := holds.items.get(lane, 0))
    ]
    if holds.scores:
        ends = dict.fromkeys((min(holds.scores), max(holds.scores)))
        parts.append(f"emotion {' to '.join(FeelingPiece(end, None, is_signed).text for end in ends)}")
    others = sum(many for lane, many in holds.items.items() if lane not in ("pain_points", "emotion", *COUNTED_LANES))
    if others:
        parts.append(counted(others, *(("other entry", "other entries") if parts else ("entry", "entries"))))
    return ", ".join(parts)


def solution_at(opportunity: Entry | None, name: str | None) -> Solution | None:
    """The solution of an opportunity by its name in paths; None if there is none."""
    solutions = opportunity.solutions if isinstance(opportunity, Opportunity) else ()
    found = named(solutions).get(name or "")
    return found if isinstance(found, Solution) else None


def value_pieces(change: Change) -> list[ChangePiece]:
    """The old and the new value of a field; texts are marked word by word."""
    before, after = change.before, change.after
    if change.path.field in TEXTS and isinstance(before, str) and isinstance(after, str):
        return [*reworded(before, after)]
    missing = MISSING.get(change.path.field or "", value_word(None))
    return both_pieces(*(missing if value is None else value_word(value) for value in (before, after)))


def both_pieces(before: str, after: str) -> list[ChangePiece]:
    """An old and a new value, with an arrow; if they look the same, differences are escaped."""
    before, after = distinguished(before, after)
    return [TextPiece(before), ARROW, TextPiece(after)]


MISSING: Final = {"severity": UNRATED}
"""Words for the lack of a value, by field; `none` for all others."""


def more_pieces(changes: Iterable[Change]) -> Iterator[ChangePiece]:
    """Yield the fields after the first one of a line, with their values."""
    for change in changes:
        yield TextPiece(f"; {field_word(change.path)} ")
        yield from value_pieces(change)


def value_word(value: Any) -> str:
    """A value as text."""
    return WORDS.get(type(value), str)(value)


def _scale(scale: Mapping[str, Any]) -> str:
    return f"{value_word(scale['min'])} to {value_word(scale['max'])}{_labels(scale['labels'])}"


def _labels(labels: Mapping[str, str | tuple[str, ...]]) -> str:
    return f" ({', '.join(f'{score} {label_words(label)}' for score, label in labels.items())})" if labels else ""


WORDS: Final[Mapping[type, Callable[[Any], str]]] = {
    type(None): lambda _: "none",
    bool: lambda value: "yes" if value else "no",
    Decimal: lambda value: f"{value:f}",
    datetime.date: lambda value: str(value.isoformat()),
    tuple: lambda value: ", ".join(map(value_word, value)) or "none",
    dict: _scale,
    **dict.fromkeys((RecordedEvent, SurveyTable, TimeColumn, Where), str),
    MeasureSettings: lambda measure: f"by {', '.join(measure.entity)}",
    Image: lambda image: f"{image.file} ({image.alt})",
}


def entry_piece(entry: object, value: object, is_signed: bool) -> ChangePiece:
    """An added or removed entry, with its most important fields; `value` is its text or name."""
    if isinstance(entry, Emotion):
        return FeelingPiece(entry.score, label_words(entry.label), is_signed)
    facts: list[str] = []
    if isinstance(entry, Opportunity):
        facts = [f"{level} {name}" for name, level in (("impact", entry.impact), ("effort", entry.effort)) if level]
    if isinstance(entry, PainPoint):
        facts = [word for word in (entry.severity, entry.frequency) if word]
    return TextPiece(value_word(value) + (f" ({', '.join(facts)})" if facts else ""))


def summary(comparison: Comparison, joint: str = ", ") -> str:
    """How many changes there are: `better 2, worse 1, 3 other changes`; see also `trust_summary`."""
    counts, total = comparison.summary, len(comparison.changes)
    if not total:
        return "no change"
    parts = [f"{name} {counts[name]}" for name in ("better", "worse") if counts[name]]
    others = total - sum(counts[word] for word in ("better", "worse", *Trust))
    if not parts and not others:
        return "no change for the customer"
    if others:
        parts.append(f"{others} {'other ' if parts else ''}{noun(others, 'change')}")
    return joint.join(parts)


def trust_summary(counts: Mapping[str, int]) -> str:
    """How many changes make the evidence firmer or weaker: `firmer 3, weaker 4`; empty if there are none."""
    return ", ".join(f"{name} {counts[name]}" for name in Trust if counts[name])
