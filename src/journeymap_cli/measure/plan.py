"""The figures of a map as one read-only query, made of parts.

A row of the result has `part`, `a`, `b` and whole numbers for each cohort, so that every engine agrees to the last
digit; `figures` makes ratios of them. Values of a map become literals, names become identifiers of the schema.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from journeymap_cli.measure.binding import Binding, Cohort
from journeymap_cli.measure.orders import ORDERS
from journeymap_cli.measure.rows import (
    PERCENTILES,
    Period,
    Planner,
    belongs,
    data_end,
    existing,
    is_inside,
    people_of,
    stepped,
    union,
    with_people,
)
from journeymap_cli.measure.times import microseconds
from journeymap_cli.measure.values import can_fit, fits_all

WHOLE: Final = r"^\s*(\d{1,4})(?:\.0*)?\s*$"
"""A whole number in a score that is text."""


def plan(binding: Binding, table: ir.Table, engine: str, period: Period) -> ir.Table:
    """Return the query for a table of events; `engine` is the ibis name of the dialect."""
    make = Planner.of(binding, engine, period)
    usable = existing(binding.tables[0], table, engine, period.latest)
    rows = _rows_of(make, usable)
    people = people_of(make, rows, data_end(make, usable))
    known = with_people(make, rows, people)
    own = known.filter(is_inside(make, known)).select(*make.keys, *make.flags, "t", "step")
    valid = ORDERS[binding.measure.order](make, own)
    steps, volumes = _steps(make, usable, known, valid)
    parts = [_entered(make, people), _reached(make, steps), *_groups(make, steps), _onward(make, valid)]
    parts += [_went(make, valid, steps)] if binding.pairs else []
    parts.append(_volume(make, volumes))
    if len(binding.tables) == 1:
        parts += [_answers(make, usable, at) for at in range(len(binding.surveys))]
    return union(parts)


def plan_surveys(binding: Binding, table: ir.Table, engine: str, period: Period) -> ir.Table:
    """Return the query for a table with the answers to surveys."""
    make, usable = Planner.of(binding, engine, period), existing(binding.tables[-1], table, engine, period.latest)
    return union([_answers(make, usable, at) for at in range(len(binding.surveys))])


def ages(binding: Binding, table: ir.Table, engine: str, period: Period, unit: int) -> ir.Table:
    """Return a query of how many people entered how long before the end of the data.

    Its rows are the age, in whole units of `unit` microseconds, and the number of people.
    """
    make = Planner.of(binding, engine, period)
    usable = existing(binding.tables[0], table, engine, period.latest)
    end = data_end(make, usable)
    people = people_of(make, _rows_of(make, usable), end)
    people = people.filter(people.t0 <= end)
    each = people.select(age=((end - people.t0) / unit).floor().cast("int64"))
    return each.group_by("age").aggregate(people=each.count())


def _rows_of(make: Planner, usable: ir.Table) -> ir.Table:
    """The rows of steps, then of touchpoints; in `direct` order, those of touchpoints are counted separately."""
    own = [step.events for step in make.binding.steps]
    extra = [touchpoint.events for touchpoint in make.binding.touchpoints]
    return stepped(make, usable, own if make.is_direct else [*own, *extra], make.flags, is_direct=make.is_direct)


def _steps(make: Planner, usable: ir.Table, known: ir.Table, valid: ir.Table) -> tuple[ir.Table, ir.Table]:
    """The steps that each entity reached, with the first time and the number of events; and all events in the period.

    In `loose` order, where every row of a window counts, one pass finds both.
    """
    if make.binding.measure.order == "loose":
        is_valid = is_inside(make, known)
        each = known.group_by([*make.keys, "step"]).aggregate(
            first=known.t.min(where=is_valid),
            times=known.count(where=is_valid),
            events=known.count(where=make.period.holds(known.t)),
            **_most(make, known),
        )
        return each.filter(each["first"].notnull()), each.filter(each.events > 0)
    each = valid.group_by([*make.keys, "step"])
    steps = each.aggregate(first=valid.t.min(), times=valid.count(), **_most(make, valid))
    return steps, _volumes(make, usable, known)


def _volumes(make: Planner, usable: ir.Table, known: ir.Table) -> ir.Table:
    """The events of each entity and step in the period; even in `direct` order, they count for all of their steps."""
    rows, keys = known, make.keys
    if make.is_direct:
        events = [each.events for each in make.binding.steps] + [each.events for each in make.binding.touchpoints]
        rows, keys = stepped(make, usable, events, (), is_direct=False), make.entities
    rows = rows.filter(make.period.holds(rows.t))
    return rows.group_by([*keys, "step"]).aggregate(events=rows.count())


def _entered(make: Planner, people: ir.Table) -> ir.Table:
    """How many entered: `a` is 1 for those whose window was over, 0 for those whose window was not."""
    entered = people.filter(people.t0.notnull())
    counted = entered.group_by("whole").aggregate(**_counts(make, entered))
    return _rows(make, "entered", counted, counted.whole)


def _reached(make: Planner, steps: ir.Table) -> ir.Table:
    """How many reached each step, and how many events count there."""
    own = (steps.times if flag is None else ibis.ifelse(steps[flag] == 1, steps.times, 0) for flag in make.cohorts)
    times = {f"t{at}": amount.sum() for at, amount in enumerate(own)}
    counted = steps.group_by("step").aggregate(**_counts(make, steps), **times)
    return _rows(make, "reached", counted, counted.step)


def _groups(make: Planner, steps: ir.Table) -> Iterator[ir.Table]:
    """How many reached any step of a group; `a` is the group."""
    for at, group in enumerate(make.binding.groups):
        own = steps.filter(steps.step.isin(group))
        each = own.group_by(make.keys).aggregate(times=own.count(), **_most(make, own))
        yield _rows(make, "group", each.aggregate(**_counts(make, each)), ibis.literal(at))


def _most(make: Planner, rows: ir.Table) -> dict[str, ir.Value]:
    """The personas of an entity; as they are the same in each of its rows, the maximum is any of them."""
    return {flag: rows[flag].max() for flag in make.flags}


def _onward(make: Planner, valid: ir.Table) -> ir.Table:
    """How many went on directly from place `a` to `b`; without `b`, they left."""
    chain = valid.mutate(after=valid.step.lead().over(make.in_order))
    if make.is_direct:
        chain = chain.mutate(used=valid.joined.lead().over(make.in_order))
    goes = chain.used == 1 if make.is_direct else chain.after != chain.step
    chain = chain.filter(chain.after.isnull() | goes)
    counted = chain.group_by("step", "after").aggregate(**_counts(make, chain))
    return _rows(make, "next", counted, counted.step, counted.after)


def _went(make: Planner, valid: ir.Table, steps: ir.Table) -> ir.Table:
    """How many went from one step to another, and percentiles of how long that took; `a` is the pair."""
    gaps = _direct_gaps(make, valid) if make.is_direct else _gaps(make, valid, steps)
    ranked = _ranked(make, gaps)
    counted = ranked.group_by("pair").aggregate(**_counts(make, ranked), **_percentiles(make, ranked))
    return _rows(make, "went", counted, counted["pair"])


def _with_pairs(make: Planner, valid: ir.Table) -> ir.Table:
    """Each row once for each pair that ends at its step, with the latest time that the step before may have."""
    pairs = make.binding.pairs
    ending: dict[int, list[int]] = {}
    for at, (_, after) in enumerate(pairs):
        ending.setdefault(after, []).append(at)
    found = []
    for nth in range(max(map(len, ending.values()))):
        own = [each[nth] for each in ending.values() if len(each) > nth]
        rows = valid.mutate(pair=_case(valid.step, {pairs[at][1]: at for at in own}))
        rows = rows.filter(rows["pair"].notnull())
        strict = [at for at in own if make.binding.is_strict(*pairs[at])]
        found.append(
            rows.mutate(
                before=_case(rows["pair"], {at: pairs[at][0] for at in own}),
                latest=rows.t - ibis.ifelse(rows["pair"].isin(strict), 1, 0) if strict else rows.t,
            )
        )
    return union(found)


def _case(value: ir.Value, results: Mapping[int, int]) -> ir.Value:
    return ibis.cases(*((value == one, ibis.literal(other, "int16")) for one, other in results.items()), else_=None)


def _gaps(make: Planner, valid: ir.Table, steps: ir.Table) -> ir.Table:
    """For each entity and pair the time from the first event of one to the next event of the other."""
    firsts = steps.select(*make.keys, "first", before=steps.step)
    both = _with_pairs(make, valid).join(firsts, [*make.keys, "before"])
    both = both.filter(both.latest >= both["first"])
    return both.group_by([*make.keys, "pair"]).aggregate(value=(both.t - both["first"]).min(), **_most(make, both))


def _direct_gaps(make: Planner, valid: ir.Table) -> ir.Table:
    """The same between the first two blocks that were joined, which have the earliest start and the earliest end."""
    used = valid.filter(valid.joined == 1)
    cases = (
        ((used.before == before) & (used.step == after), ibis.literal(at, "int16"))
        for at, (before, after) in enumerate(make.binding.pairs)
    )
    used = used.mutate(pair=ibis.cases(*cases, else_=None))
    used = used.filter(used["pair"].notnull())
    return used.group_by([*make.keys, "pair"]).aggregate(value=used.t.min() - used.t_before.min(), **_most(make, used))


def _ranked(make: Planner, gaps: ir.Table) -> ir.Table:
    """Each gap with its rank among those of its pair, from 1, and their number, for each cohort."""
    upto = ibis.window(group_by="pair", order_by="value", preceding=None, following=0)
    ranks: dict[str, ir.Value] = {}
    for at, flag in enumerate(make.cohorts):
        amount = gaps[flag].sum() if flag else gaps.count()
        ranks[f"r{at}"] = amount.over(upto)
        ranks[f"m{at}"] = amount.over(ibis.window(group_by="pair"))
    return gaps.mutate(**ranks)


def _percentiles(make: Planner, ranked: ir.Table) -> dict[str, ir.Value]:
    """The percentiles of each cohort: the gap at the place ceil(n x percent / 100)."""
    picks: dict[str, ir.Value] = {}
    for at, flag in enumerate(make.cohorts):
        for percent in PERCENTILES:
            hit = ranked[f"r{at}"] * 100 >= ranked[f"m{at}"] * percent
            hit = hit & (ranked[flag] == 1) if flag else hit
            picks[f"q{percent}_{at}"] = ranked.value.min(where=hit)
    return picks


def _volume(make: Planner, volumes: ir.Table) -> ir.Table:
    """How many entities, whether they entered or not, and events each step has, then each touchpoint."""
    counted = volumes.group_by("step").aggregate(n0=volumes.count(), t0=volumes.events.sum())
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
    """1 for the answers of a persona, else 0; so are all if a table of surveys lacks the columns of the filters."""
    if not can_fit(table, cohort.where):
        return ibis.literal(0)
    return ibis.ifelse(fits_all(table, cohort.where), 1, 0)


def whole_score(column: ir.Value) -> ir.Value:
    """Return a score as a whole number; null if it is missing or not whole."""
    if column.type().is_integer():
        return column.cast("int64")
    if column.type().is_string():
        return column.re_extract(WHOLE, 1).nullif("").cast("int64")
    bounded = (column >= -1_000) & (column <= 1_000)
    return ibis.cases((bounded & (column == column.floor()), column.cast("int64")), else_=None)


def _counts(make: Planner, rows: ir.Table) -> dict[str, ir.Value]:
    """How many rows each cohort has."""
    return {f"n{at}": rows.count() if flag is None else rows[flag].sum() for at, flag in enumerate(make.cohorts)}


def _rows(make: Planner, part: str, table: ir.Table, a: ir.Value, b: Any = None) -> ir.Table:
    """A table as rows of the result."""
    nothing = ibis.null("int64")
    keys = {"a": a, "b": nothing if b is None else b}
    return table.select(
        part=ibis.literal(part),
        **{name: value.cast(dt.int64) for name, value in keys.items()},
        **{name: table[name].cast(dt.int64) if name in table.columns else nothing for name in make.numbers},
    )
