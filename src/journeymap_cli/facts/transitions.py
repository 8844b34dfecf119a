"""The transitions from column to column, and which columns they lead to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap_cli.facts.columns import Column
from journeymap_cli.model.node import Transition
from journeymap_cli.problem import Path

EXIT = "exit"
"""The target of a transition that leaves the journey."""

END = "end"
"""The target of a transition that ends the journey well."""

MOST_FOLLOWED = 1_000_000


class ColumnTransition(NamedTuple):
    """A transition between columns, given by their indices from 0. `end` is None for an exit.

    `transition` is None and `path` is empty for the default transition to the next column.
    """

    start: int
    end: int | None
    transition: Transition | None = None
    path: Path = ()


def transitions(table: Sequence[Column]) -> tuple[ColumnTransition, ...]:
    """Every transition: those in `next`, or else to the next column. One to an unknown id counts as the default."""
    first_columns = _first_columns(table)
    return tuple(step for index in range(len(table)) for step in _from_column(index, table, first_columns))


def _first_columns(table: Sequence[Column]) -> dict[str, int]:
    """The index of the column to which a transition to a node leads; for a stage with steps, that of its first step."""
    indices: dict[str, int] = {}
    for index, column in enumerate(table):
        indices.setdefault(column.stage.id, index)
        indices.setdefault(column.node.id, index)
    return indices


def _from_column(index: int, table: Sequence[Column], first_columns: Mapping[str, int]) -> Iterator[ColumnTransition]:
    written = list(_written(index, table, first_columns))
    yield from written
    if not written and index + 1 < len(table):
        yield ColumnTransition(index, index + 1)


def _written(index: int, table: Sequence[Column], first_columns: Mapping[str, int]) -> Iterator[ColumnTransition]:
    """The transitions in the `next` of a column. The last step of a stage inherits those of the stage."""
    column = table[index]
    is_last = index + 1 == len(table) or table[index + 1].stage is not column.stage
    node, path = column.node, column.path
    if not node.next and is_last:
        node, path = column.stage, column.stage_path
    for number, transition in enumerate(node.next):
        if transition.to in {EXIT, END} or transition.to in first_columns:
            yield ColumnTransition(index, first_columns.get(transition.to), transition, (*path, "next", number))
        elif index + 1 < len(table):
            yield ColumnTransition(index, index + 1)


def reachable(transitions: Iterable[ColumnTransition]) -> frozenset[int]:
    """The indices of the columns that can be reached from the first one."""
    onward = _onward(transitions)
    seen, waiting = {0}, [0]
    while waiting:
        new = [end for end in onward.get(waiting.pop(), ()) if end not in seen]
        seen.update(new)
        waiting.extend(new)
    return frozenset(seen)


class Reachability:
    """Answers whether one column can be reached from another.

    All calls together follow a limited number of transitions, so that a hostile file cannot take quadratic time.
    After that, every column counts as reachable. No real map comes near the limit.
    """

    def __init__(self, transitions: Iterable[ColumnTransition]) -> None:
        self._onward = _onward(transitions)
        self._left = MOST_FOLLOWED

    def __call__(self, start: int, end: int) -> bool:
        """Whether transitions lead from one column to another, given by their indices."""
        seen, waiting = {start}, [start]
        while waiting and end not in seen and self._left > 0:
            ends = self._onward.get(waiting.pop(), ())
            self._left -= len(ends)
            new = [column for column in ends if column not in seen]
            seen.update(new)
            waiting.extend(new)
        return end in seen or self._left <= 0


def _onward(transitions: Iterable[ColumnTransition]) -> dict[int, list[int]]:
    """The columns to which the transitions of each column lead, without exits."""
    onward: dict[int, list[int]] = {}
    for transition in transitions:
        if transition.end is not None:
            onward.setdefault(transition.start, []).append(transition.end)
    return onward
