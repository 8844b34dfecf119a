"""The marks of changes on the page: a sign, and the old words struck through; and the anchors of changes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from markupsafe import Markup, escape

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.similarity import WORD
from journeymap_cli.facts.participants import participants
from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.regexes import regex
from journeymap_cli.report.changes.lines import REGISTRIES
from journeymap_cli.report.changes.pieces import PieceMark, TextPiece, reworded
from journeymap_cli.report.changes.translated import translated, translated_value
from journeymap_cli.report.changes.union import GONE, cell_anchor, placed
from journeymap_cli.report.changes.words import TEXTS, field_word, value_word
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import WHOLE_ANCHORS
from journeymap_cli.view.hyphenation import softened

MarkKind: TypeAlias = Literal["better", "worse", "added", "removed", "changed"]

SIGNS: Final[dict[MarkKind, str]] = {"better": "▲", "worse": "▼", "added": "+", "removed": "−", "changed": "~"}

UNIT: Final = regex(r"(?<=\d)\D+$")

BOTH: Final = "in01"
NEWER: Final = "in12"
CHANGES: Final = "in1"
"""Classes of elements that only some of the three states of the page show: 0 before, 1 changes, 2 after."""


TAGS: Final = {PieceMark.GONE: ("del", BOTH), PieceMark.NEW: ("ins", NEWER)}
"""The elements of words that changed, and the states in which they are shown."""


class MarkSubject(NamedTuple):
    """The context for writing values: their entry, whether old and new scores have a sign, the names of nodes."""

    entry: object = None
    signs: tuple[bool, bool] = (True, True)
    names: Mapping[str, str] = {}
    language: Language = ENGLISH


NOTHING: Final = MarkSubject()


def kind_words(language: Language) -> dict[MarkKind, str]:
    """The words for the signs."""
    return {
        "better": language.gettext("better"),
        "worse": language.gettext("worse"),
        "added": language.gettext("added"),
        "removed": language.gettext("removed"),
        "changed": language.gettext("changed"),
    }


def kind_of(changes: Sequence[Change]) -> MarkKind:
    """The one sign for several changes of an entry: `removed` first, then worse or better for the customer."""
    kinds = {change.kind for change in changes if not (change.path.solution or change.path.transition)}
    impacts = {change.impact for change in changes}
    if "removed" in kinds:
        return "removed"
    if Impact.WORSE in impacts:
        return "worse"
    if Impact.BETTER in impacts:
        return "better"
    return "added" if "added" in kinds else "changed"


def sign(kind: MarkKind, language: Language, details: str = "") -> Markup:
    """The sign, with a name for people who cannot see it; `details` say what changed."""
    words = kind_words(language)[kind]
    return Markup('<i class="mk {3} {0}" role="img" aria-label="{1}" title="{1}">{2}</i>').format(
        kind, f"{words}: {details}" if details else words, SIGNS[kind], CHANGES
    )


def details(changes: Sequence[Change], of: MarkSubject = NOTHING) -> str:
    """The changes in words, without those of texts: `severity minor → severe; evidence assumed → observed`."""
    shown = [change for change in changes if change.path.field not in TEXTS]
    found = [f"{_what(change, of)} {' → '.join(part for part in _values(change, of) if part)}" for change in shown]
    return "; ".join(part.strip() for part in found)


def subjects(changes: Sequence[Change], of: MarkSubject = NOTHING) -> list[str]:
    """The names of changed fields: `image`, `way on, label`; without the description, which has its own sign."""
    return list(dict.fromkeys(_what(change, of) for change in changes if change.path.field != "description"))


def struck(text: str, language: Language = ENGLISH) -> Markup:
    """Old words: struck through in the state with changes, plain in the one before."""
    return Markup('<del class="{}"><bdi>{}</bdi></del>').format(BOTH, softened(text, language.hyphens))


def replaced(old: str | None, new: str | None, language: Language = ENGLISH) -> Markup:
    """The old and the new value, the old one without a unit that both have: `88 90%`."""
    if old and new:
        old = old.removesuffix(_unit(old, new)) or old
    after = Markup('<bdi class="{}">{}</bdi>').format(NEWER, softened(new, language.hyphens)) if new else Markup()
    return Markup(" ").join([part for part in (struck(old, language) if old else "", after) if part])


def _unit(one: str, other: str) -> str:
    """The unit after the last digit that two values have in common; empty if they have none."""
    ends = [UNIT.search(text) for text in (one, other)]
    found = {end[0] for end in ends if end}
    return found.pop() if len(found) == 1 and all(ends) else ""


def value_line(change: Change, of: MarkSubject = NOTHING) -> Markup:
    """A change that is not shown in place: its name, its old and its new value."""
    before, after = _values(change, of)
    what = Markup('<span class="dim">{}</span>').format(_what(change, of))
    parts = [struck(before, of.language) if before else "", Markup("<bdi>{}</bdi>").format(after) if after else ""]
    return Markup('<p class="meta {}">{}</p>').format(CHANGES, Markup(" ").join([what, *(one for one in parts if one)]))


def _what(change: Change, of: MarkSubject) -> str:
    """The name for the values of a change: a field, or the kind of entry that was added, removed or moved."""
    path, language = change.path, of.language
    part = "solution" if path.solution else "way on" if path.transition else ""
    if path.lane and path.stage is None and not part:
        part = BY_ID[path.lane].singular
    if path.section in REGISTRIES and change.kind in ("added", "removed", "moved"):
        return translated(REGISTRIES[path.section], language)
    name = translated("name" if change.kind == "renamed" else field_word(path), language)
    if path.section in ("channels", "lanes", "takeaways"):
        return f"{translated(REGISTRIES[path.section], language)} {path.entry}, {name}"
    return ", ".join(filter(None, (translated(part, language), name)))


def _values(change: Change, of: MarkSubject) -> tuple[str, str]:
    """The old and the new value, either of which may be empty."""
    before, after = change.before, change.after
    if change.kind in ("added", "removed"):
        value = after if before is None else before
        words = of.names.get(value, value) if change.path.transition else value_word(value)
        return ("", words) if change.kind == "added" else (words, "")
    if change.kind == "moved":
        return "", f"{change.path.entry} {of.language.gettext('moved')}"
    return _word(change, before, of, of.signs[0]), _word(change, after, of, of.signs[1])


def _word(change: Change, value: Any, of: MarkSubject, is_signed: bool) -> str:
    """A value as the page shows it."""
    if change.path.field == "score" and value is not None:
        number = wording.signed if is_signed else wording.number
        return number(value, language=of.language)
    return translated_value(change, value, of.entry, of.language)


def reworded_markup(old: str, new: str, language: Language = ENGLISH) -> Markup:
    """The new text with the removed words in it, or after the whole old text if less than half of that was kept."""
    pieces: Sequence[TextPiece] = reworded(old, new)
    kept = sum(len(WORD.findall(piece.text)) for piece in pieces if piece.mark is PieceMark.KEPT)
    if 2 * kept < len(WORD.findall(old)):
        pieces = [TextPiece(old, PieceMark.GONE), TextPiece(" "), TextPiece(new, PieceMark.NEW)]
    return Markup().join(_pieces(pieces, language))


def _pieces(pieces: Sequence[TextPiece], language: Language) -> Iterator[Markup]:
    """Yield the pieces in their elements, with surrounding spaces outside."""
    for piece in pieces:
        text = softened(piece.text, language.hyphens)
        tag, states = TAGS.get(piece.mark, ("", ""))
        if not tag or not text.strip():
            yield escape(text)
            continue
        words = text.strip()
        before, _, after = text.partition(words)
        yield Markup('{3}<{0} class="{1}">{2}</{0}>{4}').format(tag, states, words, before, after)


def top_marks(comparison: Comparison, new: Journey, language: Language = ENGLISH) -> dict[str, Markup]:
    """The marks of the personas and sources below the map, by anchor."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        if change.path.stage is None and (place := top_place(change, new)):
            found[place].append(change)
    of = NOTHING._replace(language=language)
    return {
        at: Markup('<p class="hch {}">{}{}</p>{}').format(
            CHANGES,
            sign(kind, language),
            kind_words(language)[kind],
            Markup().join(value_line(one, of) for one in changes if one.kind not in ("added", "removed")),
        )
        for at, changes in found.items()
        for kind in [kind_of(changes)]
    }


