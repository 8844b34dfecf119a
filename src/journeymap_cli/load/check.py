"""Widened data against the models: every problem of the schema and of the ranges at once."""

from itertools import islice
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from journeymap_cli.load.ranges import check_ranges
from journeymap_cli.load.wording import Bare, problems
from journeymap_cli.model.base import Part
from journeymap_cli.problem import Problem

MOST: Final = 1_000
"""A file may have a million problems; the rest show once these are mended."""

P = TypeVar("P", bound=Part)


def check(data: Any, part: type[P], is_bare: Bare = lambda _: False) -> tuple[P | None, list[Problem]]:
    """The part that the data makes, or None and what is wrong with the data."""
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "a text"
        return None, [
            Problem("wrong-type", f"the file is {what}, where keys and values belong", hint="begin with 'title: ...'")
        ]
    found = list(islice(check_ranges(data), MOST))
    try:
        return part.model_validate(data), found
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [*islice(problems(details, part, is_bare), MOST), *found]
