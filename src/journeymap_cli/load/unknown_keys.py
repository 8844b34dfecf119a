"""Hints for unknown keys: the key that was probably meant, or what to do instead."""

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
from journeymap_cli.nearest import LIKE, SURELY, did_you_mean, nearest
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
"""Terms of the method for keys of this format, without a plural s, spaces or hyphens."""

HOMES: Final = {
    Journey: "the map",
    Stage: "a stage",
    Item: "an entry of a lane",
    PainPoint: "a pain point",
    Opportunity: "an opportunity",
    Touchpoint: "a touchpoint",
    Emotion: "an emotion",
    Metric: "a metric",
    Persona: "a persona",
    Source: "a source",
    Lane: "a lane",
    Transition: "a transition under next",
    Scale: "the scale",
    Scope: "the scope",
}
"""Names of the parts whose keys may be in the wrong place."""

MERGE_KEY: Final = "merge keys are not supported: use an alias for the whole value, or write the keys out"
STEPS_OF_A_STEP: Final = "only stages have steps: make it a step of the stage, after this one"
OWN_LANE: Final = "remove it; entries of your own lane go under 'cells:', and 'lanes:' declares the lane"
OTHERWISE: Final = "remove it, or start it with 'x-' to keep it"
SPACES: Final = "the spaces around it are part of it: use ordinary spaces, outside of quotes"
WRAPPED: Final = "delete this line, and start the lines below it in the first column"
METRIC: Final = "write {name: ..., value: ...}"
PERSONA: Final = "remove it; the emotion of one persona is {persona: ..., score: ...}"
COLON: Final = "the text contains a colon: put it in quotes"
COMMA: Final = "in braces, a comma ends the text: put the whole text in quotes"
QUOTES: Final = "put the whole text in quotes"


def key_hint(key: str, value: Any, part: type[Model] | None, *, quote: bool, bare: bool) -> str:
    """What to do about an unknown key of a part (None outside of all parts).

    `quote` if it is the only key where a text could be, `bare` if it has no colon.
    """
    if bare:
        return QUOTES if quote else COMMA
    if key == "<<":
        return MERGE_KEY
    if key != key.strip():
        return SPACES
    found = _similar(key, part)
    if part and isinstance(value, dict) and (habit := _habit(value, part, found)):
        return habit
    if found and (key.islower() or not quote):
        return did_you_mean(key, found)
    needs_quotes = METRIC if part is Metric else COLON
    return needs_quotes if quote else _elsewhere(key, part)


def _similar(key: str, part: type[Model] | None) -> str | None:
    """The key of the part that was probably meant. A key of another part must be very similar to count as a typo."""
    known = list(shapes(part)) if part else []
    plain = "".join(char for char in key.lower() if char.isalnum())
    synonym = SYNONYMS.get(plain) or SYNONYMS.get(plain.removesuffix("s"))
    return synonym if synonym in known else nearest(key, known, SURELY if _home(key) else LIKE)


def _habit(value: dict[str, Any], part: type[Model], found: str | None) -> str | None:
    """What to do about a habit of other formats: a key around the whole map, or the name of an entry as its key."""
    if part is Journey and "stages" in value:
        return WRAPPED
    fits = found is not None and shapes(part)[found] != FieldShape()
    is_name = part.short in ("name", "title") and not fits
    return f"start each entry of a list with a dash: '- {part.short}: ...'" if is_name else None


def _elsewhere(key: str, part: type[Model] | None) -> str:
    """Where a key belongs, or what else to do with it."""
    if part is Step and key == "steps":
        return STEPS_OF_A_STEP
    if home := _home(key):
        return f"'{key}' belongs to {home}"
    if part is Emotion:
        return PERSONA
    return OWN_LANE if part in (Stage, Step) else OTHERWISE


def _home(key: str) -> str | None:
    """The name of the first part that has a key."""
    return next((name for other, name in HOMES.items() if key in shapes(other)), None)


def part_at(root: type[Model], path: Path) -> type[Model] | None:
    """The part at a path; None if the path leads out of all parts."""
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
