"""Which of the changes of one weight matter most to those who have ten seconds."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli.model.entries import PainPoint
from journeymap_cli.report.changes.lines import ChangeLine

USUAL: Final = 1.0
SEVERITIES: Final[Mapping[str, float]] = {"minor": 0.5, "moderate": 1, "severe": 2}
"""Beside the steps of a score."""


def importance(line: ChangeLine) -> float:
    """How much a line matters, 0 or more: how far a score moves, how severe a pain is; evidence alone matters least."""
    change = line.change
    if change is None:
        return 0.0
    field = change.path.field
    if field == "evidence":
        return 0.0
    if (change.of, field) == ("emotion", "score") and None not in (change.before, change.after):
        return USUAL + abs(float(change.after - change.before))
    if field == "severity":
        return USUAL + max(SEVERITIES[change.before], SEVERITIES[change.after])
    return USUAL + (SEVERITIES[line.entry.severity] if isinstance(line.entry, PainPoint) else 0)
