"""Changes as lines of words, and how much each line matters."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.diff.change import Change, ChangePath, MapSection
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.holdings import UNRATED
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.names import named, names
from journeymap_cli.diff.trust import Trust
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Entry, entries
from journeymap_cli.facts.feelings import label_words, score_of
from journeymap_cli.model.entries import Emotion, Item, PainPoint
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.report.changes.pieces import ARROW, ChangePiece, FeelingPiece, TextPiece
from journeymap_cli.report.changes.words import both_pieces, field_word, more_pieces, value_pieces, value_word
from journeymap_cli.spelling import distinguished

SIGNS: Final = {"added": "+", "removed": "-"}
REGISTRIES: Final[Mapping[MapSection | None, str]] = {
    "takeaways": "takeaway",
    "personas": "persona",
    "channels": "channel",
    "sources": "source",
    "lanes": "row",
}
NODES: Final = ("stage", "step")
FIELD_ORDER: Final = {"value": -1}
"""The fields of an entry are listed by name, except that the value comes first."""


class FeelingChange(NamedTuple):
    """How someone felt before and after; `who` is the name of a persona, or `all`.

    `distance` is how far the score moved, in steps of a scale from -2 to 2; None unless both versions have one.
    """

    who: str
    before: FeelingPiece
    after: FeelingPiece
    distance: float | None

    @property
    def is_converted(self) -> bool:
        """Whether only the number changed, because the scale did: the place on the scale is the same."""
        return self.distance == 0 and self.before.score != self.after.score and self.before.label == self.after.label


class ChangeLine(NamedTuple):
    """One change, or several fields of one entry: then `change` is the first of them.

    `place` is the name of the step, if any. `values` say what changed; for a `field` of an entry, they are its old and
    new value, and `name` is the name of the entry. `follows` is set if the line before has the new text of the same
    entry, so that its name need not be repeated; `beside` if the entry replaces the one in the line before; `feeling`
    if the score or label of an emotion changed.
    """

    change: Change | None
    place: str
    label: str
    values: Sequence[ChangePiece]
    name: str = ""
    field: str = ""
    follows: bool = False
    beside: bool = False
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
        """`+` for an addition, `-` for a removal; empty for other changes."""
        return SIGNS.get(self.change.kind, "") if self.change else ""

    @property
    def impact(self) -> Impact:
        """What it means for the customer: better, worse or neutral."""
        return self.change.impact if self.change else Impact.NEUTRAL

    @property
    def trust(self) -> Trust | None:
        """Whether the evidence for the map is firmer or weaker; None if unchanged."""
        return self.change.trust if self.change else None

    @property
    def verdict(self) -> str:
        """`better`, `worse`, `firmer` or `weaker`; empty for most lines."""
        return self.trust or ("" if self.impact is Impact.NEUTRAL else self.impact)


def reference_names(journeys: Sequence[Journey]) -> dict[tuple[str | None, str], str]:
    """The names of everything that is referred to by id, by kind of reference and id; the last journey decides."""
    found: dict[tuple[str | None, str], str] = {}
    for journey in journeys:
        for at in entries(journey):
            if isinstance(at.entry, Item) and at.entry.id:
                found["items", at.entry.id] = at.entry.text
        found |= {("nodes", node.id): node.name for _, _, node in nodes(journey)}
        found |= {
            ("takeaways", name): one.text for name, one in zip(names(journey.takeaways), journey.takeaways, strict=True)
        }
        found |= {("personas", one.id): one.name for one in journey.personas}
        found |= {("channels", one.id): one.name for one in journey.channels}
        found |= {("sources", one.id): one.title for one in journey.sources}
    return found


def top_line(change: Change, get_names: Callable[[], Mapping[tuple[str | None, str], str]]) -> ChangeLine:
    """A change of the map itself or of an entry of a registry; only the latter calls `get_names`."""
    path, field = change.path, field_word(change.path)
    if path.section == "scope":
        return ChangeLine(change, "", f"scope {field}", value_pieces(change))
    if path.field and not path.entry:
        return ChangeLine(change, "", field, value_pieces(change))
    label, entry = REGISTRIES.get(path.section, "map"), path.entry or ""
    name = get_names().get((path.section, entry), entry)
    if change.kind in SIGNS:
        return ChangeLine(change, "", label, [TextPiece(value_word(change.after or change.before))])
    if change.kind == "moved":
        return ChangeLine(change, "", label, [TextPiece(f"{name}: moved")])
    if change.kind == "renamed":
        return ChangeLine(change, "", label, renamed(change))
    is_text = path.field == "text"
    return ChangeLine(change, "", label, value_pieces(change), "" if is_text else name, "" if is_text else field)


def renamed(change: Change) -> Sequence[ChangePiece]:
    """The old and the new name, with an arrow."""
    return both_pieces(change.before, change.after)


def is_signed(scale: Scale) -> bool:
    """Whether scores of a scale are written with a sign."""
    return min(scale.min, scale.max) < 0


def feeling_lines(
    where: tuple[str, str, str], entry: Emotion, changes: Sequence[Change], scales: tuple[Scale, Scale]
) -> Iterator[ChangeLine]:
    """Yield the changed fields of an emotion, score and label in one line; `where` is the place, label and persona."""
    step, label, who = where
    old, new = scales
    fields = {change.path.field: change for change in changes}
    score, word = fields.get("score"), fields.get("label")
    first = score or word
    if first:
        felt = entry.model_copy(update={"label": word.before}) if word else entry
        was, now = score.before if score else score_of(felt, old), score_of(entry, new)
        labels = distinguished(label_words(felt.label) or "", label_words(entry.label) or "")
        before = FeelingPiece(was, labels[0] or None, is_signed(old))
        after = FeelingPiece(now, labels[1] or None, is_signed(new))
        both = None if was is None or now is None else abs(new.place(now) - old.place(was))
        feeling = FeelingChange(who or "all", before, after, None if both is None else float(both * USUAL_STEPS))
        yield ChangeLine(first, step, label, [before, ARROW, after], feeling=feeling)
    for group in folded([change for change in changes if change not in (score, word)]):
        yield ChangeLine(group[0], step, label, folded_pieces(group), field=field_word(group[0].path))


def folded(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield the changed fields of an entry and of its solutions, in as few groups as their impacts allow.

    Changes of trust have groups of their own; other neutral fields join the last group about the customer.
    """
    entries: dict[ChangePath, list[Change]] = defaultdict(list)
    for change in changes:
        entries[change.path.with_field(None)].append(change)
    for fields in sorted(entries.values(), key=lambda fields: fields[0].path.solution is not None):
        fields.sort(key=_field_rank)
        groups: dict[tuple[Impact, Trust | None], list[Change]] = {}
        for change in fields:
            key = (change.impact, change.trust)
            is_plain = key == (Impact.NEUTRAL, None)
            groups.setdefault([*groups][-1] if is_plain and groups else key, []).append(change)
        yield from groups.values()


