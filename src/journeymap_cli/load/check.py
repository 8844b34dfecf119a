"""Widened data against the models: every problem of the schema and of the ranges at once."""

from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap_cli.load.ranges import check_ranges
from journeymap_cli.load.wording import problems
from journeymap_cli.model.base import Part
from journeymap_cli.problem import Problem

P = TypeVar("P", bound=Part)


def check(data: Any, part: type[P]) -> tuple[P | None, list[Problem]]:
    """The part that the data makes, or None and what is wrong with the data."""
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "a text"
        return None, [Problem("wrong-type", f"the file is {what}, not a mapping", hint="begin with 'title: ...'")]
    found = list(check_ranges(data))
    try:
        return part.model_validate(data), found
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [*problems(details, part), *found]
