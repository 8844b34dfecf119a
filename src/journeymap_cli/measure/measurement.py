"""What was measured of one map, as reports need it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from journeymap_cli.load.document import Document
from journeymap_cli.measure.binding import ALL, Binding, BoundStep
from journeymap_cli.measure.figures import Measured
from journeymap_cli.measure.times import moment
from journeymap_cli.model.slug import slug
from journeymap_cli.phrases import counted
from journeymap_cli.problem import Path, Problem

if TYPE_CHECKING:
    from journeymap_cli.measure.counting import CountedMap

SELDOM: Final = Fraction(1, 20)
"""A way that fewer than one in twenty take is not told."""

MOST_WAYS: Final = 5


class Reached(NamedTuple):
    """How many of a cohort reached a step."""

    step: BoundStep
    amount: int
    share: Fraction


class Funnel(NamedTuple):
    """The steps as one cohort reaches them; none if too few entered."""

    name: str
    entered: int
    young: int
    rows: tuple[Reached, ...]


class Detour(NamedTuple):
    """A way that people take and the map does not have, and how many of those who go on or stop there take it."""

    start: str
    end: str
    share: Fraction


class Measurement(NamedTuple):
    """What was measured of one map. `differing` are problems at the metrics that differ."""

    document: Document
    binding: Binding
    engine: str
    result: "CountedMap"
    metrics: Sequence[Measured]
    differing: Sequence[Problem]
    least: int

    def funnels(self) -> Iterator[Funnel]:
        """The funnel of everyone, then of each persona."""
        names = {ALL: "Everyone", **{cohort.id: cohort.name for cohort in self.binding.cohorts}}
        return (self._funnel(cohort, name) for cohort, name in names.items())

    def _funnel(self, cohort: str, name: str) -> Funnel:
        figures = self.result.figures
        entered, young = figures.get(cohort, "entered"), figures.get(cohort, "young")
        amounts = [(step, figures.get(cohort, "reached", step.id)) for step in self.binding.steps]
        told = amounts if entered and entered >= self.least else []
        return Funnel(name, entered, young, tuple(Reached(step, n, Fraction(n, entered)) for step, n in told))

    def detours(self) -> list[Detour]:
        """The most taken ways that the map does not have, at most five."""
        figures, steps = self.result.figures, self.binding.steps
        found = []
        for one in steps:
            onward = [(other, figures.get(ALL, "next", one.id, other.id)) for other in steps]
            total = sum(amount for _, amount in onward) + figures.get(ALL, "left", one.id)
            for other, amount in onward:
                is_way = (one.place, other.place) in self.binding.ways
                if amount >= max(1, self.least) and not is_way and Fraction(amount, total) >= SELDOM:
                    found.append(Detour(one.name, other.name, Fraction(amount, total)))
        return sorted(found, key=lambda each: -each.share)[:MOST_WAYS]

    def unreached(self) -> list[str]:
        """The names of the steps that nobody reaches, though somebody entered."""
        figures = self.result.figures
        some = figures.get(ALL, "entered") > 0
        return [step.name for step in self.binding.steps if some and not figures.get(ALL, "reached", step.id)]

    def path_of(self, found: Measured) -> list[str]:
        """The path of a metric by keys and ids."""
        metric = found.target.metric
        return [*self._keys(found.target.path[:-2]), "metrics", metric.id or slug(metric.name)]

    def _keys(self, path: Path) -> Iterator[str]:
        """The path of a stage or step by keys and ids."""
        nodes: Sequence[object] = ()
        for part in path:
            if isinstance(part, str):
                yield part
                nodes = self.document.journey.stages if part == "stages" else getattr(nodes, part)
            else:
                nodes = nodes[part]  # type: ignore[assignment]
                yield getattr(nodes, "id")  # noqa: B009

    def place_of(self, found: Measured) -> str:
        """The name of the stage or step that has a metric; empty for one of the whole map."""
        path = found.target.path[:-2]
        if not path:
            return ""
        stage = self.document.journey.stages[int(path[1])]
        return stage.steps[int(path[3])].name if len(path) > 2 else stage.name

    @property
    def notes(self) -> list[str]:
        """What readers of the figures should know."""
        return [*self._about_entries(), *self._about_events(), *self._about_metrics()]

    def _about_entries(self) -> Iterator[str]:
        figures, window = self.result.figures, self.binding.measure.window
        young = figures.get(ALL, "young")
        if future := self.result.extent.future:
            yield f"{counted(future, 'event')} with times after now, left out"
        if figures.get(ALL, "entered"):
            return
        if young:
            ends = f"the data end on {moment(self.result.period.through):%Y-%m-%d}"
            yield f"{young:,} entered, none has had {window} yet: {ends}"
        else:
            yield "nobody entered in the period"

    def _about_events(self) -> Iterator[str]:
        """The events of two steps."""
        first: dict[str, str] = {}
        ending = ", so 'direct' takes the first" if self.binding.measure.order == "direct" else ""
        for step in self.binding.steps:
            for name in sorted(step.names):
                if name in first:
                    yield f"'{name}' belongs to two steps, {first[name]} and {step.name}{ending}"
                first.setdefault(name, step.name)

    def _about_metrics(self) -> Iterator[str]:
        for found in self.metrics:
            if found.has_too_few:
                what = counted(found.behind, "answer") if found.target.survey else f"{found.behind:,} counted"
                yield f"{found.target.metric.name}: {what}: too few (--least {self.least})"
