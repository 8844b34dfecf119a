"""A reference implementation of the figures of a map, written from their meaning alone, to compare with the query.

It is slow and simple: it counts entity by entity and event by event, as one would with a pencil. Rows are mappings by
column, times are whole microseconds.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from journeymap_cli.measure.binding import SCALES, Binding
from journeymap_cli.measure.times import number_of
from journeymap_cli.model.measure import Filter, RecordedEvent, Where

Row = Mapping[str, Any]
Found = tuple[str, str, str, str, int]


def fits(row: Row, where: Where) -> bool:
    return all(_fits(row[each.column], each) for each in where.filters)


def _fits(value: Any, wanted: Filter) -> bool:
    if wanted.operator in ("is", "not"):
        found = any(
            value is None if text is None else value is not None and _text(value) == text for text in wanted.values
        )
        return found == (wanted.operator == "is")
    limit = wanted.values[0] or ""
    return value is not None and CHECKS[wanted.operator](value, limit)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


CHECKS: dict[str, Callable[[Any, str], bool]] = {
    "min": lambda value, limit: bool(value >= float(limit)),
    "max": lambda value, limit: bool(value <= float(limit)),
    "contains": lambda value, limit: limit in value,
    "starts": lambda value, limit: bool(value.startswith(limit)),
    "ends": lambda value, limit: bool(value.endswith(limit)),
}


class Pencil:
    """Counts one map; `found` are the figures."""

    def __init__(self, binding: Binding, since: int | None, until: int | None, through: int) -> None:
        self.binding = binding
        self.since, self.until, self.through = since, until, through
        self.found: dict[tuple[str, str, str, str], int] = defaultdict(int)
        self.gaps: dict[tuple[str, str, str], list[int]] = defaultdict(list)

    def count(self, rows: Iterable[Row], answers: Iterable[Row] | None = None) -> list[Found]:
        """The figures of rows; `answers` are those of a table of surveys."""
        rows = self._existing(rows, 0)
        for cohort in ("all", *(each.id for each in self.binding.cohorts)):
            self.found[cohort, "entered", "", ""] += 0
        people: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in rows:
            people[tuple(row[name] for name in self.binding.measure.entity)].append(row)
        for own in people.values():
            self._person(own)
        self._volume(rows)
        self._surveys(rows if answers is None else self._existing(answers, 1))
        for (cohort, before, after), gaps in self.gaps.items():
            gaps.sort()
            for percent in (50, 90):
                self.found[cohort, f"p{percent}", before, after] = gaps[-(-percent * len(gaps) // 100) - 1]
        listed = ("entered", "p50", "p90")
        return sorted((*key, value) for key, value in self.found.items() if value or key[1] in listed)

    def _existing(self, rows: Iterable[Row], table: int) -> list[Row]:
        bound = self.binding.tables[table]
        needed = (*bound.entity, bound.time.column, bound.event)
        return [row for row in rows if all(row[name] is not None for name in needed) and fits(row, bound.where)]

    def _time(self, row: Row) -> int:
        time = row[self.binding.measure.time.column]
        if isinstance(time, str):
            time = datetime.datetime.fromisoformat(time)
        if isinstance(time, datetime.datetime):
            return number_of(time)
        return int(time) // (1_000 if self.binding.measure.time.unit == "ns" else 1)

    def _in_period(self, time: int) -> bool:
        return (self.since is None or self.since <= time) and (self.until is None or time < self.until)

    def _is(self, row: Row, events: Sequence[RecordedEvent]) -> bool:
        return any(row[self.binding.measure.event] == each.name and fits(row, each.where) for each in events)

    def _places(self, row: Row) -> list[int]:
        found = [step.place for step in self.binding.steps if self._is(row, step.events)]
        return found[:1] if self.binding.measure.order == "direct" else found

    def _person(self, rows: list[Row]) -> None:
        starting = [row for row in rows if set(self._places(row)) & set(self.binding.starts)]
        if self.binding.measure.entries == "period":
            starting = [row for row in starting if self._in_period(self._time(row))]
        if not starting:
            return
        entry = min(map(self._time, starting))
        if not self._in_period(entry):
            return
        first = [row for row in starting if self._time(row) == entry]
        cohorts = [each.id for each in self.binding.cohorts if any(fits(row, each.where) for row in first)]
        for cohort in ("all", *cohorts):
            self._enter(cohort, rows, entry)

    def _enter(self, cohort: str, rows: list[Row], entry: int) -> None:
        if entry + self.binding.window > self.through:
            self.found[cohort, "young", "", ""] += 1
            return
        self.found[cohort, "entered", "", ""] += 1
        events = sorted(
            (self._time(row), place)
            for row in rows
            for place in self._places(row)
            if entry + int(self.binding.is_strict_after_start(place)) <= self._time(row) < entry + self.binding.window
        )
        if self.binding.measure.order == "direct":
            self._walk_directly(cohort, events)
        else:
            self._walk(cohort, events)

    def _id(self, place: int) -> str:
        return self.binding.steps[place].id

    def _is_late(self, before: tuple[int, int], after: tuple[int, int]) -> bool:
        (earlier, one), (later, other) = before, after
        return later > earlier if self.binding.is_strict(one, other) else later >= earlier

    def _walk(self, cohort: str, events: list[tuple[int, int]]) -> None:
        first = self._reached(events)
        events = [(time, place) for time, place in events if place in first and time >= first[place]]
        for one, other in self.binding.pairs:
            late = [
                t
                for t, place in events
                if place == other and one in first and self._is_late((first[one], one), (t, place))
            ]
            if late:
                self._go(cohort, one, other, min(late) - first[one])
        for (_, one), (_, other) in pairwise(events):
            if one != other:
                self.found[cohort, "next", self._id(one), self._id(other)] += 1
        self._count_steps(cohort, events)

    def _reached(self, events: list[tuple[int, int]]) -> dict[int, int]:
        """The first time at which each step is reached; for `ways`, repeated until no step is reached earlier."""
        if self.binding.measure.order == "loose":
            return {place: time for time, place in reversed(events)}
        starts = {place for place in self.binding.starts if any(place == each for _, each in events)}
        first = {place: min(t for t, each in events if each == place) for place in starts}
        changed = True
        while changed:
            changed = False
            for time, place in events:
                came = any(
                    one in first and self._is_late((first[one], one), (time, place))
                    for one, other in self.binding.ways
                    if other == place
                )
                if place not in self.binding.starts and came and time < first.get(place, time + 1):
                    first[place], changed = time, True
        return first

    def _walk_directly(self, cohort: str, events: list[tuple[int, int]]) -> None:
        blocks = [event for at, event in enumerate(events) if not at or events[at - 1][1] != event[1]]
        kept: list[tuple[int, int]] = []
        used: dict[tuple[int, int], int] = {}
        before: tuple[int, int] | None = None
        for time, place in blocks:
            way = (before[1], place) if before else None
            if before and way in self.binding.ways:
                used.setdefault((before[1], place), time - before[0])
                self.found[cohort, "next", self._id(before[1]), self._id(place)] += 1
            is_open = way in self.binding.ways or place in self.binding.starts
            before = (time, place) if is_open else None
            if is_open:
                kept.append((time, place))
        for (one, other), gap in used.items():
            self._go(cohort, one, other, gap)
        self._count_steps(cohort, kept)

    def _go(self, cohort: str, one: int, other: int, gap: int) -> None:
        self.found[cohort, "went", self._id(one), self._id(other)] += 1
        self.gaps[cohort, self._id(one), self._id(other)].append(gap)

    def _count_steps(self, cohort: str, events: list[tuple[int, int]]) -> None:
        for place in {place for _, place in events}:
            self.found[cohort, "reached", self._id(place), ""] += 1
        for group in self.binding.groups:
            reached = any(place in group for _, place in events)
            self.found[cohort, "group", "+".join(map(self._id, group)), ""] += int(reached)
        for _, place in events:
            self.found[cohort, "events", self._id(place), ""] += 1
        self.found[cohort, "left", self._id(events[-1][1]), ""] += 1

    def _volume(self, rows: list[Row]) -> None:
        for step in self.binding.steps:
            own = [row for row in rows if self._in_period(self._time(row)) and self._is(row, step.events)]
            self.found["all", "volume", step.id, ""] = len(own)
            people = {tuple(row[name] for name in self.binding.measure.entity) for row in own}
            self.found["all", "visitors", step.id, ""] = len(people)

    def _surveys(self, rows: list[Row]) -> None:
        cohorts = [("all", Where()), *((each.id, each.where) for each in self.binding.cohorts)]
        for survey in self.binding.surveys:
            low, high = SCALES[survey.kind]
            for row in rows:
                if not (self._in_period(self._time(row)) and self._is(row, survey.events)):
                    continue
                score = row[survey.score]
                is_answer = score is not None and low <= score <= high
                for cohort in (name for name, where in cohorts if fits(row, where)):
                    self.found[cohort, "answers" if is_answer else "invalid", survey.id, ""] += 1
                    for figure, value in _parts(survey.kind, score) if is_answer else ():
                        self.found[cohort, figure, survey.id, ""] += value


def _parts(kind: str, score: int) -> list[tuple[str, int]]:
    if kind == "nps":
        return [("promoters", int(score > 8)), ("detractors", int(score < 7))]
    return [("satisfied", int(score > 3))] if kind == "csat" else [("sum", score)]
