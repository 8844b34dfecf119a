"""Filters as conditions on columns: what a text of the map means depends on the type of the column."""

from collections.abc import Callable, Mapping, Sequence
from operator import and_, or_
from typing import Any, Final

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from journeymap_cli.model.measure import NUMERIC, TEXTUAL, Filter, Where
from journeymap_cli.model.scalars import parse_number

BOOLEAN_WORDS: Final = {"true": True, "false": False}


def fits_all(table: ir.Table, where: Where) -> ir.BooleanValue:
    """Return the condition that a row fits every filter."""
    return all_of([_fits(table[each.column], each) for each in where.filters])


def all_of(conditions: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    """Return the conjunction of conditions; nested in halves, so that no parser runs out of depth."""
    return _joined(and_, conditions) if conditions else ibis.literal(True)


def any_of(conditions: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    """Return the disjunction of conditions, nested in the same way."""
    return _joined(or_, conditions) if conditions else ibis.literal(False)


def _joined(join: Callable[[Any, Any], Any], conditions: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    half = len(conditions) // 2
    joined: ir.BooleanValue = (
        join(_joined(join, conditions[:half]), _joined(join, conditions[half:])) if half else conditions[0]
    )
    return joined


def can_fit(table: ir.Table, where: Where) -> bool:
    """Whether a table has the columns of all filters, with types that can be compared with their values."""
    return all(
        each.column in table.columns and refusal(table[each.column].type(), each) is None for each in where.filters
    )


def _fits(column: ir.Value, wanted: Filter) -> ir.BooleanValue:
    """The condition that a column fits a filter; null fits a filter for null, or with `not` one for other values."""
    if wanted.operator in LIMITS:
        [text] = wanted.values
        return LIMITS[wanted.operator](column, parsed_as(column.type(), text)).fill_null(False)
    fits = any_of([column == _literal(column, text) for text in wanted.values if text is not None]).fill_null(False)
    if None in wanted.values:
        fits = fits | column.isnull()
    return ~fits if wanted.operator == "not" else fits


LIMITS: Final[Mapping[str, Callable[[ir.Value, Any], ir.BooleanValue]]] = {
    "min": lambda column, limit: column >= limit,
    "max": lambda column, limit: column <= limit,
    "contains": lambda column, part: column.contains(part),
    "starts": lambda column, part: column.startswith(part),
    "ends": lambda column, part: column.endswith(part),
}


def _literal(column: ir.Value, text: str) -> ir.Value:
    value = parsed_as(column.type(), text)
    return ibis.literal(value) if not isinstance(value, str) else ibis.literal(value, type=dt.string)


def parsed_as(kind: dt.DataType, text: str | None) -> Any:
    """Return a text of the map as a value of a column's type. Raises ValueError if that is impossible."""
    if kind.is_string():
        return text
    if kind.is_boolean() and text in BOOLEAN_WORDS:
        return BOOLEAN_WORDS[text]
    number = parse_number(text) if is_number(kind) and text is not None else None
    if number is None:
        raise ValueError(text)
    return int(number) if number == number.to_integral_value() else float(number)


def is_number(kind: dt.DataType) -> bool:
    """Whether a type is one of numbers; to ibis, booleans are numbers, too."""
    return kind.is_numeric() and not kind.is_boolean()


def refusal(kind: dt.DataType, wanted: Filter) -> str | None:
    """Return the first text of a filter that a column of some type cannot be compared with; None if there is none."""
    needs = {**dict.fromkeys(NUMERIC, is_number(kind)), **dict.fromkeys(TEXTUAL, kind.is_string())}
    for text in wanted.values:
        try:
            if text is not None and needs.get(wanted.operator, True):
                parsed_as(kind, text)
            elif text is not None:
                return text
        except ValueError:
            return text
    return None


def holding(kind: dt.DataType) -> str:
    """Return what a column of some type holds, in words for a message."""
    if kind.is_boolean():
        return "true and false"
    if is_number(kind):
        return "numbers"
    return "text" if kind.is_string() else "times" if kind.is_temporal() else str(kind)
