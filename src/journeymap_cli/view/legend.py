"""The signs in a table that a legend explains."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from journeymap_cli.facts.evidence import SUPPORTED
from journeymap_cli.model.entries import PainSeverity
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view.cells import EntryView, Feeling, PainDetail
from journeymap_cli.view.column_headers import NodeView
from journeymap_cli.view.swimlanes import Swimlanes

Sign: TypeAlias = Evidence | PainSeverity | Literal["star", "pale"]
"""The evidence of entries, the severities of pain points, moments of truth, and paler scores."""


def signs(table: Swimlanes) -> frozenset[Sign]:
    """The signs that a table uses."""
    found: set[Sign] = {sign for entry in table.entries() for sign in _of_entry(entry)}
    if any(node.moment_of_truth for node in _nodes(table)):
        found.add("star")
    return frozenset(found)


def present(signs_: frozenset[Sign], wanted: tuple[Sign, ...]) -> str:
    """Those of some signs that are used, as `observed or reported`; empty if none is."""
    return " or ".join(sign for sign in wanted if sign in signs_)


def _of_entry(entry: EntryView) -> Iterator[Sign]:
    if entry.evidence:
        yield entry.evidence
    if isinstance(entry.detail, PainDetail):
        yield entry.detail.severity
    if isinstance(entry.detail, Feeling) and entry.detail.score and entry.evidence not in SUPPORTED:
        yield "pale"


def _nodes(table: Swimlanes) -> Iterator[NodeView]:
    yield from (stage.node for stage in table.stages)
    yield from (column.node for column in table.columns)
