"""Selects the rows within windows that count, for each `order`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import ibis
import ibis.expr.types as ir

from journeymap_cli.measure.binding import Binding, BoundStep
from journeymap_cli.measure.rows import Planner
from journeymap_cli.measure.values import any_of


def _loose(make: Planner, seen: ir.Table) -> ir.Table:
    """All rows."""
    return seen


def _ways(make: Planner, seen: ir.Table) -> ir.Table:
    """The rows since their step was reached along the ways of the map, which are followed level by level."""
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
    return reached.filter(reached.t >= own).select(*seen.columns)


def _first(make: Planner, seen: ir.Table, step: BoundStep) -> ir.Value:
    return _earliest(make, seen, seen.step == step.place)


def _earliest(make: Planner, rows: ir.Table, wanted: ir.Value) -> ir.Value:
    """The earliest time among the wanted rows of an entity. As Trino has no filters in windows, others become null."""
    return ibis.ifelse(wanted, rows.t, ibis.null("int64")).min().over(make.per_entity)


def _arrival(make: Planner, reached: ir.Table, after: int, before: Iterable[int]) -> ir.Value:
    """The earliest time of a step that is late enough after one of the steps that lead to it."""
    came = any_of(
        [
            (reached.t >= reached[f"f{place}"] + int(make.binding.is_strict(place, after))).fill_null(False)
            for place in before
        ]
    )
    return _earliest(make, reached, (reached.step == after) & came)


def _levels(binding: Binding) -> list[list[tuple[int, int]]]:
    """The ways in levels, so that each arrival depends only on levels before it.

    A way back to a step that everyone must have passed adds nothing. A loop that can be entered at several steps is
    repeated as often as it has steps.
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
    """For each step, the steps that everyone must have passed to reach it, itself included."""
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
    """Blocks of rows of one step that are connected to a start without a gap.

    `joined` is 1 if the way from the block before was used; that block has the step `before` and the time `t_before`.
    """
    ways = make.binding.ways
    previous = seen.mutate(before=seen.step.lag().over(make.in_order))
    blocks = previous.filter(previous.before.isnull() | (previous.before != previous.step))
    used = [(blocks.before == one) & (blocks.step == to) for one, to in ways]
    way = any_of(used).fill_null(False)
    blocks = blocks.mutate(
        t_before=blocks.t.lag().over(make.in_order),
        cut=ibis.ifelse(way, 0, 1),
        start=ibis.ifelse(blocks.step.isin(make.binding.starts), 1, 0),
    )
    order = {"order_by": ["t", "step"], "preceding": None, "following": 0}
    runs = blocks.mutate(run=blocks.cut.sum().over(ibis.window(group_by=make.keys, **order)))
    runs = runs.mutate(opened=runs.start.sum().over(ibis.window(group_by=[*make.keys, "run"], **order)))
    valid = runs.filter(runs.opened > 0)
    joined = ibis.ifelse((valid.cut == 0) & (valid.opened > valid.start), 1, 0)
    return valid.select(*seen.columns, "before", "t_before", joined=joined)


ORDERS: Final[Mapping[str, Callable[[Planner, ir.Table], ir.Table]]] = {
    "loose": _loose,
    "ways": _ways,
    "direct": _direct,
}
"""Functions from the rows within windows to those that count."""
