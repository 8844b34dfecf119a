"""Hints for unknown keys: the key that was probably meant, or what to do instead."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Item, Opportunity, PainPoint, Touchpoint
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey, Scale, Scope, Takeaway
from journeymap_cli.model.lanes import LANES
from journeymap_cli.model.measure import MeasureSettings, RecordedEvent, SurveyTable, TimeColumn
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage, Step, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Lane, Source
from journeymap_cli.model.slug import slug
from journeymap_cli.nearest import LIKE, SURELY, did_you_mean, nearest
from journeymap_cli.problem import Hint, Path
from journeymap_cli.regexes import regex

SYNONYMS: Final = {
    "actor": "personas",
    "insight": "sources",
    "research": "sources",
    "phase": "stages",
    "episode": "stages",
    "task": "steps",
    "moment": "steps",
    "type": "kind",
    "language": "lang",
    "finding": "takeaways",
    "learning": "takeaways",
    "keyinsight": "takeaways",
    "picture": "image",
    "photo": "image",
    "screenshot": "image",
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
    Image: "an image",
    Takeaway: "a takeaway",
    RecordedEvent: "an event",
    TimeColumn: "the column of times",
    SurveyTable: "the table of surveys",
    MeasureSettings: "measure",
}
"""Names of the parts whose keys may be in the wrong place."""

MERGE_KEY: Final = "merge keys are not supported: use an alias for the whole value, or write the keys out"
STEPS_OF_A_STEP: Final = "only stages have steps: make it a step of the stage, after this one"
OWN_LANE: Final = "put it under cells: entries of a lane of your own are not keys of a stage or step"
UNDECLARED_LANE: Final = "remove it; if it is a lane of your own, put it under cells: and declare it under lanes:"
OTHERWISE: Final = "remove it, or start it with 'x-' to keep it"
SPACES: Final = "the spaces around it are part of it: use ordinary spaces, outside of quotes"
WRAPPED: Final = "delete this line, and start the lines below it in the first column"
METRIC: Final = "write {name: ..., value: ...}"
PERSONA: Final = "remove it; the emotion of one persona is {persona: ..., score: ...}"
COLON: Final = "the text contains a colon: put it in quotes"
PRINTED: Final = ("derived",)
"""Keys that exist only in our own JSON output, and so are never suggested."""

NAMED: Final = ("name", "title")
"""The keys that name an entry and may be left out in its short form."""

JOINED_DASH: Final = regex(r"-[^\W\d_]")
"""A dash without a space before a key: `-name`."""
COMMA: Final = "in braces, a comma ends the text: put the whole text in quotes"
QUOTES: Final = "put the whole text in quotes"


class UnrecognizedKey(NamedTuple):
    """A key that its part does not have. The part is None outside all parts.

    `alone` is whether it is the only key where a text is possible, `named` whether it is the name of an entry, `bare`
    whether it has no colon. `own_lanes` are the lanes that the map declares.
    """

    key: str
    value: Any
    part: type[Model] | None
    alone: bool = False
    named: bool = False
    bare: bool = False
    own_lanes: Collection[str] = ()


def key_hint(unknown: UnrecognizedKey) -> str:
    """What to do about an unknown key: the first, most certain hint."""
    return next(hint for hints in HINTS for hint in hints(unknown))


def _of_writing(unknown: UnrecognizedKey) -> Iterator[str]:
    """Hints about the characters of a key."""
    key = unknown.key
    if unknown.bare:
        yield QUOTES if unknown.alone else COMMA
    if key == "<<":
        yield MERGE_KEY
    if key != key.strip():
        yield Hint(SPACES, key.strip())
    if is_joined(key):
        yield Hint(f"write a space after the dash: '- {key[1:]}: ...'", f"- {key[1:]}")


def _of_place(unknown: UnrecognizedKey) -> Iterator[str]:
    """Hints about the place of a key."""
    key, value, part = unknown.key, unknown.value, unknown.part
    if part in (Stage, Step) and slug(key) in unknown.own_lanes:
        yield OWN_LANE
    if part is Journey and isinstance(value, dict) and "stages" in value:
        yield WRAPPED
    if part and unknown.named:
        first = "id" if isinstance(value, dict) and part.short in value else part.short
        yield f"start each entry of a list with a dash: '- {first}: {key}', and align its keys with '{first}'"


def _of_spelling(unknown: UnrecognizedKey) -> Iterator[str]:
    """The key that was probably intended. A key alone may be a text: only a lower-case word is taken for a key."""
    key, part = unknown.key, unknown.part
    found = _similar(key, unknown.value, part)
    if found and (key.islower() or not unknown.alone or (part and key.lower() == part.short)):
        known = tuple(shapes(part)) if part else ()
        yield did_you_mean(key, found, known if nearest(key, known) == found else ())


def _of_meaning(unknown: UnrecognizedKey) -> Iterator[str]:
    """Hints for a key that is not misspelt."""
    yield (_with_colon if unknown.alone else _elsewhere)(unknown.key, unknown.part)


HINTS: Final = (_of_writing, _of_place, _of_spelling, _of_meaning)
"""Each yields hints about a key. The most certain ones come first; the last one always yields a hint."""


def is_joined(key: str) -> bool:
    """Whether a key begins with a dash that should be followed by a space."""
    return JOINED_DASH.match(key) is not None


def names_in(keys: Mapping[str, Any], part: type[Model] | None) -> Collection[str]:
    """The keys that are names of entries, in a mapping that lacks a name.

    They are all keys of `{Discovery: {...}, Payment: {...}}`, and the first of `{Discovery: null, questions: [...]}`.
    """
    if part is None or part.short not in NAMED or part is Metric:
        return ()
    unknown = {key for key, value in keys.items() if key not in shapes(part) and not _is_typo(key, value, part)}
    if unknown == keys.keys() and (len(keys) > 1 or not isinstance(next(iter(keys.values()), ""), str)):
        return unknown
    return [key for key in unknown if keys[key] is None]


def _is_typo(key: str, value: Any, part: type[Model]) -> bool:
    return _home(key) is not None or nearest(key, shapes(part), LIKE if isinstance(value, str) else SURELY) is not None


def _similar(key: str, value: Any, part: type[Model] | None) -> str | None:
    """The key of the part that was probably intended.

    A key that another part has, or whose value is a list where the part has none, must be very similar to be a typo.
    """
    known = {name: shape for name, shape in shapes(part).items() if name not in PRINTED} if part else {}
    plain = "".join(char for char in key.lower() if char.isalnum())
    synonym = SYNONYMS.get(plain) or SYNONYMS.get(plain.removesuffix("s"))
    if synonym in known:
        return synonym
    found = nearest(key, known)
    fits = found is not None and (known[found].many or not isinstance(value, list)) and not _home(key)
    return found if fits else nearest(key, known, SURELY)


def _with_colon(key: str, part: type[Model] | None) -> str:
    """What to do about a text with a colon."""
    if part is Metric:
        return METRIC
    is_named = part is not None and part.short in NAMED
    return f"{COLON}, or write '{part.short}: {key}' and keys for the rest" if part and is_named else COLON


def _elsewhere(key: str, part: type[Model] | None) -> str:
    """Where a key belongs, or what else to do with it."""
    if part is Step and key == "steps":
        return STEPS_OF_A_STEP
    if home := _home(key):
        return f"'{key}' belongs to {home}"
    if part is Emotion:
        return PERSONA
    return UNDECLARED_LANE if part in (Stage, Step) else OTHERWISE


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
