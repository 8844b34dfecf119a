"""The problems of maps that the schema rejects."""

import pytest

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.model.base import Model
from journeymap_cli.problem import Problem
from support.journeys import document
from support.smallest_maps import map_with


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidJourneyError) as caught:
        document(text)
    return caught.value.problems


def problem(part: type[Model], line: str) -> Problem:
    """The only problem of a line in a part."""
    (found,) = problems(map_with(part, line))
    return found
