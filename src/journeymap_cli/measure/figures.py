"""Makes figures from the numbers of an engine, and values of metrics from figures: exact fractions, rounded half up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, Final, NamedTuple

from journeymap_cli.facts.measured import UNITS
from journeymap_cli.measure.binding import ALL, SCALES, Binding, BoundMetric, Survey
from journeymap_cli.model.scalars import parse_duration


class CountedFigure(NamedTuple):
    """One figure of one cohort. `step` and `to` are ids; for surveys `step` is that of the survey."""

    cohort: str
    figure: str
    step: str | None
    to: str | None
    value: int


class Figures:
    """All figures of a run. Those that are missing are zero. `rows` are those of the query."""

    def __init__(self, binding: Binding, rows: Iterable[Sequence[Any]]) -> None:
        self.binding = binding
        self.cohorts = (ALL, *(cohort.id for cohort in binding.cohorts))
        self.touchpoints: Counter[tuple[str, int]] = Counter()
        """By `volume` or `visitors`, and the place of the touchpoint."""
        self.groups: Counter[tuple[str, tuple[int, ...]]] = Counter()
        """How many reached any of several steps, by cohort and the places of the steps."""
        self.found: dict[tuple[str, str, str | None, str | None], int] = {
            (cohort, "entered", None, None): 0 for cohort in self.cohorts
        }
        self.add(rows)

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add the rows of another query."""
        for part, *numbers in rows:
            for cohort, own in zip(self.cohorts, self._by_cohort(numbers[2:]), strict=True):
                self._take(part, numbers[:2], cohort, own)

    def get(self, cohort: str, figure: str, step: str | None = None, to: str | None = None) -> int:
        """Return a figure, 0 if there is none."""
        return self.found.get((cohort, figure, step, to), 0)

    def all(self) -> list[CountedFigure]:
        """Return every figure that is not zero, and `entered`, in a fixed order."""
        order = {cohort: at for at, cohort in enumerate(self.cohorts)}
        found = (CountedFigure(*key, value) for key, value in self.found.items() if _is_listed(key[1], value))
        return sorted(found, key=lambda each: (order[each.cohort], each.figure, each.step or "", each.to or ""))

    def _by_cohort(self, numbers: Sequence[Any]) -> Iterator[list[int | None]]:
        """How many, how often and the percentiles, for each cohort."""
        each = len(numbers) // len(self.cohorts)
        for at in range(0, len(numbers), each):
            yield [None if number is None else int(number) for number in numbers[at : at + each]]

    def _take(self, part: str, keys: Sequence[Any], cohort: str, own: Sequence[int | None]) -> None:
        at, to = int(keys[0]), keys[1]
        amount, times = own[0] or 0, own[1] or 0
        if part == "entered":
            self._add(cohort, "entered" if at else "young", None, None, amount)
        elif part == "reached":
            self._add(cohort, "reached", self._id(at), None, amount)
            self._add(cohort, "events", self._id(at), None, times)
        elif part == "group":
            self.groups[cohort, self.binding.groups[at]] += amount
        elif part == "next":
            onward = None if to is None else self._id(int(to))
            self._add(cohort, "next" if onward else "left", self._id(at), onward, amount)
        elif part == "went":
            self._went(at, cohort, amount, own)
        elif part == "survey":
            self._answers(self.binding.surveys[at], to, cohort, amount)
        elif cohort == ALL:
            self._volume(at, amount, times)

    def _went(self, at: int, cohort: str, amount: int, own: Sequence[int | None]) -> None:
        before, after = map(self._id, self.binding.pairs[at])
        self._add(cohort, "went", before, after, amount)
        for name, value in zip(("p50", "p90"), own[2:], strict=True) if amount else ():
            self.found[cohort, name, before, after] = value or 0

    def _volume(self, at: int, visitors: int, events: int) -> None:
        """Add the counts of a step, or of a touchpoint: their places come after those of the steps."""
        touchpoint = at - len(self.binding.steps)
        for name, value in {"visitors": visitors, "volume": events}.items():
            if touchpoint < 0:
                self._add(ALL, name, self._id(at), None, value)
            else:
                self.touchpoints[name, touchpoint] += value

    def _answers(self, survey: Survey, score: Any, cohort: str, amount: int) -> None:
        low, high = SCALES[survey.kind]
        if score is None or not low <= int(score) <= high:
            self._add(cohort, "invalid", survey.id, None, amount)
            return
        self._add(cohort, "answers", survey.id, None, amount)
        for figure, value in PER_ANSWER[survey.kind](int(score)).items():
            self._add(cohort, figure, survey.id, None, amount * value)

    def _id(self, place: int) -> str:
        return self.binding.steps[place].id

    def _add(self, cohort: str, figure: str, step: str | None, to: str | None, value: int) -> None:
        key = (cohort, figure, step, to)
        self.found[key] = self.found.get(key, 0) + value


PER_ANSWER: Final[Mapping[str, Any]] = {
    "nps": lambda score: {"promoters": int(score >= 9), "detractors": int(score <= 6)},
    "csat": lambda score: {"satisfied": int(score >= 4)},
    "ces": lambda score: {"sum": score},
}
"""What one answer adds to each figure, by kind of survey."""


def _is_listed(figure: str, value: int) -> bool:
    """Whether a figure is listed: if it is not zero, or if zero is a result, as for a time."""
    return bool(value) or figure in ("entered", "p50", "p90")


