"""The figures of a map as one read-only query: window functions, and one wide row for each entity.

A row of the result has `part`, `a`, `b`, `c` and whole numbers for each cohort, so that every engine agrees to the last
digit; `figures` makes ratios of them. Values of a map become literals, names become identifiers of the schema.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, Final, NamedTuple

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from journeymap_cli.measure.binding import Binding, BoundStep, BoundTable, Cohort
from journeymap_cli.measure.times import microseconds
from journeymap_cli.measure.values import can_fit, fits_all
from journeymap_cli.model.measure import RecordedEvent

MOST: Final = 1024
"""More than the number of steps: a time and a step are one number, time x 1024 + step."""

PERCENTILES: Final = (50, 90)


WHOLE: Final = r"^\s*(\d{1,4})(?:\.0*)?\s*$"
"""A score that is text."""


class Period(NamedTuple):
    """When people must enter, `since` <= t < `until`, and the moment up to which the data are complete.

    Without `through`, the query itself takes the newest time.
    `latest` is the last time that counts at all: what comes after it has not happened yet. All in microseconds.
    """

    since: int | None
    until: int | None
    through: int | None
    latest: int | None = None

    def holds(self, time: ir.Value) -> ir.BooleanValue:
        """Whether a time is in the period."""
        limits = [time >= self.since] if self.since is not None else []
        limits += [time < self.until] if self.until is not None else []
        return reduce(and_, limits, ibis.literal(True))


class Planner(NamedTuple):
    """What every part of the query needs. `entities` and `flags` name columns for who it was, and which cohort."""

    binding: Binding
    engine: str
    period: Period
    entities: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def per_entity(self) -> Any:
        """The window over all rows of an entity."""
        return ibis.window(group_by=self.entities)

    @property
    def in_order(self) -> Any:
        """The window over them by time, equal times in the order of the map."""
        return ibis.window(group_by=self.entities, order_by=["t", "step"])

    @property
    def cohorts(self) -> tuple[str | None, ...]:
        """None for everyone, then the flags."""
        return (None, *self.flags)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers: for each cohort how many, how often, and percentiles if there are ways."""
        kinds = ("n", "t", *(f"q{percent}_" for percent in PERCENTILES if self.binding.pairs))
        return tuple(f"{kind}{at}" for at in range(len(self.cohorts)) for kind in kinds)


def plan(binding: Binding, table: ir.Table, engine: str, period: Period) -> ir.Table:
    """The query for a table of events; `engine` is the ibis name of the dialect."""
    make = _planner(binding, engine, period)
    usable = existing(binding.tables[0], table, engine, period.latest)
    own, is_direct = [step.events for step in binding.steps], binding.measure.order == "direct"
    stepped = _stepped(make, usable, own, make.flags, is_direct=is_direct)
    valid = ORDERS[binding.measure.order](make, _inside(make, stepped, _end(make, usable)))
    parts = [_people(make, valid), _onward(make, valid), _volume(make, usable, stepped)]
    if len(binding.tables) == 1:
        parts += [_answers(make, usable, at) for at in range(len(binding.surveys))]
    return union(parts)


def plan_surveys(binding: Binding, table: ir.Table, engine: str, period: Period) -> ir.Table:
    """The query for a table with the answers to surveys."""
    make, usable = _planner(binding, engine, period), existing(binding.tables[-1], table, engine, period.latest)
    return union([_answers(make, usable, at) for at in range(len(binding.surveys))])


def ages(binding: Binding, table: ir.Table, engine: str, period: Period, unit: int) -> ir.Table:
    """How long ago people entered when the data end, in whole units of microseconds, and how many of each age."""
    make = _planner(binding, engine, period)
    usable = existing(binding.tables[0], table, engine, period.latest)
    own, is_direct = [step.events for step in binding.steps], binding.measure.order == "direct"
    end = _end(make, usable)
    seen = _inside(make, _stepped(make, usable, own, make.flags, is_direct=is_direct), end)
    each = seen.group_by(make.entities).aggregate(t0=seen.t0.min())
    each = each.filter(each.t0 <= end)
    each = each.select(age=((end - each.t0) / unit).floor().cast("int64"))
    return each.group_by("age").aggregate(people=each.count())


