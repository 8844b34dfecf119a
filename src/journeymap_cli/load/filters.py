"""Checking every `where` of a map. No model can do this, because the names of columns are the user's own."""

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
    """The problems of every `where` in the plain data of a part."""
    if not isinstance(data, dict):
        return
    for key, inner in _holding(part):
        if key not in data:
            continue
        value, at = data[key], (*path, key)
        if inner is None:
            yield from _check_where(value, at)
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                yield from check_filters(entry, inner, (*at, number))
        else:
            yield from check_filters(value, inner, at)


@cache
def _holding(part: type[Model]) -> tuple[tuple[str, type[Model] | None], ...]:
    """The keys of a part that contain a `where`, with the part of their values; None for a `where` itself."""
    own = ((key, None) for key, field in part.model_fields.items() if field.annotation is Where)
    inner = ((key, shape.part) for key, shape in shapes(part).items() if shape.part and _holding(shape.part))
    return (*own, *inner)


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
