"""The words for changes on the page, in the language of the map: the changed field, and its old and new value."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.diff.change import Change
from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import Opportunity, PainPoint
from journeymap_cli.model.lanes import BY_ID, LANES
from journeymap_cli.model.metric import Metric
from journeymap_cli.report.changes.words import value_word
from journeymap_cli.view import terms, wording

CONTEXT: Final = "change"
"""The context under which the words of changes are translated."""

WORDS: Final[tuple[str, ...]] = (
    *(lane.singular for lane in LANES),
    *("takeaway", "persona", "channel", "source", "row", "stage", "step", "solution", "way on"),
    *("title", "language", "description", "scenario", "expectations", "starts", "ends", "state"),
    *("counterpart", "tags", "owner", "contributors", "status", "reviewed", "review every"),
    *("default evidence", "scale", "name", "duration", "when", "personas", "moment of truth", "text"),
    *("evidence", "sources", "link", "note", "label", "score", "severity", "frequency", "priority"),
    *("impact", "effort", "addresses", "solutions", "kind", "value", "unit", "target", "as of", "role"),
    *("goals", "needs", "frustrations", "date", "stages", "none", "yes", "no", "unrated"),
)
"""The translated words for entries, fields and values; other fields keep their English names."""

CONTEXTS: Final = {
    "severity": "severity",
    "frequency": "frequency",
    "impact": "level",
    "effort": "level",
    "evidence": "evidence",
    "evidence_default": "evidence",
}
"""The context under which the fixed values of a field are translated; `status` and `kind` have several."""


AS_WORDS: Final[Mapping[type, Callable[[Any, Language], str]]] = {
    bool: lambda value, language: translated("yes" if value else "no", language),
    Decimal: wording.exact,
    datetime.date: lambda value, language: language.date(value),
}


def translated(word: str, language: Language) -> str:
    """Translate a word of `WORDS`; any other stays as it is."""
    return language.pgettext(CONTEXT, word) if word in WORDS else word


def translated_label(label: str, change: Change, language: Language) -> str:
    """The label of a change, such as `pain point` or `emotion (Dana)`; that of a custom lane stays as it is."""
    if change.path.lane and change.path.lane not in BY_ID:
        return label
    if change.path.section == "scope":
        return translated(change.path.field or "", language)
    word, bracket, who = label.partition(" (")
    return f"{translated(word, language)}{bracket}{who}"


def translated_value(change: Change, value: Any, entry: object, language: Language) -> str:
    """An old or new value of a field, as text."""
    field = change.path.field or ""
    if value is None or value == ():
        return translated("unrated" if field == "severity" else "none", language)
    if isinstance(entry, Metric) and field in ("value", "target"):
        return wording.quantity(value, entry, language=language)
    if field in ("duration", "review_every"):
        return wording.duration(value, language)
    if isinstance(value, str):
        return _closed_word(change, value, language) or value
    as_words = AS_WORDS.get(type(value))
    return as_words(value, language) if as_words else value_word(value)


def translated_node(change: Change, language: Language) -> str:
    """An added or removed stage or step with its contents: `Sign: 3 pain points (1 severe), 9 entries`."""
    name, holds = change.after or change.before, change.holds
    if holds is None:
        return str(name)
    pains, severe = sum(holds.severities.values()), holds.severities.get("severe", 0)
    others = sum(holds.items.values()) - pains
    parts = []
    if pains:
        words = language.ngettext("%(number)s pain point", "%(number)s pain points", pains)
        of_them = language.gettext(" (%(words)s)") % {"words": terms.severities(language, "severe", severe)}
        parts.append(words % {"number": wording.count(pains, language)} + (of_them if severe else ""))
    if others:
        words = language.ngettext("%(number)s entry", "%(number)s entries", others)
        parts.append(words % {"number": wording.count(others, language)})
    return f"{name}{language.gettext(': ') if parts else ''}{language.listed(parts)}"


def translated_entry(change: Change, entry: object, language: Language) -> str:
    """An added or removed entry, with its most important fields in brackets."""
    value = change.after if change.before is None else change.before
    facts: list[str] = []
    if change.path.solution is None and isinstance(entry, Opportunity):
        facts = [terms.impact(language, entry.impact)] if entry.impact else []
        facts += [terms.effort(language, entry.effort)] if entry.effort else []
    if isinstance(entry, PainPoint):
        facts = [terms.severity(language, entry.severity)] if entry.severity else []
        facts += [terms.frequency(language, entry.frequency)] if entry.frequency else []
    in_brackets = language.gettext(" (%(words)s)") % {"words": language.listed(facts)} if facts else ""
    return f"{value_word(value)}{in_brackets}"


def _closed_word(change: Change, value: str, language: Language) -> str | None:
    """The translation of a fixed value, such as a severity; None for free text."""
    path = change.path
    if path.field == "state":
        return language.gettext("Current state") if value == "current" else language.gettext("Future state")
    kinds = {"personas": "persona", "sources": "source"}
    context = CONTEXTS.get(path.field or "")
    if path.field == "status":
        context = "progress" if path.lane else "status"
    if path.field == "kind":
        context = kinds.get(path.section or "")
    return language.pgettext(context, value.replace("-", " ")) if context else None
