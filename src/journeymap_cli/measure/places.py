"""The addresses of the tables of a map, which the user gives by the name of the data."""

from collections.abc import Mapping

from journeymap_cli.errors import UsageError
from journeymap_cli.measure.binding import Binding
from journeymap_cli.measure.engines import place_of
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import NOT_MEASURABLE


def missing_data(binding: Binding, given: Mapping[str, str]) -> list[Problem]:
    """Return problems with tables, other than that of the events, without an address."""
    path = ("measure", "surveys", "data")
    return [
        Problem(NOT_MEASURABLE, f"there are no data {quoted(data)}", path, hint=f"write --data {data}=FILE")
        for data in (table.data for table in binding.tables[1:])
        if data not in given
    ]


def places(binding: Binding, given: Mapping[str, str], usual: str | None) -> list[str]:
    """Return the address of each table; `usual` is that of the events in the settings. Raises UsageError."""
    events = place_of(given[""]) if "" in given else usual
    if not events:
        raise UsageError("write --data: a file or pattern of events, or the address of a database")
    return [events, *(place_of(given[table.data]) for table in binding.tables[1:])]