class Measured(NamedTuple):
    """The measured value of a metric, in `unit` if it is a duration, and how many entities or answers are behind it.

    `value` is None if nothing was measured, or too little.
    """

    target: BoundMetric
    value: Fraction | None
    behind: int
    unit: str | None = None
    is_short: bool = False
    """Whether the unit is part of the value: `3.2d`."""

    @property
    def has_too_few(self) -> bool:
        """Whether something was measured, but from too few entities or answers to be shown."""
        return self.value is None and self.behind > 0


def measured(figures: Figures, target: BoundMetric, least: int) -> Measured:
    """Return the value of a metric; it is None if it is based on fewer than `least` entities or answers."""
    kind = target.metric.kind
    found: Measured = FORMULAS["survey" if target.survey else kind](figures, target)
    return found._replace(value=None) if found.behind < least and kind != "count" else found


def _share(target: BoundMetric, part: int, whole: int) -> Measured:
    return Measured(target, Fraction(100 * part, whole) if whole else None, whole)


def _reach(figures: Figures, target: BoundMetric) -> Measured:
    return _share(target, _reached(figures, target), figures.get(target.cohort, "entered"))


def _reached(figures: Figures, target: BoundMetric) -> int:
    if len(target.places) > 1:
        return figures.groups[target.cohort, target.places]
    return figures.get(target.cohort, "reached", figures.binding.steps[target.places[0]].id)


def _ends(figures: Figures, target: BoundMetric) -> tuple[str, str]:
    steps = figures.binding.steps
    return steps[target.start or 0].id, steps[target.places[0]].id


def _conversion(figures: Figures, target: BoundMetric) -> Measured:
    before, after = _ends(figures, target)
    went = figures.get(target.cohort, "went", before, after)
    return _share(target, went, figures.get(target.cohort, "reached", before))


def _duration(figures: Figures, target: BoundMetric) -> Measured:
    before, after = _ends(figures, target)
    went = figures.get(target.cohort, "went", before, after)
    time = figures.get(target.cohort, f"p{target.metric.percentile}", before, after)
    unit, is_short = _unit(target, time)
    return Measured(target, Fraction(time, UNITS[unit]) if went else None, went, unit, is_short)


def _unit(target: BoundMetric, time: int) -> tuple[str, bool]:
    """The unit of a duration, from the metric or the largest that fits; and whether it is part of the value."""
    metric = target.metric
    if metric.unit and metric.unit in UNITS:
        return metric.unit, False
    written = parse_duration(metric.value) if isinstance(metric.value, str) else None
    if written and written[1] in UNITS:
        return written[1], True
    return next((unit for unit in ("w", "d", "h") if time >= UNITS[unit]), "min"), True


def _count(figures: Figures, target: BoundMetric) -> Measured:
    if target.metric.counts == "events":
        amount = figures.get(ALL, "volume", figures.binding.steps[target.places[0]].id)
    else:
        amount = _reached(figures, target)
    return Measured(target, Fraction(amount), amount)


def _survey(figures: Figures, target: BoundMetric) -> Measured:
    answers = figures.get(target.cohort, "answers", target.survey)
    counts = {
        name: figures.get(target.cohort, name, target.survey)
        for name in ("promoters", "detractors", "satisfied", "sum")
    }
    sums = {
        "nps": 100 * (counts["promoters"] - counts["detractors"]),
        "csat": 100 * counts["satisfied"],
        "ces": counts["sum"],
    }
    return Measured(target, Fraction(sums[target.metric.kind], answers) if answers else None, answers)


FORMULAS: Final[Mapping[str, Any]] = {
    "reach": _reach,
    "conversion": _conversion,
    "duration": _duration,
    "count": _count,
    "survey": _survey,
}


def rounded(value: Fraction, digits: int = 1) -> Decimal:
    """Return a value rounded half up to a number of decimals, without trailing zeros."""
    number = Decimal(floor(value * 10**digits + Fraction(1, 2))).scaleb(-digits)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def text_of(found: Measured, digits: int = 1) -> str | None:
    """Return the measured value as it is written in a map; None if there is none."""
    if found.value is None:
        return None
    number = rounded(found.value, digits)
    return f"{number:f}{found.unit}" if found.is_short and number else f"{number:f}"


def differs(found: Measured, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the value differs from that of the map, in whose precision 62 is from 61.5 to below 62.5."""
    if found.value is None or found.target.metric.value is None:
        return False
    if (written := written_value(found)) is None:
        return True
    number, scale = written
    off = Fraction(1, 2) * Fraction(10) ** int(number.as_tuple().exponent) + Fraction(tolerance)
    return not Fraction(number) - off <= found.value / scale < Fraction(number) + off


def says(found: Measured, digits: int = 1) -> bool:
    """Whether the map already has exactly the value that would be written."""
    written = written_value(found)
    return written is not None and found.value is not None and written == (rounded(found.value, digits), Fraction(1))


def written_value(found: Measured) -> tuple[Decimal, Fraction] | None:
    """Return the value that is written in the map, and its unit as a multiple of the measured one.

    None if there is no value, or if it is a duration without a unit.
    """
    value = found.target.metric.value
    if isinstance(value, Decimal):
        return None if found.is_short and value else (value, Fraction(1))
    if value is not None and found.unit and (parsed := parse_duration(value)):
        return parsed[0], Fraction(UNITS[parsed[1]], UNITS[found.unit])
    return None
