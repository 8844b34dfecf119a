"""The facts of two versions side by side, the one that moved most first."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.metrics import MINUTES
from journeymap_cli.facts.scores import Score, worst
from journeymap_cli.language.language import Language
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_durations
from journeymap_cli.render.html.overlay import ShiftedFact
from journeymap_cli.report.changes.lines import SEVERITIES
from journeymap_cli.report.changes.union import placed
from journeymap_cli.view import terms, wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor

FactTone: TypeAlias = Literal["good", "bad", "plain"]
TONES: Final[dict[Impact, FactTone]] = {Impact.BETTER: "good", Impact.WORSE: "bad", Impact.NEUTRAL: "plain"}
NAMED: Final = 2
"""How many of several equal low moments are named, and how many metrics are shown."""


class _Weighed(NamedTuple):
    """A fact with how far it moved, from 0 to 1."""

    weight: float
    fact: ShiftedFact


def shifted_facts(comparison: Comparison, old: Analysis, new: Analysis) -> Iterator[ShiftedFact]:
    """Yield the facts that differ, without those that one version has no data for."""
    single = (_lowest(old, new), _reach(old, new), _pains(old, new), _durations(comparison, new))
    found = [*(each for each in single if each), *_metrics(comparison, new)]
    yield from (each.fact for each in sorted(found, key=lambda each: -each.weight))


def _tone(rise: float) -> FactTone:
    return "good" if rise > 0 else "bad" if rise < 0 else "plain"


def _moved(values: Iterable[str], language: Language) -> str:
    """An old and a new value with an arrow, or the only value."""
    first, *rest = values
    return wording.change(first, rest[0], language) if rest else first


def _share(before: float | Decimal, after: float | Decimal) -> float:
    """How far a number moved, as a share of the greater one."""
    one, other = float(before), float(after)
    most = max(abs(one), abs(other))
    return abs(other - one) / most if most else 0.0


def _lowest(old: Analysis, new: Analysis) -> _Weighed | None:
    before, after = (worst(each.scores, each.journey.scale) if each.scores else None for each in (old, new))
    if before is None or after is None:
        return None
    rise = float(new.journey.scale.place(after) - old.journey.scale.place(before))
    was, now = _at(old, before), _at(new, after)
    if not rise and [score.node.name for score in was] == [score.node.name for score in now]:
        return None
    language = new.language
    names = ", ".join(dict.fromkeys(score.node.name for score in was[:NAMED]))
    fact = ShiftedFact(
        label=language.ngettext("Lowest moment", "Lowest moments", len(now)),
        before=wording.score(before, old.journey.scale, language),
        after=wording.score(after, new.journey.scale, language),
        tone=_tone(rise),
        place=AnchoredName(now[0].node.name, anchor(now[0].node.id, "emotion")),
        more=language.gettext("before: %(places)s") % {"places": names},
    )
    return _Weighed(abs(rise), fact)


def _at(facts: Analysis, value: Decimal) -> Sequence[Score]:
    return [score for score in facts.scores if score.score == value]


def _reach(old: Analysis, new: Analysis) -> _Weighed | None:
    if not (old.reach_points and new.reach_points):
        return None
    before, after = old.reach_points[-1].value, new.reach_points[-1].value
    drops = [max((drop.points for drop in each.drop_offs), default=None) for each in (old, new)]
    if before == after and drops[0] == drops[1]:
        return None
    language, last = new.language, new.reach_points[-1]
    lost = dict.fromkeys(wording.signed(-drop, language=language) for drop in drops if drop is not None)
    fact = ShiftedFact(
        label=language.gettext("Reaches the end"),
        before=language.percent(wording.number(before, language=language)),
        after=language.percent(wording.number(after, language=language)),
        tone=_tone(float(after - before)),
        place=AnchoredName(last.column.node.name, anchor(last.node.id, REACH)),
        more=language.gettext("biggest drop-off: %(points)s") % {"points": _moved(lost, language)} if lost else "",
    )
    return _Weighed(_share(before, after), fact)


def _pains(old: Analysis, new: Analysis) -> _Weighed | None:
    before, after = len(old.pains), len(new.pains)
    severe = [sum(pain.pain.severity == "severe" for pain in each.pains) for each in (old, new)]
    if before == after and severe[0] == severe[1]:
        return None
    language = new.language
    counts = _moved([wording.count(many, language) for many in severe], language)
    fact = ShiftedFact(
        label=language.gettext("Pain points"),
        before=wording.count(before, language),
        after=wording.count(after, language),
        tone=_tone(before - after or severe[0] - severe[1]),
        more=f"{terms.severity(language, 'severe')}: {counts}" if any(severe) else "",
    )
    weights = [sum(SEVERITIES.get(pain.pain.severity or "moderate", 0) for pain in each.pains) for each in (old, new)]
    return _Weighed(_share(*weights), fact)


def _durations(comparison: Comparison, new: Analysis) -> _Weighed | None:
    """The duration that changed most, and the next one."""
    names = {node.id: node.name for _, _, node in new.nodes}
    moved = _ranked(each for each in comparison.changes if each.path.is_node and each.path.field == "duration")
    if not moved:
        return None
    language = new.language
    (weight, first), *rest = moved
    before, after = (wording.duration(value, language) for value in (first.before, first.after))
    node = first.path.node or ""
    more = [
        f"{names.get(each.path.node or '', '')}: "
        f"{wording.change(wording.duration(each.before, language), wording.duration(each.after, language), language)}"
        for _, each in rest[:1]
    ]
    place = AnchoredName(names.get(node, ""), anchor(node))
    return _Weighed(weight, ShiftedFact(language.gettext("Duration"), before, after, "plain", place, "".join(more)))


def _metrics(comparison: Comparison, new: Analysis) -> Iterator[_Weighed]:
    """Yield the metrics that moved most; reach has a fact of its own."""
    at = placed(new.journey)
    moved = [
        (weight, change, metric, found.node)
        for weight, change in _ranked(each for each in comparison.changes if each.path.field == "value")
        if (found := at.get(change.path.whole)) and isinstance(metric := found.entry, Metric) and metric.kind != "reach"
    ]
    for weight, change, metric, node in moved[:NAMED]:
        before, after = (
            wording.quantity(each, metric, language=new.language) for each in (change.before, change.after)
        )
        place = AnchoredName(node.name, anchor(node.id, "metrics"))
        yield _Weighed(weight, ShiftedFact(metric.name, before, after, TONES[change.impact], place))


def _ranked(changes: Iterable[Change]) -> list[tuple[float, Change]]:
    """The changes of amounts, each with how far it moved, the greatest first."""
    found = []
    for change in changes:
        before, after = _amount(change.before), _amount(change.after)
        if before is not None and after is not None:
            found.append((_share(before, after), change))
    return sorted(found, key=lambda each: -each[0])


def _amount(value: object) -> Decimal | None:
    """A number as it is, a duration in minutes (a range by its end), None for anything else."""
    if isinstance(value, Decimal):
        return value
    parsed = parse_durations(value) if isinstance(value, str) else None
    return parsed[-1][0] * MINUTES[parsed[-1][1]] if parsed else None
