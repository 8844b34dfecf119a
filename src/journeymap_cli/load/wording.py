"""What the schema refuses, in our words: a table from the kind of error to rule, message and hint."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pydantic_core import ErrorDetails

from journeymap_cli.load.widen import Shape, shapes
from journeymap_cli.model.base import Part
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.item import Touchpoint
from journeymap_cli.model.journey import Journey, Scale, Scope
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Transition
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.pain_point import PainPoint
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.model.source import Source
from journeymap_cli.model.stage import Stage
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Path, Problem

SHOWN = 60
MOST_HINTS = 100

SYNONYMS: Final = {
    "actor": "personas",
    "insight": "sources",
    "research": "sources",
    "phase": "stages",
    "episode": "stages",
    "task": "steps",
    "moment": "steps",
    "expectation": "needs",
    "action": "activities",
    "doing": "activities",
    "thinking": "thoughts",
    "feeling": "emotion",
    "kpi": "metrics",
    "supportprocess": "support",
    "supportprocesse": "support",
}
"""Words of the field for our keys, without their plural s and without joints."""


HOMES: Final = {
    Journey: "the map",
    Stage: "a stage",
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


class Wording(NamedTuple):
    """How one kind of error is told."""

    rule: str
    message: str
    hint: str | None = None


Teller = Callable[[ErrorDetails], Wording]


def problems(errors: list[ErrorDetails], root: type[Part]) -> Iterator[Problem]:
    """Every error of the schema as a problem; a text with a colon that became a mapping is one problem, not two."""
    quoted = {error["loc"][:-1] for error in errors if error["type"] == "missing" and _lost_its_quotes(error, root)}
    for count, error in enumerate(errors):
        path, kind = error["loc"], error["type"]
        if kind == "too_short" and error["input"]:
            continue  # the entries that are there are reported themselves
        if kind == "missing":
            if path[:-1] not in quoted:
                yield Problem(
                    "missing-key", f"the key '{path[-1]}' is missing", path[:-1], hint=f"add '{path[-1]}: ...'"
                )
        elif kind == "extra_forbidden":
            yield _unknown_key(path, root, quote=path[:-1] in quoted, hinted=count < MOST_HINTS)
        else:
            rule, message, hint = _word(error)
            is_key = path[-1] == "[key]"
            yield Problem(rule, message, path[:-1] if is_key else path, hint=hint, key=is_key)


def _lost_its_quotes(error: ErrorDetails, root: type[Part]) -> bool:
    """Whether a mapping was meant as a text, as in `- Pricing: is there a free tier?`: one key, and nobody knows it."""
    part = part_at(root, error["loc"][:-1])
    written = [key for key, value in error["input"].items() if not isinstance(value, DerivedId)]
    return part is not None and part.short == error["loc"][-1] and len(written) == 1 and written[0] not in shapes(part)


def _unknown_key(path: Path, root: type[Part], *, quote: bool, hinted: bool) -> Problem:
    key = str(path[-1])
    hint = _key_hint(key, part_at(root, path[:-1])) if hinted else None
    if quote and not (hint and key.islower()):
        hint = "the text has a colon: put it in quotes"
    elif hinted and hint is None:
        hint = _elsewhere(key)
    return Problem("unknown-key", f"unknown key '{shorten(key)}'", path, hint=hint, key=True)


def _key_hint(key: str, part: type[Part] | None) -> str | None:
    if key == "<<":
        return "merge keys are not read: use an alias for the whole value, or write the keys out"
    known = list(shapes(part)) if part else []
    plain = "".join(char for char in key.lower() if char.isalnum())
    synonym = SYNONYMS.get(plain) or SYNONYMS.get(plain.removesuffix("s"))
    found = synonym if synonym in known else nearest(key, known)
    return f"did you mean '{found}'?" if found else None


def _elsewhere(key: str) -> str:
    """Where a key belongs that the nearest part does not know."""
    home = next((name for part, name in HOMES.items() if key in shapes(part)), None)
    return f"'{key}' belongs to {home}" if home else "take it out, or let it begin with 'x-' to keep it"


def part_at(root: type[Part], path: Path) -> type[Part] | None:
    """The part whose keys stand at a path, or None where the path leaves the parts."""
    part: type[Part] | None = root
    shape = Shape(part=root)
    for segment in path:
        if isinstance(segment, int):
            continue
        if shape.keyed:
            shape = shape._replace(keyed=False)
            continue
        shape = shapes(part).get(segment, Shape()) if part else Shape()
        part = shape.part
    return part


def shorten(value: object) -> str:
    """A value for a message: one line, cut."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _word(error: ErrorDetails) -> Wording:
    value = error["input"]
    if value is None:
        return Wording("bad-value", "an entry of this list is empty", "write its text, or take the dash out")
    if isinstance(value, (list, dict)) and error["type"] in TEXT_WANTED:
        what = "a list" if isinstance(value, list) else "a mapping"
        return Wording("wrong-type", f"{what} stands where one text belongs", "write one value here")
    teller = WORDS.get(error["type"])
    return teller(error) if teller else Wording("bad-value", f"'{shorten(value)}' does not fit here")


