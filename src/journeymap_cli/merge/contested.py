"""Changes that clash though they are in different places: an id that one side removed and the other refers to, a score
that is not on a new scale.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from journeymap_cli.merge.identity import BlockVersions
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rewrite.blocks import Block
from journeymap_cli.rewrite.pieces import ConflictReason
from journeymap_cli.rule_ids import OUT_OF_RANGE

REFERENCES: Final = frozenset({"persona", "personas", "channel", "source", "sources", "addresses", "to", "cells"})
"""Keys whose values are ids; in `cells`, the keys are ids."""

SIDES: Final = ("base", "ours", "theirs")

SidePaths: TypeAlias = Mapping[tuple[int, Path], ConflictReason]
"""Why values clash, by side, ours (1) or theirs (2), and path."""


class Contested(NamedTuple):
    """Values that may not be taken from one side alone: where an id is declared, and where something refers to it."""

    declared: SidePaths
    mentioned: SidePaths

    def clash(self, versions: BlockVersions) -> ConflictReason | None:
        """The reason why a value that both sides have is a conflict, or None."""
        base, ours, theirs = versions
        if not (ours and theirs) or ours.same(theirs):
            return None
        changed = [(side, block.path) for side, block in ((1, ours), (2, theirs)) if not (base and base.same(block))]
        reasons = [self.declared.get((side, block.path)) for side, block in ((1, ours), (2, theirs))]
        return next(filter(None, (*reasons, *map(self.mentioned.get, changed))), None)

    def within(self, block: Block, side: int, *, is_new: bool) -> ConflictReason | None:
        """The reason why a part that only one side has is a conflict, or None."""
        tables = (self.declared, self.mentioned) if is_new else (self.declared,)
        size = len(block.path)
        found = (
            why for table in tables for (at, path), why in table.items() if (at, path[:size]) == (side, block.path)
        )
        return next(found, None)

    def __or__(self, other: "Contested") -> "Contested":
        return Contested({**self.declared, **other.declared}, {**self.mentioned, **other.mentioned})


NOTHING_CONTESTED: Final = Contested({}, {})


def contested(problems: Iterable[Problem], merged: Any, versions: Sequence[Any]) -> Contested:
    """The values that the problems of a merged map are about. The data of all versions are in long form."""
    leaves = [[*_leaves(data)] for data in versions]
    found = NOTHING_CONTESTED
    for problem in problems:
        value = problem.path[-1] if problem.key and problem.path else _value(merged, problem.path)
        if isinstance(value, str):
            found |= _on_scale(value, leaves) if problem.rule == OUT_OF_RANGE else _about(value, problem.rule, leaves)
    return found


Leaves: TypeAlias = Sequence[tuple[Path, str]]
"""The texts of a version with their paths."""


def _about(name: str, rule: str, leaves: Sequence[Leaves]) -> Contested:
    """Everything that declares an id or refers to it."""
    declared = [[path for path, value in each if value == name and path[-1] == "id"] for each in leaves]
    kind = "id" if rule.startswith("duplicate") else rule.removeprefix("unknown-").replace("-", " ")
    why = ConflictReason(_reason(f"{kind} {quoted(name)}", *map(bool, declared)))
    named = why._replace(names=name)
    places = {(side, key): why for side in (1, 2) for path in declared[side] for key in _written(path, leaves[side])}
    mentions = {
        (side, path): named for side in (1, 2) for path, value in leaves[side] if value == name and _refers(path)
    }
    return Contested(places, mentions)


def _written(path: Path, leaves: Leaves) -> Iterator[Path]:
    """The path of an id, or of the name that it is derived from."""
    values = dict(leaves)
    if not isinstance(values[path], DerivedId):
        yield path
    else:
        yield from (each for key in ("name", "title") if (each := (*path[:-1], key)) in values)


def _reason(what: str, base: bool, ours: bool, theirs: bool) -> str:
    if ours == theirs:
        return f"both sides have {what}" if ours else f"no side has {what}"
    having, lacking = (1, 2) if ours else (2, 1)
    act = "removes" if base else "lacks"
    return f"{SIDES[lacking]} {act} {what}, {SIDES[having]} names it"


def _on_scale(score: str, leaves: Sequence[Leaves]) -> Contested:
    """The scale, and everything with a score that is not on it."""
    why = ConflictReason(f"one side changes the scale, the other has the score {score}")
    both = [(side, path, value) for side in (1, 2) for path, value in leaves[side]]
    scale = {(side, path): why for side, path, _ in both if path[:1] == ("scale",)}
    named = why._replace(names=score)
    return Contested(
        scale, {(side, path): named for side, path, value in both if path[-1] == "score" and value == score}
    )


def _refers(path: Path) -> bool:
    return any(key in REFERENCES for key in path[-2:] if isinstance(key, str))


def _leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text with its path; the keys of `cells` count as texts too."""
    if isinstance(data, dict):
        for key, value in data.items():
            if path[-1:] == ("cells",):
                yield (*path, key), key
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _leaves(value, (*path, at))
    elif isinstance(data, str):
        yield path, data


def _value(data: Any, path: Path) -> Any:
    """The value at a path, which may leave out keys and indices that a short form leaves out."""
    for key in path:
        if isinstance(data, list) and len(data) == 1 and not isinstance(key, int):
            data = data[0]
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    while isinstance(data, dict | list) and len(data) == 1:
        data = data[0] if isinstance(data, list) else next(iter(data.values()))
    return data