def _end(make: Planner, usable: ir.Table) -> ir.Value:
    """The moment up to which the data are complete."""
    if make.period.through is not None:
        return ibis.literal(make.period.through)
    time = make.binding.tables[0].time
    return microseconds(usable[time.column], time.unit, make.engine).max().as_scalar()


def _planner(binding: Binding, engine: str, period: Period) -> Planner:
    entities = tuple(f"e{at}" for at in range(len(binding.measure.entity)))
    return Planner(binding, engine, period, entities, tuple(f"p{at}" for at in range(len(binding.cohorts))))


def existing(bound: BoundTable, table: ir.Table, engine: str, latest: int | None = None) -> ir.Table:
    """The rows that exist: with an entity, a time and a name, that fit the `where` of all, and have happened."""
    needed = [table[name].notnull() for name in (*bound.entity, bound.time.column, bound.event)]
    if latest is not None:
        needed.append(microseconds(table[bound.time.column], bound.time.unit, engine) <= latest)
    return table.filter(*needed, fits_all(table, bound.where))


def belongs(bound: BoundTable, table: ir.Table, events: Iterable[RecordedEvent]) -> ir.BooleanValue:
    """Whether a row is one of some events."""
    name = table[bound.event]
    return reduce(or_, ((name == ibis.literal(each.name)) & fits_all(table, each.where) for each in events))


def union(tables: Sequence[ir.Table]) -> ir.Table:
    """All rows of all tables; in halves, so that no parser runs out of depth."""
    if len(tables) == 1:
        return tables[0]
    half = len(tables) // 2
    return union(tables[:half]).union(union(tables[half:]), distinct=False)


