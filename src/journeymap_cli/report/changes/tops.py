"""Marks of what changed outside the stages, and where the page shows them."""

from collections import defaultdict
from typing import Final

from markupsafe import Markup

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey
from journeymap_cli.report.changes.marks import tag, was

SHOWN: Final = {
    "title": "title",
    "state": "state",
    "status": "state",
    "tags": "state",
    "scenario": "scenario",
    "description": "description",
    "owner": "owner",
    "contributors": "contributors",
    "last_reviewed": "last_reviewed",
    "scope": "scope",
    "expectations": "expectations",
}
"""The places of the fields that the page shows; it leaves out those that the map lacks."""

MAP: Final = "map"
"""The place of everything else."""


def marks(comparison: Comparison, new: Journey) -> dict[str, Markup]:
    """The marks at each place, by its anchor."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        if change.path.stage is None:
            found[place(change, new)].append(change)
    return {at: Markup().join(_marks(at, changes)) for at, changes in found.items()}


def _marks(at: str, changes: list[Change]) -> list[Markup]:
    if at == _anchor(MAP):
        return [was(changes)]
    added = [tag(change.impact, "added") for change in changes if change.kind == "added"]
    return [*added, was([change for change in changes if change.kind != "added"])]


def place(change: Change, new: Journey) -> str:
    """The anchor of the place of a change."""
    path = change.path
    name = path.section or path.field or ""
    if name in SHOWN and getattr(new, name):
        return _anchor(SHOWN[name])
    shown = {
        "personas": [persona.id for persona in participants(new)],
        "sources": [source.id for source in new.sources if not source.imported],
    }
    is_there = change.kind != "removed" and path.entry in shown.get(name, ())
    return _anchor(f"{name}.{path.entry}") if is_there else _anchor(MAP)


def _anchor(name: str) -> str:
    return f"_at.{name}"
