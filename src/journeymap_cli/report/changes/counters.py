"""The changes of a page by tone: how many are better, worse, or other, with examples and a list of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from journeymap_cli.diff.change import Change, ChangeKind
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import WHOLE
from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.render.html.overlay import (
    ChangeGroup,
    ChangeTone,
    ListedChange,
    ListedPlace,
    ListedStage,
    MarkedPiece,
)
from journeymap_cli.report.changes.lines import NODES, USUAL, USUAL_STEPS, ChangeLine, importance, is_signed
from journeymap_cli.report.changes.marks import SIGNS, MarkKind, Places, kind_words
from journeymap_cli.report.changes.pieces import ARROW, ChangePiece, FeelingPiece, TextPiece
from journeymap_cli.report.changes.sections import MAP, MOVED, WHOLE_JOURNEY, single_lines
from journeymap_cli.report.changes.translated import (
    translated,
    translated_entry,
    translated_label,
    translated_node,
    translated_value,
)
from journeymap_cli.report.changes.words import TEXTS, both_pieces
from journeymap_cli.view import lens, wording

EXAMPLES: Final = 3
LONGEST: Final = 64
"""How many changes are named beside their number, and the most characters of each."""

KIND_SIGNS: Final[dict[ChangeKind, MarkKind]] = {
    "added": "added",
    "removed": "removed",
    "moved": "changed",
    "renamed": "changed",
    "changed": "changed",
}


class _Line(NamedTuple):
    """A line of a list, with the name of its section."""

    section: str
    line: ChangeLine

    @property
    def tone(self) -> ChangeTone:
        return "trust" if self.line.trust else self.line.impact.value


class Counters:
    """The groups of changes of a comparison. `journey` is the one that the page shows."""

    def __init__(self, comparison: Comparison, journey: Journey) -> None:
        self.comparison, self.language = comparison, Analysis(journey).language
        self.places = Places(comparison)
        old, new = (each or journey for each in (comparison.old, comparison.new))
        self.signs = is_signed(old.scale), is_signed(new.scale)
        self.names = {node.id: node.name for each in (old, new) for _, _, node in nodes(each)}
        self.names[WHOLE] = self.language.gettext("Whole journey")

    def groups(self) -> Iterator[ChangeGroup]:
        """Yield the groups: better and worse always, others and trust if there are any; none without changes."""
        lines = [_Line(section.title, line) for section in single_lines(self.comparison) for line in section.lines]
        tones: tuple[ChangeTone, ...] = ("better", "worse", "neutral", "trust")
        for tone in tones if lines else ():
            chosen = [each for each in lines if each.tone == tone]
            if chosen or (tone in ("better", "worse") and self.comparison.old and self.comparison.new):
                yield self._group(tone, chosen, is_all=len(chosen) == len(lines))

    def _group(self, tone: ChangeTone, lines: Sequence[_Line], is_all: bool) -> ChangeGroup:
        return ChangeGroup(
            tone=tone,
            sign={"better": SIGNS["better"], "worse": SIGNS["worse"]}.get(tone, ""),
            amount=wording.count(len(lines), self.language),
            word=self._word(tone, len(lines), is_all),
            examples=tuple(self._examples(tone, lines)),
            stages=tuple(self._stages(lines)),
        )

    def _word(self, tone: ChangeTone, many: int, is_all: bool) -> str:
        language = self.language
        if tone == "trust":
            return language.gettext("evidence")
        if tone == "neutral":
            return (
                language.ngettext("change", "changes", many)
                if is_all
                else language.ngettext("other change", "other changes", many)
            )
        return kind_words(language)[tone]

    def _examples(self, tone: ChangeTone, lines: Sequence[_Line]) -> Iterator[str]:
        if tone == "trust":
            yield from self._trust()
        elif tone == "neutral":
            yield from self._kinds(lines)
        else:
            ranked = sorted(lines, key=lambda each: -self._weight(each.line))
            yield from (self._example(each) for each in ranked[:EXAMPLES])

    def _weight(self, line: ChangeLine) -> float:
        """How much a line matters; for a score, how far it moved."""
        change = line.change
        if change is None or not _is_score(change) or self.comparison.old is None or self.comparison.new is None:
            return importance(line)
        before, after = self.comparison.old.scale.place(change.before), self.comparison.new.scale.place(change.after)
        return USUAL + USUAL_STEPS * abs(float(after - before))

    def _example(self, each: _Line) -> str:
        """A change as an example: `Get keys −2 → +1`, `− Keys take two days`, `The queue is long: minor → severe`."""
        line, change = each.line, each.line.change
        is_score = change is not None and _is_score(change)
        name = f"{line.place or each.section}\u00a0" if is_score else ""
        pieces = self._words(line)[1]
        arrow = "\u2190" if wording.is_right_to_left(name + "".join(piece.text for piece in pieces)) else "\u2192"
        words = "".join(f"\u00a0{arrow}\u00a0" if piece.mark == "arrow" else piece.text for piece in _apart(pieces))
        if is_score:
            return f"{name}{words}"
        if change and change.kind in ("added", "removed"):
            return f"{SIGNS[KIND_SIGNS[change.kind]]} {shortened(words)}"
        return shortened(words)

    def _trust(self) -> Iterator[str]:
        """Yield `3 firmer`, `4 weaker`, and the evidence of both versions."""
        counts, language = self.comparison.summary, self.language
        words = {
            "firmer": language.ngettext("%(number)s firmer", "%(number)s firmer", counts["firmer"]),
            "weaker": language.ngettext("%(number)s weaker", "%(number)s weaker", counts["weaker"]),
        }
        yield from (_counted(text, counts[word], language) for word, text in words.items() if counts[word])
        before, after = (
            each and lens.evidence_words(Analysis(each)) for each in (self.comparison.old, self.comparison.new)
        )
        if before and after and before != after:
            yield wording.change(before, after, language)

    def _kinds(self, lines: Sequence[_Line]) -> Iterator[str]:
        """Yield `14 added`, `20 removed`, `52 changed`."""
        counts, language = Counter(each.line.change.kind for each in lines if each.line.change), self.language
        words: dict[ChangeKind, str] = {
            "added": language.ngettext("%(number)s added", "%(number)s added", counts["added"]),
            "removed": language.ngettext("%(number)s removed", "%(number)s removed", counts["removed"]),
            "changed": language.ngettext("%(number)s changed", "%(number)s changed", counts["changed"]),
            "moved": language.ngettext("%(number)s moved", "%(number)s moved", counts["moved"]),
            "renamed": language.ngettext("%(number)s renamed", "%(number)s renamed", counts["renamed"]),
        }
        yield from (_counted(text, counts[kind], language) for kind, text in words.items() if counts[kind])

    def _stages(self, lines: Sequence[_Line]) -> Iterator[ListedStage]:
        for section, group in groupby(lines, key=lambda each: each.section):
            ours = {MAP: self.language.gettext("The map"), WHOLE_JOURNEY: self.names[WHOLE]}
            name = ours.get(section, section)
            places = (
                self._place(place, [each.line for each in same])
                for place, same in groupby(group, key=lambda each: each.line.place)
            )
            yield ListedStage(name, tuple(places))

    def _place(self, name: str, lines: Sequence[ChangeLine]) -> ListedPlace:
        first = lines[0].change
        anchors = tuple(self.places.of_node(first)) if first else ()
        return ListedPlace(name, anchors, tuple(self._listed(line) for line in lines))

    def _listed(self, line: ChangeLine) -> ListedChange:
        change = line.change
        kind = KIND_SIGNS[change.kind] if change else "changed"
        word = change.trust or kind_words(self.language)[kind] if change else kind
        label, pieces = self._words(line)
        return ListedChange(SIGNS[kind], word, label, pieces, tuple(self.places.of(change)) if change else ())

    def _words(self, line: ChangeLine) -> tuple[str, tuple[MarkedPiece, ...]]:
        """Label and pieces of a line, without the kind of change, which the sign in front shows."""
        change, language = line.change, self.language
        if change is None:
            return line.label, tuple(MarkedPiece(self._text(piece), "kept") for piece in line.values)
        pieces = [MarkedPiece(self._text(piece), piece.mark.name.lower()) for piece in self._values(line, change)]
        if change.kind == "removed":
            pieces = [piece._replace(mark="gone") for piece in pieces]
        if change.kind == line.label or (change.of in NODES and change.kind in ("added", "removed")):
            return translated(change.of, language), tuple(pieces)
        field = language.gettext("moved") if line.field == MOVED else translated(line.field, language)
        label = " · ".join(part for part in (translated_label(line.label, change, language), field) if part)
        named = f"{line.name}{language.gettext(': ')}"
        name = [MarkedPiece(named, "kept")] if line.name and change.of != "emotion" else []
        return label, (*name, *pieces)

    def _values(self, line: ChangeLine, change: Change) -> Sequence[ChangePiece]:
        """The values of a line in the language of the map."""
        if _is_score(change):
            return self._scores(change)
        if change.kind in ("added", "removed") and change.of in NODES:
            return [TextPiece(translated_node(change, self.language))]
        if change.kind in ("added", "removed") and change.path.lane and not isinstance(line.entry, Emotion):
            return [TextPiece(translated_entry(change, line.entry, self.language))]
        if change.kind == "moved":
            return [TextPiece(self._moved(line, change) if change.path.section else self._origin(change))]
        is_text = change.path.field in TEXTS and isinstance(change.before, str) and isinstance(change.after, str)
        if change.kind != "changed" or not change.path.field or is_text:
            return line.values
        return both_pieces(
            *(translated_value(change, value, line.entry, self.language) for value in (change.before, change.after))
        )

    def _moved(self, line: ChangeLine, change: Change) -> str:
        """A row or another part of the map that has moved, in words."""
        lane, words = BY_ID.get(change.path.entry or ""), self.language.gettext("moved")
        name = line.values[0].text.removesuffix(": moved")
        return f"{self.language.pgettext('lane', lane.label) if lane else name}{self.language.gettext(': ')}{words}"

    def _origin(self, change: Change) -> str:
        """Where an entry came from, in words: another node, another row, or another place in its row."""
        language = self.language
        if change.minor or (change.of in NODES and change.before == change.after):
            return language.gettext("moved")
        if change.before == change.after:
            return language.gettext("was in another row")
        return language.gettext("was in %(place)s") % {"place": self.names.get(change.before, change.before)}

    def _scores(self, change: Change) -> Sequence[ChangePiece]:
        before, after = (
            FeelingPiece(value, None, signed)
            for value, signed in zip((change.before, change.after), self.signs, strict=True)
        )
        return [before, ARROW, after]

    def _text(self, piece: ChangePiece) -> str:
        """The text of a piece; scores as the page writes them elsewhere."""
        if not isinstance(piece, FeelingPiece) or piece.score is None:
            return piece.text
        number = wording.signed if piece.is_signed else wording.number
        return " ".join(part for part in (number(piece.score, language=self.language), piece.label) if part)


def _apart(pieces: Sequence[MarkedPiece]) -> Iterator[MarkedPiece]:
    """Yield the pieces of an example, with a space between an adjacent old and new text, and with directional marks
    that keep the words beside an arrow on their side of it.
    """
    is_turning = any(wording.isolated(piece.text) != piece.text for piece in pieces)
    marks = [piece.mark for piece in pieces]
    for piece, before, after in zip(pieces, [None, *marks], [*marks[1:], None], strict=False):
        if piece.mark == "new" and before == "gone":
            yield MarkedPiece(" ", "kept")
        beside = "arrow" in (before, after) and is_turning
        yield piece._replace(text=f"{wording.FIRST_STRONG}{piece.text}{wording.END}") if beside else piece


def _is_score(change: Change) -> bool:
    """Whether a score changed that both versions have."""
    return change.path.field == "score" and change.kind == "changed" and None not in (change.before, change.after)


def shortened(text: str) -> str:
    """Cut a text at a space, to at most `LONGEST` characters and an ellipsis."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')}…"


def _counted(text: str, number: int, language: Language) -> str:
    return text % {"number": wording.count(number, language)}
