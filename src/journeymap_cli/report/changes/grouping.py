"""How changes of a stage or step are grouped and ordered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.model.lanes import BUILT_IN

KINDS: Final = ("renamed", "moved", "changed", "removed", "added")
"""Kinds of changes, in the order in which they are listed within a row."""

EntryRow: TypeAlias = tuple[tuple[ChangePath, bool], list[Change]]
"""The changes of an entry, by its path and whether it was removed."""


def side_by_side(rows: Sequence[EntryRow]) -> Iterator[EntryRow]:
    """Yield the rows, with each entry that replaced another directly after that one."""
    removed = {path for (path, is_removed), _ in rows if is_removed}
    behind = {changes[0].partner: (key, changes) for key, changes in rows if not key[1]}
    for (path, is_removed), changes in rows:
        if is_removed or changes[0].partner not in removed:
            yield (path, is_removed), changes
        if is_removed and path in behind:
            yield behind[path]


def moved_together(changes: Iterable[Change]) -> dict[tuple[str | None, str], list[Change]]:
    """The moves of several steps from one stage to another, by the ids of the new and the old stage."""
    found: dict[tuple[str | None, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind == "moved" and change.of == "step" and change.before != change.after:
            found[change.path.stage, change.before].append(change)
    return {key: group for key, group in found.items() if len(group) > 1}


def moved_entries(entries: Iterable[Sequence[Change]]) -> dict[str, list[Change]]:
    """The moves of several unchanged entries from one node, by the id of that node."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change, *more in entries:
        if not more and change.kind == "moved" and change.before != change.after:
            found[change.before].append(change)
    return {origin: group for origin, group in found.items() if len(group) > 1}


def row_rank(path: ChangePath, changes: Sequence[Change]) -> tuple[int, int]:
    """The rank of an entry in its node: built-in rows, transitions, own rows; in a row, removed before added."""
    if path.transition:
        row = len(BUILT_IN)
    else:
        row = BUILT_IN.index(path.lane) if path.lane in BUILT_IN else len(BUILT_IN) + 1
    return row, KINDS.index(changes[0].kind)
