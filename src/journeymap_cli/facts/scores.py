"""The scores of the curve: whose they are, and where they are lowest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from journeymap_cli.facts.columns import PlacedNode
from journeymap_cli.facts.participants import NOBODY, takes_part
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path

FEELING = ("persona", "segment")


@dataclass(frozen=True, slots=True)
class Score:
    """One score of one persona (`*` in a map without personas), with the entry that says it."""

    persona: str
    score: Decimal
    path: Path
    node_path: Path
    node: Node
    entry: Emotion


def scores(nodes: Iterable[PlacedNode], people: Sequence[Persona]) -> tuple[Score, ...]:
    """Every score of every persona, in file order; an entry without persona counts for each whom it concerns."""
    return tuple(score for path, stage, node in nodes for score in _in_cell(path, stage, node, people))


def _in_cell(path: Path, stage: Stage, node: Node, people: Sequence[Persona]) -> Iterator[Score]:
    alone = {entry.persona for entry in node.emotion}
    for number, entry in enumerate(node.emotion):
        if entry.score is None:
            continue
        if entry.persona:
            concerned = [entry.persona]
        elif people:
            concerned = [who.id for who in people if _shares(who, stage, node) and who.id not in alone]
        else:
            concerned = [NOBODY]
        for persona in concerned:
            yield Score(persona, entry.score, (*path, "emotion", number), path, node, entry)


def _shares(persona: Persona, stage: Stage, node: Node) -> bool:
    return persona.kind in FEELING and takes_part(persona, stage, node)


def lines(people: Iterable[Persona]) -> tuple[str, ...]:
    """The ids of those who may have a line in the curve: every persona of the map, or `*`."""
    return tuple(persona.id for persona in people) or (NOBODY,)


def low_points(lines: Iterable[str], scores: Iterable[Score]) -> dict[str, tuple[Score, ...]]:
    """For each line the scores that are its lowest, one for each node; none for a line without scores."""
    found: dict[str, dict[Path, Score]] = {line: {} for line in lines}
    for score in scores:
        held = found.setdefault(score.persona, {})
        lowest = min((other.score for other in held.values()), default=score.score)
        if score.score < lowest:
            held.clear()
        if score.score <= lowest:
            held.setdefault(score.node_path, score)
    return {line: tuple(held.values()) for line, held in found.items()}
