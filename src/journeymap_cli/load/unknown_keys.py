"""A key that nobody knows: what was meant, or what to do with it."""

from typing import Any, Final

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Item, Opportunity, PainPoint, Touchpoint
from journeymap_cli.model.journey import Journey, Scale, Scope
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.lanes import LANES
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage, Step, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Source
from journeymap_cli.nearest import LIKE, SURELY, nearest
from journeymap_cli.problem import Path

SYNONYMS: Final = {
    "actor": "personas",
    "insight": "sources",
    "research": "sources",
    "phase": "stages",
    "episode": "stages",
    "task": "steps",
    "moment": "steps",
    "type": "kind",
    **{word: lane.id for lane in LANES for word in lane.synonyms},
}
"""Words of the field for our keys, without their plural s and without joints."""

HOMES: Final = {
    Journey: "the map",
    Stage: "a stage",
    Item: "an entry of a row",
    PainPoint: "a pain point",
    Opportunity: "an opportunity",
    Touchpoint: "a touchpoint",
    Emotion: "an emotion",
    Metric: "a metric",
    Persona: "a persona",
    Source: "a source",
    Lane: "a lane",
    Transition: "a way under next",
    Scale: "the scale",
    Scope: "the scope",
}
"""What the parts are called whose keys may stand in the wrong place."""

MERGE_KEY: Final = "merge keys are not read: use an alias for the whole value, or write the keys out"
STEPS_OF_A_STEP: Final = "only stages have steps: write it as a step of the stage, after this one"
OWN_ROW: Final = "take it out; a row of your own goes under 'cells:', for a lane that 'lanes:' declares"
OTHERWISE: Final = "take it out, or let it begin with 'x-' to keep it"
BLANKS: Final = "blanks at its ends belong to it: write ordinary spaces, outside of quotes"
WRAPPED: Final = "delete this line, and begin what is below it at the left edge"
FIGURE: Final = "write {name: ..., value: ...}"
WHOSE: Final = "take it out; the feeling of one persona is {persona: ..., score: ...}"
COLON: Final = "the text has a colon: put it in quotes"
COMMA: Final = "a comma ends a text in braces: put the whole text in quotes"
QUOTES: Final = "put the whole text in quotes"


def key_hint(key: str, value: Any, part: type[Model] | None, *, quote: bool, bare: bool) -> str:
    """What to do about a key that a part does not know.

    `quote` says that it stands alone where a text could, `bare` that it has no colon.
    """
    if bare:
        return QUOTES if quote else COMMA
    if key == "<<":
        return MERGE_KEY
    if key != key.strip():
        return BLANKS
    found = _meant(key, part)
    if part and isinstance(value, dict) and (habit := _habit(value, part, found)):
        return habit
    if found and (key.islower() or not quote):
        return f"did you mean '{found}'?"
    lost_quotes = FIGURE if part is Metric else COLON
    return lost_quotes if quote else _elsewhere(key, part)


def _meant(key: str, part: type[Model] | None) -> str | None:
    known = list(shapes(part)) if part else []
    plain = "".join(char for char in key.lower() if char.isalnum())
    synonym = SYNONYMS.get(plain) or SYNONYMS.get(plain.removesuffix("s"))
    return synonym if synonym in known else nearest(key, known, SURELY if _home(key) else LIKE)


def _habit(value: dict[str, Any], part: type[Model], found: str | None) -> str | None:
    """What to do where other formats have a key with keys below it: around the whole, or for the name of an entry."""
    if part is Journey and "stages" in value:
        return WRAPPED
    fits = found is not None and shapes(part)[found] != FieldShape()
    is_name = part.short in ("name", "title") and not fits
    return f"a list begins each entry with a dash: '- {part.short}: ...'" if is_name else None


def _elsewhere(key: str, part: type[Model] | None) -> str:
    """Where a key belongs that the nearest part does not know."""
    if part is Step and key == "steps":
        return STEPS_OF_A_STEP
    if home := _home(key):
        return f"'{key}' belongs to {home}"
    if part is Emotion:
        return WHOSE
    return OWN_ROW if part in (Stage, Step) else OTHERWISE


def _home(key: str) -> str | None:
    """The part that knows a key."""
    return next((name for other, name in HOMES.items() if key in shapes(other)), None)


def part_at(root: type[Model], path: Path) -> type[Model] | None:
    """The part whose keys stand at a path, or None where the path leaves the parts."""
    part: type[Model] | None = root
    shape = FieldShape(part=root)
    for segment in path:
        if isinstance(segment, int):
            continue
        if shape.keyed:
            shape = shape._replace(keyed=False)
            continue
        shape = shapes(part).get(segment, FieldShape()) if part else FieldShape()
        part = shape.part
    return part
