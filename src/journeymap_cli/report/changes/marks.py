"""What stands beside something that changed: what became of it, and on demand what it was."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape

from journeymap_cli.diff.change import Change, Ids, Impact
from journeymap_cli.model.metric import Metric
from journeymap_cli.report.changes.lines import REGISTRIES
from journeymap_cli.report.changes.pieces import PieceMark, TextPiece, reworded
from journeymap_cli.report.changes.words import TEXTS, below_entry, field_word, is_of_solution, value_word
from journeymap_cli.view import wording

TAGS: Final = {PieceMark.GONE: "del", PieceMark.NEW: "ins"}
SIGNS: Final = {Impact.BETTER: "▲", Impact.WORSE: "▼", Impact.NEUTRAL: ""}
SIGNED: Final = {Impact.BETTER: "▲ better", Impact.WORSE: "▼ worse", Impact.NEUTRAL: "changed"}
WORDS: Final[dict[type, Callable[[Any], str]]] = {Decimal: wording.number, datetime.date: wording.date}


def tag(weight: Impact, said: str) -> Markup:
    """What became of it, with a sign and in words: never by colour alone."""
    judged = f"{SIGNED[weight]}: " if weight is not Impact.NEUTRAL else ""
    return Markup('<small class="chg {}">{}{}</small>').format(weight, judged, said)


class MarkSubject(NamedTuple):
    """What the values of changes belong to: the entry, if any, and the lowest score of the map."""

    entry: object = None
    lowest: Decimal = Decimal(0)


NOTHING: Final = MarkSubject()


def was(changes: Sequence[Change], of: MarkSubject = NOTHING) -> Markup:
    """The old values of what changed, behind a word that opens them."""
    if not changes:
        return Markup()
    weights = [weight for weight in (Impact.WORSE, Impact.BETTER) if any(each.weight is weight for each in changes)]
    head = ", ".join(SIGNED[weight] for weight in weights) or SIGNED[Impact.NEUTRAL]
    return Markup(
        '<details class="chg {}"><summary>{}<span class="sr">: what it was</span></summary><dl>{}</dl></details>'
    ).format((weights or [Impact.NEUTRAL])[0], head, Markup().join(_line(change, of) for change in changes))


def _line(change: Change, of: MarkSubject) -> Markup:
    was = "was" if _is_text(change) else ""
    what = " ".join(part for part in (SIGNS[change.weight], _what(change), was) if part)
    return Markup("<div><dt>{}</dt> <dd>{}</dd></div>").format(what, _values(change, of))


def _what(change: Change) -> str:
    """What is told of: a field, or a thing that came, went or moved."""
    if is_of_solution(change):
        return _part("solution", below_entry(change)[2:])
    if change.of == "transition":
        return _part("way on", below_entry(change))
    if change.path[0] in REGISTRIES and change.kind in ("added", "removed", "moved"):
        return REGISTRIES[change.path[0]]
    name = "name" if change.kind == "renamed" else field_word(change.path[-1])
    if change.path[0] in ("channels", "lanes"):
        return f"{REGISTRIES[change.path[0]]} {change.path[1]}, {name}"
    return name


def _part(name: str, field: Ids) -> str:
    return ", ".join((name, *map(field_word, field)))


def _values(change: Change, of: MarkSubject) -> Markup:
    before, after = change.before, change.after
    if change.kind == "removed":
        return Markup("<del>{}</del>").format(value_word(before))
    if change.kind == "added":
        return Markup("<ins>{}</ins>").format(value_word(after))
    if change.kind == "moved":
        return Markup("<bdi>{}</bdi>, moved").format(change.path[-1])
    name = change.path[-1]
    if _is_text(change):
        return Markup("<bdi>{}</bdi>").format(before)
    return Markup("<bdi>{}</bdi> → <bdi>{}</bdi>").format(_word(name, before, of), _word(name, after, of))


def _is_text(change: Change) -> bool:
    """Whether the words are marked where they stand, so that the old ones are enough here."""
    return change.path[-1] in TEXTS and isinstance(change.before, str) and isinstance(change.after, str)


def _word(name: str, value: Any, of: MarkSubject) -> str:
    """A value as the page shows it."""
    if value is None:
        return value_word(value)
    if name == "score":
        return wording.score(value, of.lowest)
    if name == "duration":
        return wording.duration(value)
    if isinstance(of.entry, Metric) and name in ("value", "target"):
        return wording.quantity(value, of.entry)
    return WORDS.get(type(value), value_word)(value)


def pieces_markup(pieces: Iterable[TextPiece]) -> Markup:
    """Words with what is gone and what is new marked."""
    return Markup().join(
        Markup("<{0}>{1}</{0}>").format(TAGS[piece.mark], piece.text) if piece.mark in TAGS else escape(piece.text)
        for piece in pieces
    )


def reworded_markup(change: Change) -> Markup:
    """A text as it is, between its words those that it had."""
    return pieces_markup(reworded(change.before, change.after))
