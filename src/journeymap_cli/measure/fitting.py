"""Problems with the columns of a table, at their places in the map: missing ones, and those of a wrong type."""

from collections.abc import Collection, Iterator
from typing import Final

import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from journeymap_cli.measure.binding import Binding, BoundTable
from journeymap_cli.measure.values import holding, is_number, refusal
from journeymap_cli.model.measure import NUMERIC, TEXTUAL
from journeymap_cli.nearest import did_you_mean, nearest
from journeymap_cli.phrases import quoted, shorten
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import NOT_MEASURABLE

MOST_SHOWN: Final = 12


def unfit(binding: Binding, bound: BoundTable, table: ir.Table, allowed: Collection[str] | None) -> list[Problem]:
    """Return problems with columns that are missing or not allowed; if there are none, with their types.

    `allowed` are the only columns that may be read; None allows all.
    """
    return list(dict.fromkeys(_missing(binding, bound, table, allowed))) or [
        *_wrong_time(bound, table),
        *_wrong_event(bound, table),
        *_wrong_filters(binding, bound, table),
        *_wrong_scores(binding, bound, table),
    ]


def _missing(
    binding: Binding, bound: BoundTable, table: ir.Table, allowed: Collection[str] | None
) -> Iterator[Problem]:
    for name, path, is_key in binding.columns(bound):
        if allowed is not None and name not in allowed:
            message = f"the column {quoted(name)} may not be read"
            yield Problem(NOT_MEASURABLE, message, path, hint="--columns lists those that may", key=is_key)
        elif name not in table.columns:
            known = nearest(name, table.columns)
            hint = did_you_mean(name, known) if known else _listed(table)
            yield Problem(NOT_MEASURABLE, f"{bound.words} have no column {quoted(name)}", path, hint=hint, key=is_key)


def _listed(table: ir.Table) -> str:
    """A hint with the columns of a table, at most `MOST_SHOWN`."""
    rest = len(table.columns) - MOST_SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return f"they have {', '.join(map(shorten, table.columns[:MOST_SHOWN]))}{more}"


def _wrong_time(bound: BoundTable, table: ir.Table) -> Iterator[Problem]:
    time, path = bound.time, (*bound.paths["time"], "column")
    kind = table[time.column].type()
    if kind.is_integer() and time.unit is None:
        hint = f"write its unit: {{column: {time.column}, unit: us}}"
        yield Problem(
            NOT_MEASURABLE, f"the column {quoted(time.column)} holds whole numbers, not times", path, hint=hint
        )
    elif not (kind.is_integer() or kind.is_timestamp() or kind.is_date() or kind.is_string()):
        message = f"the column {quoted(time.column)} holds {holding(kind)}, not times"
        yield Problem(NOT_MEASURABLE, message, path, hint="write the column as ISO 8601: 2026-01-05T05:00:00Z")
    elif time.unit and not kind.is_integer():
        message = f"the column {quoted(time.column)} holds times, not numbers"
        yield Problem(NOT_MEASURABLE, message, (*bound.paths["time"], "unit"), hint="remove 'unit'")


def _wrong_filters(binding: Binding, bound: BoundTable, table: ir.Table) -> Iterator[Problem]:
    for where, path in binding.wheres(bound):
        for wanted in where.filters:
            kind = table[wanted.column].type()
            text = refusal(kind, wanted)
            if text is not None:
                words = f"the column {quoted(wanted.column)} holds {holding(kind)}"
                message = f"{words}, which cannot be compared with {quoted(text)}"
                place = _place(path, wanted.column, wanted.operator, wanted.values, text)
                yield Problem(NOT_MEASURABLE, message, place, hint=_fitting(kind, wanted.operator))


def _fitting(kind: dt.DataType, operator: str) -> str:
    """A hint: what could be written instead."""
    if operator in NUMERIC and not is_number(kind):
        return f"'{operator}' goes with columns of numbers"
    if operator in TEXTUAL and not kind.is_string():
        return f"'{operator}' goes with columns of text"
    if kind.is_boolean():
        return "write true or false"
    return "write a number" if is_number(kind) else "make it a column of text, a number, or true and false"


def _wrong_event(bound: BoundTable, table: ir.Table) -> Iterator[Problem]:
    kind = table[bound.event].type()
    if not kind.is_string():
        message = f"the column {quoted(bound.event)} holds {holding(kind)}, not names"
        yield Problem(NOT_MEASURABLE, message, bound.paths["event"], hint="name the column with the names of events")


def _place(path: Path, column: str, operator: str, values: tuple[str | None, ...], text: str) -> Path:
    """The path of one value of a filter."""
    at = (*path, column) if operator == "is" else (*path, column, operator)
    return at if len(values) == 1 else (*at, values.index(text))


def _wrong_scores(binding: Binding, bound: BoundTable, table: ir.Table) -> Iterator[Problem]:
    for survey in binding.surveys_in(bound):
        kind = table[survey.score].type()
        if not (is_number(kind) or kind.is_string()):
            message = f"the column {quoted(survey.score)} holds {holding(kind)}, not whole numbers"
            yield Problem(NOT_MEASURABLE, message, (*survey.path, "score"), hint="name the column with the scores")
