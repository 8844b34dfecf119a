"""The ways from column to column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymap_cli.facts.columns import Column
from journeymap_cli.model.node import Transition
from journeymap_cli.problem import Path

EXIT = "exit"
MOST_WAYS = 1_000_000


@dataclass(frozen=True, slots=True)
class ColumnTransition:
    """A way from one column to another, by their indices; `end` is None for the exit, `transition` for the default."""

    start: int
    end: int | None
    transition: Transition | None = None
    path: Path = ()


def transitions(table: Sequence[Column]) -> tuple[ColumnTransition, ...]:
    """Every way: what `next` says, else to the next column. A `next` that leads nowhere counts as the default."""
    entrances = _entrances(table)
    return tuple(way for index in range(len(table)) for way in _ways_of(index, table, entrances))


def _entrances(table: Sequence[Column]) -> dict[str, int]:
    """The column where each node begins: to a stage with steps means to its first step."""
    found: dict[str, int] = {}
    for index, column in enumerate(table):
        found.setdefault(column.stage.id, index)
        found.setdefault(column.node.id, index)
    return found


def _ways_of(index: int, table: Sequence[Column], entrances: dict[str, int]) -> Iterator[ColumnTransition]:
    written = list(_written(index, table, entrances))
    yield from written
    if not written and index + 1 < len(table):
        yield ColumnTransition(index, index + 1)


def _written(index: int, table: Sequence[Column], entrances: dict[str, int]) -> Iterator[ColumnTransition]:
    column = table[index]
    is_last = index + 1 == len(table) or table[index + 1].stage is not column.stage
    node, path = (column.node, column.path)
    if not node.next and is_last:
        node, path = (column.stage, column.stage_path)
    for number, transition in enumerate(node.next):
        if transition.to == EXIT or transition.to in entrances:
            yield ColumnTransition(index, entrances.get(transition.to), transition, (*path, "next", number))
        elif index + 1 < len(table):
            yield ColumnTransition(index, index + 1)


def reachable(found: Iterable[ColumnTransition]) -> frozenset[int]:
    """The indices of the columns that some way leads to from the first one."""
    return _reach(_onward(found), 0)


def leads_to(found: Iterable[ColumnTransition]) -> "Reachability":
    """A look-up for whether one column can be reached from another."""
    return Reachability(_onward(found))


class Reachability:
    """Whether one column can be reached from another.

    Only so many ways are followed in all: in a maze that no map of a journey is, the rest counts as reached.
    """

    def __init__(self, onward: dict[int, list[int]]) -> None:
        self._onward = onward
        self._left = MOST_WAYS

    def __call__(self, start: int, end: int) -> bool:
        """Whether some way leads from column to column, by their indices."""
        seen, waiting = {start}, [start]
        while waiting and end not in seen and self._left > 0:
            ways = self._onward.get(waiting.pop(), ())
            self._left -= len(ways)
            fresh = [place for place in ways if place not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        return end in seen or self._left <= 0


def _onward(transitions: Iterable[ColumnTransition]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for way in transitions:
        if way.end is not None:
            found.setdefault(way.start, []).append(way.end)
    return found


def _reach(onward: dict[int, list[int]], start: int) -> frozenset[int]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [end for end in onward.get(waiting.pop(), ()) if end not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)