def top_place(change: Change, new: Journey) -> str | None:
    """The anchor of the persona or source that a change is about; None if the page does not show it."""
    path = change.path
    shown = {
        "personas": [persona.id for persona in participants(new)],
        "sources": [source.id for source in new.sources if not source.imported],
    }
    is_there = change.kind != "removed" and path.entry in shown.get(path.section or "", ())
    return f"_at.{path.section}.{path.entry}" if is_there else None


class Places:
    """The anchors of the changes of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        old, new = (placed(journey) if journey else {} for journey in (comparison.old, comparison.new))
        self.old = {
            path: cell_anchor(self._now(at.node.id), at.lane, at.entry) for path, at in old.items() if not at.is_whole
        }
        self.new = {path: cell_anchor(at.node.id, at.lane, at.entry) for path, at in new.items() if not at.is_whole}

    def of(self, change: Change) -> Iterator[str]:
        """Yield the anchors of a change, the nearest first: its cell, step and stage, or its place below the map.

        The page links to the first one that it shows.
        """
        path = change.path
        is_gone = change.kind == "removed" and not path.solution
        if cell := (self.old if is_gone else self.new).get(path.whole):
            yield cell
        nodes = [node for node in (path.step, path.stage) if node]
        yield from (self._now(node) if is_gone else node for node in nodes)
        if path.lane and not nodes and not is_gone:
            yield WHOLE_ANCHORS[path.lane]
        if not nodes and self.comparison.new and (place := top_place(change, self.comparison.new)):
            yield place

    def of_node(self, change: Change) -> Iterator[str]:
        """Yield the anchor of the step or stage of a change, if it has one."""
        path = change.path
        is_gone = change.kind == "removed" and not path.solution
        yield from ((self._now(path.node) if is_gone else path.node,) if path.node else ())

    def _now(self, node: str) -> str:
        return self.comparison.new_ids.get(node, GONE + node if self.comparison.new else node)
