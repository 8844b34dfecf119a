"""How a conflict names the parts of a map."""

from typing import Final

from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Opportunity, PainPoint, Solution, Touchpoint
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage, Step, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Source
from journeymap_cli.phrases import quoted
from journeymap_cli.rewrite.blocks import Block

KINDS: Final[dict[type[Model] | None, str]] = {
    Stage: "stage",
    Step: "step",
    Persona: "persona",
    Channel: "channel",
    Source: "source",
    Lane: "lane",
    Transition: "way on to",
    Metric: "metric",
    Emotion: "emotion",
    PainPoint: "pain point",
    Opportunity: "opportunity",
    Solution: "solution",
    Touchpoint: "touchpoint",
}
CALLED: Final = ("id", "name", "text", "title", "to")


def entry_words(block: Block, list_words: str) -> str:
    """An entry of a list, given the words for the list: `step 'wait'`, `goal 'Know the price'`."""
    if block.shape.part is Emotion or not isinstance(block.long, dict):
        return list_words
    field = str(block.path[-2]) if len(block.path) > 1 else ""
    kind = KINDS.get(block.shape.part) or (BY_ID[field].singular if field in BY_ID else "entry")
    name = next((block.long[key] for key in CALLED if isinstance(block.long.get(key), str)), "")
    return f"{kind} {quoted(name)}"


def field_words(key: str, owner: str) -> str:
    """A key of a part: `'emotion' of step 'wait'`."""
    return f"{quoted(key)} of {owner}" if owner != "the map" else quoted(key)