def _stepped(
    make: Planner,
    usable: ir.Table,
    events: Sequence[tuple[RecordedEvent, ...]],
    flags: Sequence[str],
    *,
    is_direct: bool,
) -> ir.Table:
    """The rows of events, with who, when and which step; a row of several steps comes once for each.

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
    """The places by column that tells the step of a row: one is enough unless two steps share an event."""
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


def _inside(make: Planner, stepped: ir.Table, end: ir.Value) -> ir.Table:
    """What each entity does in its window, with the moment it enters, the personas it enters as, and `whole`.

    `whole` is 1 if its window was over when the data end.
    """
    binding = make.binding
    enters = stepped.step.isin(binding.starts)
    if binding.measure.entries == "period":
        enters = enters & make.period.holds(stepped.t)
    seen = stepped.mutate(
        t0=stepped.t.min(where=enters).over(make.per_entity),
        **{f"{flag}_0": stepped.t.min(where=enters & stepped[flag]).over(make.per_entity) for flag in make.flags},
    )
    strict = [step.place for step in binding.steps if binding.is_strict_after_start(step.place)]
    later = ibis.ifelse(seen.step.isin(strict), 1, 0) if strict else ibis.literal(0)
    inside = [seen.t >= seen.t0 + later, seen.t < seen.t0 + binding.window]
    if binding.measure.entries == "new":
        inside.append(make.period.holds(seen.t0))
    seen = seen.filter(*inside)
    return seen.select(
        *make.entities,
        "t",
        "step",
        "t0",
        **{flag: ibis.ifelse((seen[f"{flag}_0"] == seen.t0).fill_null(False), 1, 0) for flag in make.flags},
        whole=ibis.ifelse(seen.t0 + binding.window <= end, 1, 0),
    )


def _loose(make: Planner, seen: ir.Table) -> ir.Table:
    """Each row with the first time of every step: f0, f1, ..."""
    return seen.mutate(**{f"f{step.place}": _first(make, seen, step) for step in make.binding.steps})


def _first(make: Planner, seen: ir.Table, step: BoundStep) -> ir.Value:
    return seen.t.min(where=seen.step == step.place).over(make.per_entity)


def _ways(make: Planner, seen: ir.Table) -> ir.Table:
    """The same along the ways of the map, level by level, without the rows before a step is reached."""
    binding, nothing = make.binding, ibis.null("int64")
    starts = {step.place for step in binding.steps} & set(binding.starts)
    reached = seen.mutate(
        **{f"f{step.place}": _first(make, seen, step) if step.place in starts else nothing for step in binding.steps}
    )
    for level in _levels(binding):
        into: dict[int, list[int]] = {}
        for before, after in level:
            into.setdefault(after, []).append(before)
        reached = reached.mutate(**{f"f{after}": _arrival(make, reached, after, into[after]) for after in into})
    own = ibis.cases(
        *((reached.step == step.place, reached[f"f{step.place}"]) for step in binding.steps), else_=nothing
    )
    return reached.filter(reached.t >= own)


def _arrival(make: Planner, reached: ir.Table, after: int, before: Iterable[int]) -> ir.Value:
    """The earliest time of a step that is late enough after one of the steps that lead to it."""
    came = reduce(
        or_,
        (
            (reached.t >= reached[f"f{place}"] + int(make.binding.is_strict(place, after))).fill_null(False)
            for place in before
        ),
    )
    return reached.t.min(where=(reached.step == after) & came).over(make.per_entity)


def _levels(binding: Binding) -> list[list[tuple[int, int]]]:
    """The ways in the order in which arrivals follow from each other.

    A way back to where everyone came from adds nothing. A loop that can be entered at several places is gone through
    as often as it has steps.
    """
    before = _dominators(binding)
    useful = [(one, to) for one, to in binding.ways if to not in binding.starts and to not in before[one]]
    left, levels = {step.place for step in binding.steps}, list[list[tuple[int, int]]]()
    while left:
        ready = {place for place in left if not any(to == place and one in left for one, to in useful)}
        if not ready:
            rest = [way for way in useful if way[1] in left]
            return levels + [rest] * len(left)
        if level := [way for way in useful if way[1] in ready]:
            levels.append(level)
        left -= ready
    return levels


def _dominators(binding: Binding) -> dict[int, set[int]]:
    """For each step those that one must have come by, itself included."""
    everyone = {step.place for step in binding.steps}
    found = {place: {place} if place in binding.starts else set(everyone) for place in everyone}
    changed = True
    while changed:
        changed = False
        for place in everyone - set(binding.starts):
            sources = [found[one] for one, to in binding.ways if to == place]
            new = {place} | (set.intersection(*sources) if sources else set())
            changed = changed or new != found[place]
            found[place] = new
    return found


def _direct(make: Planner, seen: ir.Table) -> ir.Table:
    """Blocks of one step that are joined to a start without a gap.

    `joined` is 1 where the way from the block before was used, `nth` is 0 for its first use, `gap` how long it took.
    """
    ways = make.binding.ways
    previous = seen.mutate(before=seen.step.lag().over(make.in_order))
    blocks = previous.filter(previous.before.isnull() | (previous.before != previous.step))
    used = [(blocks.before == one) & (blocks.step == to) for one, to in ways]
    way = reduce(or_, used, ibis.literal(False)).fill_null(False)
    blocks = blocks.mutate(
        t_before=blocks.t.lag().over(make.in_order),
        cut=ibis.ifelse(way, 0, 1),
        start=ibis.ifelse(blocks.step.isin(make.binding.starts), 1, 0),
    )
    order = {"order_by": ["t", "step"], "preceding": None, "following": 0}
    runs = blocks.mutate(run=blocks.cut.sum().over(ibis.window(group_by=make.entities, **order)))
    runs = runs.mutate(opened=runs.start.sum().over(ibis.window(group_by=[*make.entities, "run"], **order)))
    valid = runs.filter(runs.opened > 0)
    joined = ibis.ifelse((valid.cut == 0) & (valid.opened > valid.start), 1, 0)
    valid = valid.mutate(joined=joined, gap=valid.t - valid.t_before)
    uses = ibis.window(group_by=[*make.entities, "before", "step", "joined"], order_by="t")
    return valid.mutate(nth=ibis.ifelse(valid.joined == 1, ibis.row_number().over(uses), 1))


ORDERS: Final[Mapping[str, Callable[[Planner, ir.Table], ir.Table]]] = {
    "loose": _loose,
    "ways": _ways,
    "direct": _direct,
}
"""Which rows count, by `order`: those of the window in, the valid ones out."""


def _people(make: Planner, valid: ir.Table) -> ir.Table:
    """The figures that count entities: reached, went with percentiles, entered and young, left.

    Column `a` numbers them: steps, then groups, then pairs, then entered (with `c`), then left (with `b`).
    """
    binding = make.binding
    steps, groups, pairs = len(binding.steps), len(binding.groups), len(binding.pairs)
    first_pair = steps + groups
    entered, left = first_pair + pairs, first_pair + pairs + 1
    who = valid.group_by([*make.entities, *make.flags, "whole"]).aggregate(
        last=(valid.t * MOST + valid.step).max(),
        **{f"n{step.place}": (valid.step == step.place).sum() for step in binding.steps},
        **{f"g{at}": _gap(make, valid, *pair) for at, pair in enumerate(binding.pairs)},
    )
    index = union([ibis.literal(at, "int16").name("k").as_table() for at in range(left + 1)])
    long = who.cross_join(index)
    one = ibis.literal(1, "int64")
    cases = [(long.k == entered, one), (long.k == left, one)]
    cases += [(long.k == step.place, _one_if(long[f"n{step.place}"] > 0)) for step in binding.steps]
    for at, group in enumerate(binding.groups):
        cases.append((long.k == steps + at, _one_if(reduce(or_, (long[f"n{place}"] > 0 for place in group)))))
    cases += [(long.k == first_pair + at, long[f"g{at}"]) for at in range(pairs)]
    times = [(long.k == step.place, long[f"n{step.place}"]) for step in binding.steps]
    long = long.select(
        *make.flags,
        "whole",
        "k",
        value=ibis.cases(*cases, else_=None),
        times=ibis.cases(*times, else_=0),
        at=ibis.ifelse(long.k == left, (long["last"] % MOST).cast("int16"), ibis.literal(0, "int16")),
    )
    long = long.filter(long.value.notnull(), (long.whole == 1) | (long.k == entered))
    if pairs:
        long = _ranked(make, long)
    wide = long.group_by("k", "at", "whole").aggregate(**_picks(make, long))
    return _rows(make, "people", wide, wide.k, wide["at"], wide.whole)


def _one_if(value: ir.BooleanValue) -> ir.Value:
    return ibis.ifelse(value, ibis.literal(1, "int64"), ibis.null("int64"))


def _gap(make: Planner, valid: ir.Table, before: int, after: int) -> ir.Value:
    """How long an entity took from one step to another; null if it did not go there."""
    if make.binding.measure.order == "direct":
        used = (valid.step == after) & (valid.before == before) & (valid.nth == 0)
        return valid.gap.min(where=used)
    first = valid[f"f{before}"]
    late = valid.t >= first + int(make.binding.is_strict(before, after))
    return (valid.t - first).min(where=(valid.step == after) & late)


def _ranked(make: Planner, long: ir.Table) -> ir.Table:
    """Each row with its rank among those of its figure, from 1, and their number, for each cohort."""
    ranks: dict[str, ir.Value] = {}
    for at, flag in enumerate(make.cohorts):
        by = ["k", "whole", *([flag] if flag else [])]
        ranks[f"r{at}"] = ibis.row_number().over(ibis.window(group_by=by, order_by="value")) + 1
        ranks[f"m{at}"] = long.count().over(ibis.window(group_by=by))
    return long.mutate(**ranks)


def _picks(make: Planner, long: ir.Table) -> dict[str, ir.Value]:
    """The numbers of each cohort. A percentile is the value at the place ceil(n x percent / 100)."""
    picks: dict[str, ir.Value] = {}
    for at, flag in enumerate(make.cohorts):
        mine = ibis.ifelse(long[flag] == 1, 1, 0) if flag else ibis.literal(1)
        picks[f"n{at}"] = mine.cast("int64").sum() if flag else long.count()
        picks[f"t{at}"] = (long.times * mine).cast("int64").sum()
        for percent in PERCENTILES if make.binding.pairs else ():
            reaches = long[f"r{at}"] * 100 >= long[f"m{at}"] * percent
            hit = reaches & ((long[f"r{at}"] - 1) * 100 < long[f"m{at}"] * percent)
            picks[f"q{percent}_{at}"] = long.value.max(where=hit & (long[flag] == 1) if flag else hit)
    return picks


def _onward(make: Planner, valid: ir.Table) -> ir.Table:
    """Where they went on to directly: `a` and `b` are places."""
    whole = valid.filter(valid.whole == 1)
    if make.binding.measure.order == "direct":
        moves = whole.filter(whole.joined == 1)
    else:
        chain = whole.mutate(before=whole.step.lag().over(make.in_order))
        moves = chain.filter(chain.before.notnull(), chain.before != chain.step)
    counted = moves.group_by("before", "step").aggregate(**_counts(make, moves))
    return _rows(make, "next", counted, counted.before, counted.step)


def _volume(make: Planner, usable: ir.Table, stepped: ir.Table) -> ir.Table:
    """How many events of each step, then of each touchpoint, and how many entities, whether they entered or not."""
    extra = [touchpoint.events for touchpoint in make.binding.touchpoints]
    is_direct = make.binding.measure.order == "direct"
    own = [step.events for step in make.binding.steps]
    rows = _stepped(make, usable, [*own, *extra], (), is_direct=False) if extra or is_direct else stepped
    rows = rows.filter(make.period.holds(rows.t))
    each = rows.group_by([*make.entities, "step"]).aggregate(rows=rows.count())
    counted = each.group_by("step").aggregate(n0=each.count(), t0=each.rows.sum())
    return _rows(make, "volume", counted, counted.step)


def _answers(make: Planner, usable: ir.Table, at: int) -> ir.Table:
    """The answers to a survey by score, from which every formula follows: `a` is the survey, `b` the score."""
    binding = make.binding
    survey, bound = binding.surveys[at], binding.tables[-1]
    found = usable.filter(belongs(bound, usable, survey.events))
    found = found.select(
        score=whole_score(found[survey.score]),
        t=microseconds(found[bound.time.column], bound.time.unit, make.engine),
        **{flag: _is_in(cohort, found) for flag, cohort in zip(make.flags, binding.cohorts, strict=True)},
    )
    found = found.filter(make.period.holds(found.t))
    counted = found.group_by("score").aggregate(**_counts(make, found))
    return _rows(make, "survey", counted, ibis.literal(at), counted.score)


def _is_in(cohort: Cohort, table: ir.Table) -> ir.Value:
    """1 for the answers of a persona; a table of surveys need not have the columns that tell who it was."""
    if not can_fit(table, cohort.where):
        return ibis.literal(0)
    return ibis.ifelse(fits_all(table, cohort.where), 1, 0)


def whole_score(column: ir.Value) -> ir.Value:
    """A score as a whole number; null for none, and for one that is not whole."""
    if column.type().is_integer():
        return column.cast("int64")
    if column.type().is_string():
        return column.re_extract(WHOLE, 1).nullif("").cast("int64")
    bounded = (column >= -1_000) & (column <= 1_000)
    return ibis.cases((bounded & (column == column.floor()), column.cast("int64")), else_=None)


def _counts(make: Planner, rows: ir.Table) -> dict[str, ir.Value]:
    return {
        f"n{at}": rows.count() if flag is None else rows[flag].cast("int64").sum()
        for at, flag in enumerate(make.cohorts)
    }


def _rows(make: Planner, part: str, table: ir.Table, a: ir.Value, b: Any = None, c: Any = None) -> ir.Table:
    """A table as rows of the result."""
    nothing = ibis.null("int64")
    keys = {"a": a, "b": b, "c": c}
    return table.select(
        part=ibis.literal(part),
        **{name: nothing if value is None else value.cast(dt.int64) for name, value in keys.items()},
        **{name: table[name].cast(dt.int64) if name in table.columns else nothing for name in make.numbers},
    )
