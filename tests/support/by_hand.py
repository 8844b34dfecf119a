"""Expected figures for logs that are small enough to count by hand."""

from collections.abc import Mapping
from typing import Any

from support.logs import HOUR

HEAD = "title: T\nmeasure: {{entity: u, time: {{column: t, unit: us}}, event: e, window: 10h{}}}\n"
THREE = "stages: [{name: A, events: a}, {name: B, events: b}, {name: C, events: c}]"

Expected = Mapping[str, Any]


def figures(expected: Expected) -> list[tuple[str, str, str, str, int]]:
    """The figures of everyone; times are in hours."""
    found = []
    for figure, values in expected.items():
        for key, value in values.items() if isinstance(values, dict) else [("", values)]:
            step, _, to = key.partition(">")
            found.append(("all", figure, step, to, round(value * HOUR) if figure in ("p50", "p90") else value))
    return sorted(found)
