"""Marks beside what changed on the page: what happened to it, and on demand what it was before."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.trust import Trust
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.metric import Metric
from journeymap_cli.phrases import short_date
from journeymap_cli.report.changes.lines import REGISTRIES
from journeymap_cli.report.changes.pieces import PieceMark, reworded
from journeymap_cli.report.changes.words import TEXTS, field_word, value_word
from journeymap_cli.view import wording

TAGS: Final = {PieceMark.GONE: "del", PieceMark.NEW: "ins"}
SIGNS: Final = {Impact.BETTER: "▲", Impact.WORSE: "▼", Impact.NEUTRAL: ""}
SIGNED: Final = {Impact.BETTER: "▲ better", Impact.WORSE: "▼ worse", Impact.NEUTRAL: "changed"}
WORDS: Final[dict[type, Callable[[Any], str]]] = {Decimal: wording.exact, datetime.date: short_date}


class MarkSubject(NamedTuple):
    """What determines how values are written: their entry, whether scores had and have a sign, the names of nodes."""

    entry: object = None
    signs: tuple[bool, bool] = (True, True)
    names: Mapping[str, str] = {}


NOTHING: Final = MarkSubject()


def tag(impact: Impact, words: str) -> Markup:
    """What happened to a part of the map, with a sign and in words: never by colour alone."""
    prefix = f"{SIGNED[impact]}: " if impact is not Impact.NEUTRAL else ""
    return Markup('<small class="chg {}">{}{}</small>').format(impact, prefix, words)


def was(changes: Sequence[Change], of: MarkSubject = NOTHING) -> Markup:
    """The old values of what changed, behind a word that opens them."""
    if not changes:
        return Markup()
    impacts = [impact for impact in (Impact.WORSE, Impact.BETTER) if any(each.impact is impact for each in changes)]
    trusts = [trust for trust in Trust if any(each.trust is trust for each in changes)]
    head = ", ".join([*(SIGNED[impact] for impact in impacts), *trusts]) or SIGNED[Impact.NEUTRAL]
    return Markup(
        '<details class="chg {}"><summary>{}<span class="sr">: what it was</span></summary><dl>{}</dl></details>'
    ).format((impacts or [Impact.NEUTRAL])[0], head, Markup().join(_line(change, of) for change in changes))


def _line(change: Change, of: MarkSubject) -> Markup:
    was = "was" if _is_text(change) else ""
    what = " ".join(part for part in (SIGNS[change.impact], _what(change), was) if part)
    return Markup("<div><dt>{}</dt> <dd>{}</dd></div>").format(what, _values(change, of))


def _what(change: Change) -> str:
    """What the values of a change are: a field, or what was added, removed or moved."""
    path = change.path
    if path.solution:
        return _part("solution", path)
    if path.transition:
        return _part("way on", path)
    if path.lane and path.stage is None:
        return ", ".join(filter(None, (BY_ID[path.lane].singular, field_word(path))))
    if path.section in REGISTRIES and change.kind in ("added", "removed", "moved"):
        return REGISTRIES[path.section]
    name = "name" if change.kind == "renamed" else field_word(path)
    return (
        f"{REGISTRIES[path.section]} {path.entry}, {name}"
        if path.section in ("channels", "lanes", "takeaways")
        else name
    )


def _part(name: str, path: ChangePath) -> str:
    return f"{name}, {field_word(path)}" if path.field else name


def _values(change: Change, of: MarkSubject) -> Markup:
    before, after = change.before, change.after
    if change.kind in ("added", "removed"):
        value = after if before is None else before
        words = of.names.get(value, value) if change.path.transition else value_word(value)
        return Markup("<{0}>{1}</{0}>").format("del" if change.kind == "removed" else "ins", words)
    if change.kind == "moved":
        return Markup("<bdi>{}</bdi>, moved").format(change.path.entry)
    if _is_text(change):
        return Markup("<bdi>{}</bdi>").format(before)
    field = change.path.field
    return Markup("<bdi>{}</bdi> → <bdi>{}</bdi>").format(
        _word(field, before, of.entry, of.signs[0]), _word(field, after, of.entry, of.signs[1])
    )


def _is_text(change: Change) -> bool:
    """Whether the words are marked in place, so that only the old ones are needed here."""
    return change.path.field in TEXTS and isinstance(change.before, str) and isinstance(change.after, str)


def _word(field: str | None, value: Any, entry: object, is_signed: bool) -> str:
    """A value as the page shows it."""
    if value is None:
        return value_word(value)
    if field == "score":
        return wording.signed(value) if is_signed else wording.number(value)
    if field == "duration":
        return wording.duration(value)
    if isinstance(entry, Metric) and field in ("value", "target"):
        return wording.quantity(value, entry)
    return WORDS.get(type(value), value_word)(value)


def reworded_markup(change: Change) -> Markup:
    """The new text, with the removed words between its own."""
    return Markup().join(
        Markup("<{0}>{1}</{0}>").format(TAGS[piece.mark], piece.text) if piece.mark in TAGS else escape(piece.text)
        for piece in reworded(change.before, change.after)
    )


SHOWN: Final = {
    "title": "title",
    "state": "state",
    "status": "state",
    "tags": "state",
    "scenario": "scenario",
    "description": "description",
    "owner": "owner",
    "contributors": "contributors",
    "last_reviewed": "last_reviewed",
    "scope": "scope",
    "expectations": "expectations",
}
"""The places of the fields that the page shows; it leaves out those that the map lacks."""

MAP: Final = "map"
"""The place of everything else."""


def top_marks(comparison: Comparison, new: Journey) -> dict[str, Markup]:
    """The marks at each place, by its anchor."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        if change.path.stage is None:
            found[top_place(change, new)].append(change)
    return {at: Markup().join(_marks_at(at, changes)) for at, changes in found.items()}


def _marks_at(at: str, changes: list[Change]) -> list[Markup]:
    if at == _anchor(MAP):
        return [was(changes)]
    added = [tag(change.impact, "added") for change in changes if change.kind == "added"]
    return [*added, was([change for change in changes if change.kind != "added"])]


def top_place(change: Change, new: Journey) -> str:
    """The anchor of the place of a change."""
    path = change.path
    if path.lane:
        return _anchor(MAP)
    name = path.section or path.field or ""
    if name in SHOWN and getattr(new, name):
        return _anchor(SHOWN[name])
    shown = {
        "personas": [persona.id for persona in participants(new)],
        "sources": [source.id for source in new.sources if not source.imported],
    }
    is_there = change.kind != "removed" and path.entry in shown.get(name, ())
    return _anchor(f"{name}.{path.entry}") if is_there else _anchor(MAP)


def _anchor(name: str) -> str:
    return f"_at.{name}"