def _field_rank(change: Change) -> tuple[bool, bool, int]:
    is_neutral = change.impact is Impact.NEUTRAL
    return change.trust is not None, is_neutral, FIELD_ORDER.get(change.path.field or "", 0)


def folded_pieces(group: Sequence[Change]) -> list[ChangePiece]:
    """The values of the first field of a line, then the other fields with theirs."""
    return [*value_pieces(group[0]), *more_pieces(group[1:])]


def evidence_lines(comparison: Comparison) -> Iterator[ChangeLine]:
    """The number of supported entries, if it changed."""
    if not (comparison.old and comparison.new and comparison.changes):
        return
    before, after = Analysis(comparison.old).evidence_share, Analysis(comparison.new).evidence_share
    if before.supported != after.supported:
        first = TextPiece(f"{before.supported} of {before.total} observed or reported")
        second = TextPiece(f"{after.supported} of {after.total}")
        yield ChangeLine(None, "", "state of evidence", [first, ARROW, second])


def converted_lines(comparison: Comparison, converted: int) -> Iterator[ChangeLine]:
    """The effect of another scale on scores: how many kept their place, and how many kept only their number."""
    kept = _kept(comparison.old, comparison.new, comparison.new_ids) if comparison.old and comparison.new else 0
    for count, words in ((converted, "at the same place on the new scale"), (kept, "unchanged, so at another place")):
        if count:
            yield ChangeLine(None, "", "scores", [TextPiece(f"{count} {words}")])


def _kept(old: Journey, new: Journey, ids: Mapping[str, str]) -> int:
    """How many scores are the same in both versions, but at different places of the scale."""
    if (old.scale.min, old.scale.max) == (new.scale.min, new.scale.max):
        return 0
    before, after = (
        {(node.id, name): entry for _, _, node in nodes(each) for name, entry in named(node.emotion).items()}
        for each in (old, new)
    )
    pairs = [(entry, after.get((ids.get(node, ""), name))) for (node, name), entry in before.items()]
    both = [
        score_of(one, old.scale)
        for one, other in pairs
        if isinstance(one, Emotion)
        and isinstance(other, Emotion)
        and score_of(one, old.scale) == score_of(other, new.scale)
    ]
    return sum(score is not None and old.scale.place(score) != new.scale.place(score) for score in both)


USUAL: Final = 1.0
USUAL_STEPS: Final = 4
"""The length of a scale from -2 to 2."""

SEVERITIES: Final[Mapping[str, float]] = {UNRATED: 0.25, "minor": 0.5, "moderate": 1, "severe": 2}
"""The weight of a pain point, comparable to the steps of a score."""


def importance(line: ChangeLine) -> float:
    """How much a line matters to a reader in a hurry, 0 or more.

    It depends on how far a score moves and how severe a pain point is or was; trust alone matters least.
    """
    change = line.change
    if change is None or change.trust:
        return 0.0
    field = change.path.field
    if line.feeling:
        return USUAL + (line.feeling.distance or 0)
    if change.holds:
        return USUAL + max((SEVERITIES.get(severity, 0) for severity in change.holds.severities), default=0)
    if field == "severity":
        return USUAL + max(SEVERITIES[change.before or UNRATED], SEVERITIES[change.after or UNRATED])
    return USUAL + (SEVERITIES[line.entry.severity or UNRATED] if isinstance(line.entry, PainPoint) else 0)
