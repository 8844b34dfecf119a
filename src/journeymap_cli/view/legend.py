"""The signs in a table that a legend explains."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view.cells import PainDetail
from journeymap_cli.view.column_headers import NodeView
from journeymap_cli.view.swimlanes import Swimlanes

Sign: TypeAlias = Literal["supported", "assumed", "proposed", "star", "pains"]

SIGNS: Final[dict[Evidence, Sign]] = {
    "observed": "supported",
    "reported": "supported",
    "assumed": "assumed",
    "proposed": "proposed",
}


def signs(table: Swimlanes) -> frozenset[Sign]:
    """The signs that a table uses."""
    found: set[Sign] = set()
    for entry in table.entries():
        if entry.evidence:
            found.add(SIGNS[entry.evidence])
        if isinstance(entry.detail, PainDetail):
            found.add("pains")
    if any(node.moment_of_truth for node in _nodes(table)):
        found.add("star")
    return frozenset(found)


def _nodes(table: Swimlanes) -> Iterator[NodeView]:
    yield from (stage.node for stage in table.stages)
    yield from (column.node for column in table.columns)
