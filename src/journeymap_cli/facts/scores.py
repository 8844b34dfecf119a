"""The scores of the emotion curve: whose they are, and where they are lowest."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from journeymap_cli.facts.columns import PlacedNode
from journeymap_cli.facts.participants import NOBODY, takes_part
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path

FEELING = ("persona", "segment")
"""The kinds of persona whose feelings an entry without a persona describes."""


class Score(NamedTuple):
    """A score of one persona (`*` in a map without personas), with its entry, the path of that, and its node."""

    persona: str
    score: Decimal
    path: Path
    node_path: Path
    node: Node
    entry: Emotion


def scores(nodes: Iterable[PlacedNode], people: Sequence[Persona]) -> tuple[Score, ...]:
    """Every score of every persona, in file order. An entry without a persona is a score of all whom it concerns."""
    return tuple(score for path, stage, node in nodes if node.emotion for score in _in_cell(path, stage, node, people))


def place(score: Decimal, scale: Scale) -> Fraction:
    """The place of a score between the ends of its scale: 0 is the worst feeling, 1 the best."""
    return Fraction(score - scale.min) / Fraction(scale.max - scale.min)


def others(people: Iterable[Persona], stage: Stage, node: Node) -> list[str]:
    """The ids of those who are meant by an entry without a persona: they take part and have no entry of their own."""
    with_own_entry = {entry.persona for entry in node.emotion}
    return [who.id for who in people if _shares(who, stage, node) and who.id not in with_own_entry]


def _in_cell(path: Path, stage: Stage, node: Node, people: Sequence[Persona]) -> Iterator[Score]:
    all_concerned = others(people, stage, node) if people else [NOBODY]
    for number, entry in enumerate(node.emotion):
        if entry.score is not None:
            for persona in [entry.persona] if entry.persona else all_concerned:
                yield Score(persona, entry.score, (*path, "emotion", number), path, node, entry)


def _shares(persona: Persona, stage: Stage, node: Node) -> bool:
    """Whether entries without a persona concern this persona."""
    return persona.kind in FEELING and takes_part(persona, stage, node)


def lines(people: Iterable[Persona]) -> tuple[str, ...]:
    """The ids of the lines of the emotion curve: every persona of the map, or `*` if there are none."""
    return tuple(persona.id for persona in people) or (NOBODY,)


def worst(scores: Iterable[Score], scale: Scale) -> Decimal:
    """The score of the worst feeling, which is the greatest on a scale that runs downwards."""
    return (max if scale.min > scale.max else min)(score.score for score in scores)


def low_points(lines: Iterable[str], scores: Iterable[Score], scale: Scale) -> dict[str, tuple[Score, ...]]:
    """The lowest scores of each line, at most one per node; none for a line without scores."""
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
