"""The rows that count: events of steps, their people, when these entered, and what is in their windows."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import ibis
import ibis.expr.types as ir

from journeymap_cli.measure.binding import Binding, BoundTable
from journeymap_cli.measure.times import microseconds
from journeymap_cli.measure.values import all_of, any_of, fits_all
from journeymap_cli.model.measure import RecordedEvent

PERCENTILES: Final = (50, 90)
BITS: Final = 10
"""The bits of a step in one number with a time; the others have room for the times of this century and the next."""

NUMBERED: Final = ("duckdb", "postgres")
"""The dialects in which people get numbers, which are faster to group by than texts, and their rows are kept in lists,
which take less memory than a join. To number all people, a distributed engine would send them to one machine."""


class Period(NamedTuple):
    """When people must enter, `since` <= t < `until`, and the moment `through` which the data are complete.

    Without `through`, the query itself takes the newest time.
    `latest` is the last time that counts at all: what comes after it has not happened yet. All are in microseconds.
    """

    since: int | None
    until: int | None
    through: int | None
    latest: int | None = None

    def holds(self, time: ir.Value) -> ir.BooleanValue:
        """Whether a time is in the period."""
        limits = [time >= self.since] if self.since is not None else []
        limits += [time < self.until] if self.until is not None else []
        return all_of(limits)


class Planner(NamedTuple):
    """What every part of the query needs.

    `entities` are the columns that identify a person, `keys` those to group people by, `flags` those of the cohorts.
    """

    binding: Binding
    engine: str
    period: Period
    entities: tuple[str, ...]
    keys: tuple[str, ...]
    flags: tuple[str, ...]

    @classmethod
    def of(cls, binding: Binding, engine: str, period: Period) -> "Planner":
        """Return a planner; `engine` is the ibis name of the dialect."""
        entities = tuple(f"e{at}" for at in range(len(binding.measure.entity)))
        is_numbered = engine in NUMBERED and len(binding.steps) + len(binding.touchpoints) <= 2**BITS
        keys = ("who",) if is_numbered else entities
        return cls(binding, engine, period, entities, keys, tuple(f"p{at}" for at in range(len(binding.cohorts))))

    @property
    def per_entity(self) -> Any:
        """The window over all rows of an entity."""
        return ibis.window(group_by=self.keys)

    @property
    def in_order(self) -> Any:
        """The window over the rows of an entity by time; equal times are in the order of the map."""
        return ibis.window(group_by=self.keys, order_by=["t", "step"])

    @property
    def is_numbered(self) -> bool:
        """Whether people get numbers."""
        return self.keys != self.entities

    @property
    def is_direct(self) -> bool:
        """Whether an event counts for one step only."""
        return self.binding.measure.order == "direct"

    @property
    def cohorts(self) -> tuple[str | None, ...]:
        """None for everyone, then the flags."""
        return (None, *self.flags)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers: for each cohort how many, how often, and percentiles if there are ways."""
        kinds = ("n", "t", *(f"q{percent}_" for percent in PERCENTILES if self.binding.pairs))
        return tuple(f"{kind}{at}" for at in range(len(self.cohorts)) for kind in kinds)


def existing(bound: BoundTable, table: ir.Table, engine: str, latest: int | None = None) -> ir.Table:
    """Return the rows that can count: those with an entity, a time and a name that fit the table's `where`.

    Rows after `latest` do not count.
    """
    needed = [table[name].notnull() for name in (*bound.entity, bound.time.column, bound.event)]
    if latest is not None:
        needed.append(microseconds(table[bound.time.column], bound.time.unit, engine) <= latest)
    return table.filter(*needed, fits_all(table, bound.where))


def belongs(bound: BoundTable, table: ir.Table, events: Iterable[RecordedEvent]) -> ir.BooleanValue:
    """Return the condition that a row is one of some events."""
    name = table[bound.event]
    return any_of([(name == ibis.literal(each.name)) & fits_all(table, each.where) for each in events])


def union(tables: Sequence[ir.Table]) -> ir.Table:
    """Return all rows of all tables; nested in halves, so that no parser runs out of depth."""
    if len(tables) == 1:
        return tables[0]
    half = len(tables) // 2
    return union(tables[:half]).union(union(tables[half:]), distinct=False)


