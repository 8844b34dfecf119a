"""Steps that one side moved to another stage: move them in the other texts too, so that edits meet in one place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.merge.blocks import Block, whole
from journeymap_cli.merge.conflicts import CannotMergeError

MAX_MOVES: Final = 20
"""Each move parses a text again, so their number is limited."""


class Home(NamedTuple):
    """The stage of a step, and the steps above it there, the nearest first."""

    stage: str
    above: Sequence[str]


def settled(base: str, ours: str, theirs: str) -> tuple[str, str, str]:
    """The texts with every step in the stage to which a side moved it, unless both moved it to different stages."""
    texts = [base, ours, theirs]
    homes = [_homes(text) for text in texts]
    moved = [name for name in homes[0] if all(name in each for each in homes) and _followers(name, homes)]
    for name in moved[:MAX_MOVES]:
        leader = 1 if homes[1][name].stage != homes[0][name].stage else 2
        try:
            fresh = {at: _moved(texts[at], name, homes[leader][name]) for at in _followers(name, homes)}
        except CannotMergeError:
            continue
        texts = [fresh.get(at, text) for at, text in enumerate(texts)]
    return texts[0], texts[1], texts[2]


def _followers(name: str, homes: Sequence[Mapping[str, Home]]) -> Sequence[int]:
    """The indices of the texts in which a step has yet to move: none if no side moved it, or both to other stages."""
    base, ours, theirs = (each[name].stage for each in homes)
    if ours == theirs:
        return [] if base == ours else [0]
    return [0, 1] if base == ours else [0, 2] if base == theirs else []


def _homes(text: str) -> dict[str, Home]:
    """The home of every step whose name is unique."""
    found = [
        (name, Home(stage, [*steps][:at][::-1]))
        for stage, steps in _stages(whole(text)).items()
        for at, name in enumerate(steps)
    ]
    count = Counter(name for name, _ in found)
    return {name: home for name, home in found if count[name] == 1}


def _moved(text: str, name: str, home: Home) -> str:
    """The text with a step moved to its new home. Raises CannotMergeError where its stage has no steps in lines."""
    stages = _stages(whole(text))
    step = next(steps[name] for steps in stages.values() if name in steps)
    there = stages.get(home.stage, {})
    first = next(iter(there.values()), None)
    if first is None or first.column is None or step.column is None:
        raise CannotMergeError
    above = next((there[each] for each in home.above if each in there), None)
    at = above.end if above else first.start
    start, end = min(at, step.start), max(at, step.end)
    moved = step.at(first.column)
    between = [text[step.end : end], moved] if at > step.start else [moved, text[at : step.start]]
    return "".join((text[:start], *between, text[end:]))


def _stages(root: Block) -> dict[str, Mapping[str, Block]]:
    """The steps of every stage, both by name."""
    stages = root.parts.blocks.get("stages")
    return {name: _steps(stage) for name, stage in stages.parts.blocks.items()} if stages else {}


def _steps(stage: Block) -> Mapping[str, Block]:
    try:
        steps = stage.parts.blocks.get("steps")
        return steps.parts.blocks if steps else {}
    except CannotMergeError:
        return {}
