"""The measurements of one map, as reports need them."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from journeymap_cli.facts.columns import node_at
from journeymap_cli.load.document import Document
from journeymap_cli.measure.binding import ALL, SCALES, Binding, BoundStep
from journeymap_cli.measure.figures import Measured, differs, text_of
from journeymap_cli.measure.times import moment
from journeymap_cli.phrases import noun, quoted
from journeymap_cli.problem import Problem

if TYPE_CHECKING:
    from journeymap_cli.measure.counting import CountedMap

SELDOM: Final = Fraction(1, 20)
"""A way that fewer than one in twenty people take is not reported."""

MOST_WAYS: Final = 5


class Reached(NamedTuple):
    """How many of a cohort reached a step.

    If a way of the map leads from the step before to this one, `lost` is the share of those entered who were lost in
    between, and `median` the time between the two in microseconds; else both are None.
    """

    step: BoundStep
    amount: int
    share: Fraction
    lost: Fraction | None
    median: int | None


class Funnel(NamedTuple):
    """How many of a cohort reached each step; `rows` is empty if too few entered."""

    name: str
    entered: int
    young: int
    rows: tuple[Reached, ...]


class Detour(NamedTuple):
    """A way that people take but the map does not have, and the share of the people at its start who take it."""

    start: str
    end: str
    share: Fraction


class MeasureLimits(NamedTuple):
    """The least entities or answers for a figure, how far a metric may be off, and the decimals of written values."""

    least: int = 10
    tolerance: Decimal = Decimal(0)
    digits: int = 1


class Measurement(NamedTuple):
    """The measurements of one map. `differing` are problems with metrics whose values differ from the map.

    `as_of` is the last day of the period.
    """

    document: Document
    binding: Binding
    result: "CountedMap"
    metrics: Sequence[Measured]
    differing: Sequence[Problem]
    limits: MeasureLimits
    as_of: datetime.date

    def funnels(self) -> Iterator[Funnel]:
        """The funnel of everyone, then of each persona."""
        names = {ALL: "Everyone", **{cohort.id: cohort.name for cohort in self.binding.cohorts}}
        return (self._funnel(cohort, name) for cohort, name in names.items())

    def _funnel(self, cohort: str, name: str) -> Funnel:
        figures = self.result.figures
        entered, young = figures.get(cohort, "entered"), figures.get(cohort, "young")
        shown = self.binding.steps if entered and entered >= self.limits.least else ()
        return Funnel(name, entered, young, tuple(self._reached(cohort, step, entered) for step in shown))

    def _reached(self, cohort: str, step: BoundStep, entered: int) -> Reached:
        figures, amount = self.result.figures, self.result.figures.get(cohort, "reached", step.id)
        found = Reached(step, amount, Fraction(amount, entered), None, None)
        if not step.place or (step.place - 1, step.place) not in self.binding.ways:
            return found
        before = self.binding.steps[step.place - 1].id
        fell = figures.get(cohort, "reached", before) - amount
        are_enough = figures.get(cohort, "went", before, step.id) >= max(1, self.limits.least)
        return found._replace(
            lost=Fraction(fell, entered) if fell > 0 else None,
            median=figures.get(cohort, "p50", before, step.id) if are_enough else None,
        )

    def detours(self) -> list[Detour]:
        """Return the ways that most people take but the map does not have, at most five."""
        figures, steps = self.result.figures, self.binding.steps
        found = []
        for one in steps:
            onward = [(other, figures.get(ALL, "next", one.id, other.id)) for other in steps]
            total = sum(amount for _, amount in onward) + figures.get(ALL, "left", one.id)
            for other, amount in onward:
                is_way = (one.place, other.place) in self.binding.ways
                if amount >= max(1, self.limits.least) and not is_way and Fraction(amount, total) >= SELDOM:
                    found.append(Detour(one.name, other.name, Fraction(amount, total)))
        return sorted(found, key=lambda each: -each.share)[:MOST_WAYS]

    def unreached(self) -> list[str]:
        """Return the names of the steps that no one reached; empty if no one entered."""
        figures = self.result.figures
        some = figures.get(ALL, "entered") > 0
        return [step.name for step in self.binding.steps if some and not figures.get(ALL, "reached", step.id)]

    def text_of(self, found: Measured) -> str | None:
        """Return the measured value of a metric as it is written in a map; None if there is none."""
        return text_of(found, self.limits.digits)

    def differs(self, found: Measured) -> bool:
        """Whether the measured value differs from that of the map."""
        return differs(found, self.limits.tolerance)

    def name_of(self, found: Measured) -> str:
        """Return the name of a metric, with that of its persona if it has one."""
        name, cohort = found.target.metric.name, found.target.cohort
        persona = next((each.name for each in self.binding.cohorts if each.id == cohort), "")
        return f"{name} ({persona})" if persona else name

    def place_of(self, found: Measured) -> str:
        """Return the name of the stage or step that has a metric; empty for a metric of the whole map."""
        node = node_at(self.document.journey, found.target.path)
        return node.name if node else ""

    @property
    def notes(self) -> list[str]:
        """What readers of the figures should know."""
        return [*self._about_entries(), *self._about_events(), *self._about_metrics()]

    def _about_entries(self) -> Iterator[str]:
        figures, window, (events, *_) = self.result.figures, self.binding.measure.window, self.result.extents
        young = figures.get(ALL, "young")
        for table, extent in zip(self.binding.tables, self.result.extents, strict=True):
            if extent.future:
                where = f" in '{table.data}'" if table.data else ""
                yield f"{_many(extent.future, 'event')}{where} with times after now, left out"
        if figures.get(ALL, "entered"):
            return
        if young:
            shorter = self.result.shorter
            other = f"; a window of {shorter.window} would count {shorter.people:,}" if shorter else ""
            ends = f"the data end on {moment(self.result.period.through or 0):%Y-%m-%d}"
            yield f"{_many(young, 'person', 'people')} entered, none has had {window} yet: {ends}{other}"
        elif events.first is None or events.last is None:
            yield "the data have no events: no row has an entity, a time and a name, and fits 'where'"
        else:
            reach = f"from {moment(events.first):%Y-%m-%d} to {moment(events.last):%Y-%m-%d}"
            yield f"nobody entered in the period: the data have events {reach}"

    def _about_events(self) -> Iterator[str]:
        """Notes on events that belong to several steps."""
        ending = ", so 'direct' takes the first" if self.binding.measure.order == "direct" else ""
        for name in sorted({name for step in self.binding.steps for name in step.names}):
            steps = [quoted(step.name) for step in self.binding.steps if name in step.names]
            if len(steps) > 1:
                many = "two" if len(steps) == 2 else len(steps)
                yield f"{quoted(name)} belongs to {many} steps{ending}: {', '.join(steps)}"

    def _about_metrics(self) -> Iterator[str]:
        for found in self.metrics:
            name = self.name_of(found)
            if found.has_too_few:
                what = "answer" if found.target.survey else "person"
                many = _many(found.behind, what, None if found.target.survey else "people")
                yield f"{name}: {many}: too few (--least {self.limits.least})"
            if found.target.survey and (invalid := self._invalid(found)):
                low, high = SCALES[found.target.metric.kind]
                yield f"{name}: {_many(invalid, 'answer')} without a whole number from {low} to {high}, left out"

    def _invalid(self, found: Measured) -> int:
        return self.result.figures.get(found.target.cohort, "invalid", found.target.survey)


def _many(amount: int, one: str, many: str | None = None) -> str:
    return f"{amount:,} {noun(amount, one, many)}"
