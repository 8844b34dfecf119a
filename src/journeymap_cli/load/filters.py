"""Checks every `where` of a map, whose columns have names of the user's own: a model has no place for them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.measure import NUMERIC, OPERATORS, TEXTUAL, Where
from journeymap_cli.model.scalars import MOST_DIGITS, parse_number
from journeymap_cli.nearest import suggestion
from journeymap_cli.phrases import kind_of, quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import BAD_VALUE, UNKNOWN_KEY, WRONG_TYPE
from journeymap_cli.yamlsource.scalars import PlainNull

EXAMPLE = "write columns and what they hold: {role: admin}"
KNOWN = f"write {', '.join(OPERATORS[:-1])} or {OPERATORS[-1]}"


def check_filters(data: Any, part: type[Model] = Journey, path: Path = ()) -> Iterator[Problem]:
    """Every problem of every `where` below a part, given as plain data."""
    if not isinstance(data, dict):
        return
    for key, shape in shapes(part).items():
        value = data.get(key)
        if part.model_fields[key].annotation is Where:
            yield from _check_where(value, (*path, key)) if key in data else ()
        elif shape.part and _has_filters(shape.part):
            one = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, entry in one:
                at = (*path, key) if number is None else (*path, key, number)
                yield from check_filters(entry, shape.part, at)


@cache
def _has_filters(part: type[Model]) -> bool:
    """Whether a part has a `where`, or another part that has one."""
    return any(
        part.model_fields[key].annotation is Where or (shape.part and _has_filters(shape.part))
        for key, shape in shapes(part).items()
    )


def _check_where(where: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(where, dict):
        yield Problem(WRONG_TYPE, f"expected a mapping, found {kind_of(where)}", path, hint=EXAMPLE)
        return
    for column, wanted in where.items():
        if isinstance(wanted, dict):
            yield from _check_condition(wanted, (*path, column))
        else:
            yield from _check_values(wanted, (*path, column))


def _check_condition(wanted: dict[str, Any], path: Path) -> Iterator[Problem]:
    if not wanted:
        yield Problem(BAD_VALUE, "the condition is empty", path, hint=KNOWN)
    for key, value in wanted.items():
        at = (*path, key)
        if key not in OPERATORS:
            yield Problem(
                UNKNOWN_KEY, f"unknown key {quoted(key)}", at, hint=suggestion(key, OPERATORS, KNOWN), key=True
            )
        elif key == "not":
            yield from _check_values(value, at)
        elif isinstance(value, list | dict):
            yield Problem(WRONG_TYPE, f"expected text, found {kind_of(value)}", at, hint="write a single value")
        elif value is None or isinstance(value, PlainNull) or (key in TEXTUAL and not value):
            yield Problem(BAD_VALUE, f"'{key}' has no value", at, hint="write one, or remove the key")
        elif key in NUMERIC and (len(value) > MOST_DIGITS or parse_number(value) is None):
            yield Problem(
                WRONG_TYPE, f"{quoted(value)} is not a number", at, hint="write digits with a decimal point: -1.5"
            )


def _check_values(values: Any, path: Path) -> Iterator[Problem]:
    if values == []:
        yield Problem(BAD_VALUE, "the list is empty", path, hint="write at least one entry")
    for number, value in enumerate(values) if isinstance(values, list) else ():
        if isinstance(value, list | dict):
            message = f"expected text, found {kind_of(value)}"
            yield Problem(WRONG_TYPE, message, (*path, number), hint="write a single value")