TEXT_WANTED: Final = {
    "string_type",
    "scalar_type",
    "literal_error",
    "number",
    "truth",
    "date",
    "duration",
    "color",
    "slug",
}

ID_HINT = "write lower-case letters and digits, joined by single hyphens"


def _literal(error: ErrorDetails) -> Wording:
    choices = [choice.strip(" '") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    found = nearest(str(error["input"]), choices)
    hint = f"did you mean '{found}'?" if found else f"write one of {', '.join(choices)}"
    return Wording("bad-value", f"'{shorten(error['input'])}' is none of {', '.join(choices)}", hint)


MEANT: Final = {
    **dict.fromkeys(("yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}
"""What people write for a truth."""


def _truth(error: ErrorDetails) -> Wording:
    value = str(error["input"])
    meant = MEANT.get(value.lower())
    message = f"'{shorten(value)}' is neither true nor false"
    return Wording("bad-value" if meant else "wrong-type", message, f"write {meant or 'true or false'}")


def _mapping(error: ErrorDetails) -> Wording:
    what = "a list" if isinstance(error["input"], list) else "a text"
    return Wording("wrong-type", f"{what} stands where a mapping belongs", "write keys and values here")


def _tell(rule: str, message: str, hint: str | None = None) -> Teller:
    return lambda error: Wording(rule, message.format(shorten(error["input"])), hint)


WORDS: Final[dict[str, Teller]] = {
    "string_type": _tell("wrong-type", "'{}' is no text"),
    "scalar_type": _tell("wrong-type", "'{}' is no text"),
    "empty_text": _tell("bad-value", "the text is empty", "write the text, or take the key out"),
    "model_type": _mapping,
    "mapping_type": _mapping,
    "dict_type": _mapping,
    "literal_error": _literal,
    "truth": _truth,
    "too_short": _tell("bad-value", "the list is empty", "write at least one"),
    "slug": _tell("bad-id", "'{}' is no id", ID_HINT),
    "number": _tell("wrong-type", "'{}' is no number", "write digits, with a point before fractions: -1.5"),
    "long_number": _tell("bad-value", "the number '{}' has more than 30 digits"),
    "whole_number": _tell("bad-value", "'{}' is no whole number", "write a whole number from 1"),
    "too_small": _tell("out-of-range", "{} is below 1", "write a whole number from 1"),
    "date": _tell("bad-value", "'{}' is no date", "write year, month and day: 2026-09-14"),
    "duration": _tell("bad-value", "'{}' is no duration", "write a number and min, h, d, w, mo or y: 90d"),
    "color": _tell("bad-value", "'{}' is no colour", "write #rgb or #rrggbb: #2f6fde"),
    "format_version": _tell("bad-value", "this program reads format 1, not '{}'", "write journeymap: 1"),
}