def stepped(
    make: Planner,
    usable: ir.Table,
    events: Sequence[tuple[RecordedEvent, ...]],
    flags: Sequence[str],
    *,
    is_direct: bool,
) -> ir.Table:
    """Return the rows of events with entity, time and step; a row of several steps comes once for each.

    In `direct` order an event counts for the first of its steps only.
    """
    table, measure = make.binding.tables[0], make.binding.measure
    names = sorted({event.name for each in events for event in each})
    bound = usable.filter(usable[measure.event].isin(names))
    slots = [list(range(len(events)))] if is_direct else _slots(events)
    places = {
        f"s{at}": ibis.cases(
            *((belongs(table, bound, events[place]), ibis.literal(place, "int16")) for place in slot), else_=None
        )
        for at, slot in enumerate(slots)
    }
    rows = bound.select(
        **{short: bound[name] for short, name in zip(make.entities, measure.entity, strict=True)},
        t=microseconds(bound[measure.time.column], measure.time.unit, make.engine),
        **places,
        **{flag: fits_all(bound, make.binding.cohorts[at].where) for at, flag in enumerate(flags)},
    )
    kept = (*make.entities, *flags, "t")
    return union([rows.filter(rows[slot].notnull()).select(*kept, step=rows[slot]) for slot in places])


def _slots(events: Sequence[tuple[RecordedEvent, ...]]) -> list[list[int]]:
    """The steps by column: each column has one step of a row, so steps that share an event are in different columns."""
    slots: list[tuple[set[str], list[int]]] = []
    for place, own in enumerate(events):
        names = {event.name for event in own}
        slot = next((each for each in slots if not each[0] & names), None)
        if slot is None:
            slots.append((names, [place]))
        else:
            slot[0].update(names)
            slot[1].append(place)
    return [places for _, places in slots]


def data_end(make: Planner, usable: ir.Table) -> ir.Value:
    """Return the moment up to which the data are complete, in microseconds."""
    if make.period.through is not None:
        return ibis.literal(make.period.through)
    time = make.binding.tables[0].time
    return microseconds(usable[time.column], time.unit, make.engine).max().as_scalar()


def people_of(make: Planner, rows: ir.Table, end: ir.Value) -> ir.Table:
    """Return everyone who has rows, with the moment they enter, null if they do not, and the personas they enter as.

    `whole` is 1 if their window was over by the end of the data. If people get numbers, `rows` is a list of theirs.
    """
    measure = make.binding.measure
    enters = rows.step.isin(make.binding.starts)
    if measure.entries == "period":
        enters = enters & make.period.holds(rows.t)
    own = {"rows": (rows.t * 2**BITS + rows.step).collect()} if make.is_numbered else {}
    each = rows.group_by(make.entities).aggregate(
        t0=rows.t.min(where=enters),
        **{f"{flag}_0": rows.t.min(where=enters & rows[flag]) for flag in make.flags},
        **own,
    )
    if measure.entries == "new":
        each = each.mutate(t0=ibis.ifelse(make.period.holds(each.t0), each.t0, ibis.null("int64")))
    return each.select(
        *([ibis.row_number().name("who")] if make.is_numbered else make.entities),
        "t0",
        *own,
        **{flag: ibis.ifelse((each[f"{flag}_0"] == each.t0).fill_null(False), 1, 0) for flag in make.flags},
        whole=ibis.ifelse(each.t0 + make.binding.window <= end, 1, 0),
    )


def with_people(make: Planner, rows: ir.Table, people: ir.Table) -> ir.Table:
    """Return each row with the columns of its person."""
    known = (*make.keys, *make.flags, "t0", "whole")
    if make.is_numbered:
        found = people.select(*known, row=people["rows"].unnest())
        return found.select(*known, t=found.row >> BITS, step=(found.row & 2**BITS - 1).cast("int16"))
    found = rows.select(*make.entities, "t", "step").join(people, list(make.entities))
    return found.select(*known, "t", "step")


def is_inside(make: Planner, rows: ir.Table) -> ir.BooleanValue:
    """Return the condition that a row is of a step, in the window of a person whose window was over."""
    binding = make.binding
    strict = [step.place for step in binding.steps if binding.is_strict_after_start(step.place)]
    later = ibis.ifelse(rows.step.isin(strict), 1, 0) if strict else ibis.literal(0)
    is_own = rows.step < len(binding.steps)
    return (rows.whole == 1) & is_own & (rows.t >= rows.t0 + later) & (rows.t < rows.t0 + binding.window)
