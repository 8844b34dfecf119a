"""Changes as operations: applied to the old version, they give the new one."""

import json
from collections.abc import Sequence
from typing import Any

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.edits.between import edits_between
from journeymap_cli.edits.operations import Edit
from journeymap_cli.errors import EditError


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """The operations of one map, one per line; with `several`, those of each map, with its versions.

    Raises EditError for a map that only one version has.
    """
    if several:
        maps = [{"old": each.old_name, "new": each.new_name, "edits": _plain(_edits(each))} for each in comparisons]
        return _lines(maps, '{"maps": ', "}")
    return "".join(_lines(_plain(_edits(each))) for each in comparisons)


def _edits(comparison: Comparison) -> Sequence[Edit]:
    if comparison.old is None or comparison.new is None:
        name = comparison.new_name if comparison.old is None else comparison.old_name
        raise EditError(f"'{name}' is in one version only: operations need both")
    return edits_between(comparison.old, comparison.new, comparison.old_name)


def _plain(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    return [edit.as_json() for edit in edits]


def _lines(values: Sequence[Any], start: str = "", end: str = "") -> str:
    rows = ",\n".join(f"  {json.dumps(value, ensure_ascii=False)}" for value in values)
    return f"{start}[\n{rows}\n]{end}\n" if rows else f"{start}[]{end}\n"
