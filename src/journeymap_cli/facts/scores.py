"""The scores of the emotion curve by persona, and the lowest ones."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from journeymap_cli.facts.columns import PlacedNode
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.facts.participants import CUSTOMERS, NOBODY, takes_part
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path


class Score(NamedTuple):
    """A score of one persona (`*` in a map without personas), with its entry, the path of the entry, and its node."""

    persona: str
    score: Decimal
    path: Path
    node_path: Path
    node: Node
    entry: Emotion


def scores(
    nodes: Iterable[PlacedNode], people: Sequence[Persona], default: Collection[str], scale: Scale
) -> tuple[Score, ...]:
    """Every score of every persona, in file order. An entry without a persona is a score of all personas in `others`.

    `default` has the ids of the personas who take part where none is named.
    """
    return tuple(
        score
        for path, stage, node in nodes
        if node.emotion
        for score in _in_cell(path, stage, node, others(people, stage, node, default) if people else [NOBODY], scale)
    )


def others(people: Iterable[Persona], stage: Stage, node: Node, default: Collection[str]) -> list[str]:
    """The ids of the personas to whom an entry without a persona applies: participants without an entry of their own.

    It applies to staff and systems only in a map without customers, where they are the `default`.
    """
    with_own_entry = {entry.persona for entry in node.emotion}
    return [
        who.id
        for who in people
        if (who.kind in CUSTOMERS or who.id in default)
        and takes_part(who, stage, node, default)
        and who.id not in with_own_entry
    ]


def _in_cell(path: Path, stage: Stage, node: Node, all_concerned: Sequence[str], scale: Scale) -> Iterator[Score]:
    for number, entry in enumerate(node.emotion):
        score = score_of(entry, scale)
        if score is not None:
            for persona in [entry.persona] if entry.persona else all_concerned:
                yield Score(persona, score, (*path, "emotion", number), path, node, entry)


def lines(people: Iterable[Persona]) -> tuple[str, ...]:
    """The ids of the lines of the emotion curve: every persona of the map, or `*` if there are none."""
    return tuple(persona.id for persona in people) or (NOBODY,)


def worst(scores: Iterable[Score], scale: Scale) -> Decimal:
    """The score of the worst feeling, which is the greatest on a scale that runs downwards."""
    return min((score.score for score in scores), key=scale.place)


def low_points(lines: Iterable[str], scores: Iterable[Score], scale: Scale) -> dict[str, tuple[Score, ...]]:
    """The lowest scores of each line, at most one per node; empty for a line without scores."""
    by_line: dict[str, list[Score]] = {line: [] for line in lines}
    for score in scores:
        by_line.setdefault(score.persona, []).append(score)
    return {line: _lowest(group, scale) for line, group in by_line.items()}


def _lowest(scores: Sequence[Score], scale: Scale) -> tuple[Score, ...]:
    lowest = worst(scores, scale) if scores else None
    by_node: dict[Path, Score] = {}
    for score in scores:
        if score.score == lowest:
            by_node.setdefault(score.node_path, score)
    return tuple(by_node.values())
