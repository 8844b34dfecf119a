"""Changes as lines of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from journeymap_cli.diff.change import Change, Impact
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.entries import Emotion
from journeymap_cli.report.changes.pieces import ARROW, TextPiece
from journeymap_cli.report.changes.words import (
    changed_pieces,
    felt,
    field_word,
    folded,
    more_pieces,
    value_pieces,
    value_word,
)

SIGNS: Final = {"added": "+", "removed": "-"}
REGISTRIES: Final = {"personas": "persona", "channels": "channel", "sources": "source", "lanes": "row"}
NODES: Final = ("stage", "step")


@dataclass(frozen=True)
class ChangeLine:
    """One change, or several fields of one entry: then `change` is the first. `place` is the step's name, if any.

    `field` is set where the line before tells the new text of the same entry: then the first piece can be left out.
    """

    change: Change | None
    place: str
    label: str
    pieces: Sequence[TextPiece]
    field: str = ""
    entry: Entry | None = None

    @property
    def sign(self) -> str:
        """Whether something came or went."""
        return SIGNS.get(self.change.kind, "") if self.change else ""

    @property
    def weight(self) -> Impact:
        """What it means for the customer."""
        return self.change.weight if self.change else Impact.NEUTRAL


def top_line(change: Change) -> ChangeLine:
    """What became of the map or of an entry of a registry."""
    label = REGISTRIES.get(change.path[0]) if change.path else "map"
    if label is None:
        return ChangeLine(change, "", " ".join(map(field_word, change.path)), value_pieces(change, change.path[-1]))
    if change.kind in SIGNS:
        return ChangeLine(change, "", label, [TextPiece(value_word(change.after or change.before))])
    if change.kind == "moved":
        return ChangeLine(change, "", label, [TextPiece(f"{change.path[1]}: moved")])
    return ChangeLine(change, "", label, changed_pieces(change, change.path[1]))


def feelings(place: str, label: str, entry: Emotion, changes: Sequence[Change]) -> Iterator[ChangeLine]:
    """Score and label of an emotion belong together."""
    fields = {change.path[-1]: change for change in changes}
    told = [fields[name] for name in ("score", "label") if name in fields]
    if told:
        score, word = fields.get("score"), fields.get("label")
        before = felt(score.before if score else entry.score, word.before if word else entry.label)
        yield ChangeLine(told[0], place, label, [TextPiece(before), ARROW, TextPiece(felt(entry.score, entry.label))])
    for first, *more in folded([change for change in changes if change not in told]):
        name = first.path[-1]
        pieces = [TextPiece(f"{field_word(name)} "), *value_pieces(first, name), *more_pieces(more)]
        yield ChangeLine(first, place, label, pieces)


def evidence_lines(comparison: Comparison) -> Iterator[ChangeLine]:
    """A figure that follows from the changes."""
    if not (comparison.old and comparison.new and comparison.changes):
        return
    before, after = Analysis(comparison.old).evidence_share, Analysis(comparison.new).evidence_share
    if before.supported != after.supported:
        first = TextPiece(f"{before.supported} of {before.total} observed or reported")
        second = TextPiece(f"{after.supported} of {after.total}")
        yield ChangeLine(None, "", "state of evidence", [first, ARROW, second])
