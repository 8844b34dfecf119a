"""What the schema refuses."""

import pytest

from journeymap_cli.errors import InvalidJourney
from journeymap_cli.model.base import Part
from journeymap_cli.problem import Problem
from journeys import document
from places import place


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidJourney) as caught:
        document(text)
    return caught.value.problems


def problem(part: type[Part], line: str) -> Problem:
    """The only problem of a line in a part."""
    (found,) = problems(place(part, line))
    return found
