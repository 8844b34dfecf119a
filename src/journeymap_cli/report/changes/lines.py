"""Changes as lines of words, and how much each line matters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.diff.change import Change, ChangePath, MapSection
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.entries import Emotion, PainPoint
from journeymap_cli.report.changes.pieces import ARROW, ChangePiece, FeelingPiece, TextPiece
from journeymap_cli.report.changes.words import field_word, more_pieces, value_pieces, value_word

SIGNS: Final = {"added": "+", "removed": "-"}
REGISTRIES: Final[Mapping[MapSection | None, str]] = {
    "personas": "persona",
    "channels": "channel",
    "sources": "source",
    "lanes": "row",
}
NODES: Final = ("stage", "step")
FIELD_ORDER: Final = {"value": -1, "evidence": 1}
"""The fields of an entry are listed by name, except that the value comes first and evidence last."""


class FeelingChange(NamedTuple):
    """How someone felt before and after; `who` is the id of a persona, or `all`."""

    who: str
    before: FeelingPiece
    after: FeelingPiece


class ChangeLine(NamedTuple):
    """One change, or several fields of one entry: then `change` is the first of them.

    `place` is the name of the step, if any. `values` say what changed: for the `field` of an entry its old and new
    value, and then `name` is the entry's. `follows` is set where the line before has the new text of the same entry,
    so that its name need not be repeated. `feeling` is set where score or label of an emotion changed.
    """

    change: Change | None
    place: str
    label: str
    values: Sequence[ChangePiece]
    name: str = ""
    field: str = ""
    follows: bool = False
    feeling: FeelingChange | None = None
    entry: Entry | None = None

    @property
    def pieces(self) -> Sequence[ChangePiece]:
        """The whole line after its label: `Slow checkout: severity minor -> severe`."""
        if not self.field:
            return self.values
        return [TextPiece(f"{self.name}: {self.field} " if self.name else f"{self.field} "), *self.values]

    @property
    def sign(self) -> str:
        """`+` for what was added, `-` for what was removed."""
        return SIGNS.get(self.change.kind, "") if self.change else ""

    @property
    def impact(self) -> Impact:
        """What it means for the customer."""
        return self.change.impact if self.change else Impact.NEUTRAL


def top_line(change: Change) -> ChangeLine:
    """A change of the map itself or of an entry of a registry."""
    path, field = change.path, field_word(change.path)
    if path.section == "scope":
        return ChangeLine(change, "", f"scope {field}", value_pieces(change))
    if path.field and not path.entry:
        return ChangeLine(change, "", field, value_pieces(change))
    label, name = REGISTRIES.get(path.section, "map"), path.entry or ""
    if change.kind in SIGNS:
        return ChangeLine(change, "", label, [TextPiece(value_word(change.after or change.before))])
    if change.kind == "moved":
        return ChangeLine(change, "", label, [TextPiece(f"{name}: moved")])
    if change.kind == "renamed":
        return ChangeLine(change, "", label, renamed(change))
    return ChangeLine(change, "", label, value_pieces(change), name, field)


def renamed(change: Change) -> Sequence[ChangePiece]:
    """The old and the new name."""
    return [TextPiece(change.before), ARROW, TextPiece(change.after)]


def feeling_lines(place: str, label: str, entry: Emotion, changes: Sequence[Change]) -> Iterator[ChangeLine]:
    """The changed fields of an emotion, score and label together."""
    fields = {change.path.field: change for change in changes}
    score, word = fields.get("score"), fields.get("label")
    first = score or word
    if first:
        before = FeelingPiece(score.before if score else entry.score, word.before if word else entry.label)
        after = FeelingPiece(entry.score, entry.label)
        who = first.path.entry or "*"
        feeling = FeelingChange("all" if who == "*" else who, before, after)
        yield ChangeLine(first, place, label, [before, ARROW, after], feeling=feeling)
    for group in folded([change for change in changes if change not in (score, word)]):
        yield ChangeLine(group[0], place, label, folded_pieces(group), field=field_word(group[0].path))


def folded(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changed fields of an entry and of its solutions, grouped into as few lines as their impacts allow.

    Neutral fields join the last line of their entry.
    """
    entries: dict[ChangePath, list[Change]] = defaultdict(list)
    for change in changes:
        entries[change.path.with_field(None)].append(change)
    for fields in sorted(entries.values(), key=lambda fields: fields[0].path.solution is not None):
        fields.sort(key=lambda change: (change.impact is Impact.NEUTRAL, FIELD_ORDER.get(change.path.field or "", 0)))
        groups: dict[Impact, list[Change]] = {}
        for change in fields:
            is_neutral = change.impact is Impact.NEUTRAL
            impact = [*groups][-1] if is_neutral and groups else change.impact
            groups.setdefault(impact, []).append(change)
        yield from groups.values()


def folded_pieces(group: Sequence[Change]) -> list[ChangePiece]:
    """The values of the first field of a line, then the other fields with theirs."""
    return [*value_pieces(group[0]), *more_pieces(group[1:])]


def evidence_lines(comparison: Comparison) -> Iterator[ChangeLine]:
    """The share of supported entries, where the changes altered it."""
    if not (comparison.old and comparison.new and comparison.changes):
        return
    before, after = Analysis(comparison.old).evidence_share, Analysis(comparison.new).evidence_share
    if before.supported != after.supported:
        first = TextPiece(f"{before.supported} of {before.total} observed or reported")
        second = TextPiece(f"{after.supported} of {after.total}")
        yield ChangeLine(None, "", "state of evidence", [first, ARROW, second])


USUAL: Final = 1.0
SEVERITIES: Final[Mapping[str, float]] = {"minor": 0.5, "moderate": 1, "severe": 2}
"""The weight of a pain point, on the same footing as the steps of a score."""


def importance(line: ChangeLine) -> float:
    """How much a line matters to someone with ten seconds, 0 or more.

    It depends on how far a score moves and how severe a pain point is or was; evidence alone matters least.
    """
    change = line.change
    if change is None or change.path.field == "evidence":
        return 0.0
    field = change.path.field
    if (change.of, field) == ("emotion", "score") and None not in (change.before, change.after):
        return USUAL + abs(float(change.after - change.before))
    if field == "severity":
        return USUAL + max(SEVERITIES[change.before], SEVERITIES[change.after])
    return USUAL + (SEVERITIES[line.entry.severity] if isinstance(line.entry, PainPoint) else 0)
