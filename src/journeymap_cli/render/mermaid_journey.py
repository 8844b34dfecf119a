"""The map as a Mermaid journey diagram: stages, steps, scores and people. The rest of the map is in comments."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.render.mermaid_text import comment, comments, name, person
from journeymap_cli.render.options import Options

SHOWN_OF_MAP: Final = ("id", "title", "description", "stages")
SHOWN_OF_NODE: Final = ("name", "steps", "personas", "emotion")
MIDDLE: Final = 3


def render(journey: Journey, options: Options) -> bytes:
    """Render the diagram, with scores from 1 to 5."""
    return "".join(f"{line}\n" for line in _lines(journey, options)).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def _lines(journey: Journey, options: Options) -> Iterator[str]:
    facts = options.facts(journey, ".mmd")
    yield "journey"
    yield f"    title {name(journey.title)}"
    if journey.description:
        yield f"    accDescr: {name(journey.description)}"
    yield from (f"    {line}" for line in comments(journey, SHOWN_OF_MAP))
    if options.stamp:
        yield f"    {comment(options.stamp)}"
    for stage in journey.stages:
        yield f"    section {name(stage.name)}"
        if stage.steps:
            yield from (f"        {line}" for line in comments(stage, SHOWN_OF_NODE[:3]))
        for node in stage.steps or (stage,):
            yield from (f"        {line}" for line in _task(facts, stage, node))


def _task(facts: Analysis, stage: Stage, node: Node) -> Iterator[str]:
    people = [who.name for who in facts.participants if takes_part(who, stage, node, facts.default_participants)]
    score = score_of(facts, node)
    listed = f": {', '.join(map(person, people))}" if people else ""
    yield f"{name(node.name)}: {MIDDLE if score is None else rounded(score)}{listed}"
    if score is None:
        yield comment(f"no score: {MIDDLE} is neither good nor bad")
    is_all = len(node.emotion) == 1 and score in range(1, 6) and len(node.emotion[0].model_fields_set) == 1
    yield from comments(node, SHOWN_OF_NODE if is_all else SHOWN_OF_NODE[:3])


def score_of(facts: Analysis, node: Node) -> Fraction | None:
    """The mean of the scores of a node, on a scale from 1 to 5; None without scores."""
    scale = facts.journey.scale
    places = [scale.place(score.score) for score in facts.scores if score.node is node]
    return sum(places, Fraction()) / len(places) * 4 + 1 if places else None


def rounded(score: Fraction) -> int:
    """The nearest whole number; halves are rounded up."""
    exact = Decimal(score.numerator) / Decimal(score.denominator)
    return int(exact.to_integral_value(ROUND_HALF_UP))
