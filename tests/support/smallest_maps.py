"""The smallest map with each part of the format."""

from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import (
    Emotion,
    Item,
    MapOpportunity,
    MapPainPoint,
    Opportunity,
    PainPoint,
    Solution,
    Touchpoint,
)
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey, Scale, Scope, Takeaway
from journeymap_cli.model.measure import MeasureSettings, RecordedEvent, SurveyTable, TimeColumn
from journeymap_cli.model.metric import MapMetric, Metric
from journeymap_cli.model.node import Stage, Step, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source

MAP = "title: T\nstages: A\n"
STAGE = "title: T\nstages:\n  name: A\n"

PLACES: dict[type[Model], tuple[str, str, dict[str, str]]] = {
    Journey: ("", "", {"title": "T", "stages": "A"}),
    Scope: (f"{MAP}scope:\n", "  ", {}),
    Scale: (f"{MAP}scale:\n", "  ", {}),
    MeasureSettings: (f"{MAP}measure:\n", "  ", {"entity": "u", "time": "t", "event": "e"}),
    TimeColumn: (f"{MAP}measure:\n  entity: u\n  event: e\n  time:\n", "    ", {"column": "t"}),
    SurveyTable: (f"{MAP}measure:\n  entity: u\n  time: t\n  event: e\n  surveys:\n", "    ", {"data": "x"}),
    RecordedEvent: (f"{STAGE}  events:\n", "    ", {"name": "x"}),
    Takeaway: (f"{MAP}takeaways:\n", "  ", {"text": "x"}),
    MapPainPoint: (f"{MAP}pain_points:\n", "  ", {"text": "x"}),
    MapOpportunity: (f"{MAP}opportunities:\n", "  ", {"text": "x"}),
    MapMetric: (f"{MAP}metrics:\n", "  ", {"name": "x"}),
    Image: (f"{STAGE}  image:\n", "    ", {"file": "x", "alt": "y"}),
    Persona: (f"{MAP}personas:\n", "  ", {"name": "N"}),
    Channel: (f"{MAP}channels:\n", "  ", {"name": "N"}),
    Source: (f"{MAP}sources:\n", "  ", {"title": "N"}),
    Lane: (f"{MAP}lanes:\n", "  ", {"id": "goals"}),
    Stage: ("title: T\nstages:\n", "  ", {"name": "A"}),
    Step: (f"{STAGE}  steps:\n", "    ", {"name": "B"}),
    Transition: (f"{STAGE}  next:\n", "    ", {"to": "exit"}),
    Item: (f"{STAGE}  goals:\n", "    ", {"text": "x"}),
    Touchpoint: (f"{STAGE}  touchpoints:\n", "    ", {"text": "x"}),
    Emotion: (f"{STAGE}  emotion:\n", "    ", {}),
    PainPoint: (f"{STAGE}  pain_points:\n", "    ", {"text": "x"}),
    Opportunity: (f"{STAGE}  opportunities:\n", "    ", {"text": "x"}),
    Solution: (f"{STAGE}  opportunities:\n    text: x\n    solutions:\n", "      ", {"text": "x"}),
    Metric: (f"{STAGE}  metrics:\n", "    ", {"name": "x"}),
}
"""For each part: the text of the map before it, the indentation of its keys, and the keys that it requires."""


def map_with(part: type[Model], line: str) -> str:
    """A map with a line, `key: value`, in a part."""
    above, indent, needed = PLACES[part]
    others = [f"{key}: {value}" for key, value in needed.items() if not line.startswith(f"{key}:")]
    return above + "".join(f"{indent}{each}\n" for each in [line, *others])
