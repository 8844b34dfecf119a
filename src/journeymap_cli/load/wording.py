"""What the schema refuses, in our words: a table from the kind of error to rule, message and hint."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pydantic_core import ErrorDetails

from journeymap_cli.load.normalize import shapes
from journeymap_cli.load.unknown_keys import key_hint, part_at
from journeymap_cli.model.base import Model
from journeymap_cli.model.slug import RESERVED, DerivedId, slug
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import BAD_ID, BAD_VALUE, MISSING_KEY, OUT_OF_RANGE, UNKNOWN_KEY, WRONG_TYPE

SHOWN = 60
MOST_HINTS = 100

Bare = Callable[[Path], bool]
"""Whether the key at a path has no colon, as the second in `{text: Examines, explains}`."""


class Wording(NamedTuple):
    """How one kind of error is told."""

    rule: str
    message: str
    hint: str | None = None


WordingMaker = Callable[[ErrorDetails], Wording]


def problems(errors: list[ErrorDetails], root: type[Model], is_bare: Bare) -> Iterator[Problem]:
    """Every error of the schema as a problem; a text with a colon that became a mapping is one problem, not two."""
    quoted = {error["loc"][:-1] for error in errors if error["type"] == "missing" and _lost_its_quotes(error, root)}
    for count, error in enumerate(errors):
        path, kind = error["loc"], error["type"]
        if kind == "too_short" and error["input"]:
            continue  # the entries that are there are reported themselves
        if kind == "missing":
            if path[:-1] not in quoted:
                yield Problem(MISSING_KEY, f"the key '{path[-1]}' is missing", path[:-1], hint=f"add '{path[-1]}: ...'")
        elif kind == "extra_forbidden":
            hint = _key_hint(error, root, is_bare, quote=path[:-1] in quoted) if count < MOST_HINTS else None
            yield Problem(UNKNOWN_KEY, f"unknown key '{shorten(path[-1])}'", path, hint=hint, key=True)
        else:
            rule, message, hint = _word(error, root)
            is_key = path[-1] == "[key]"
            yield Problem(rule, message, path[:-1] if is_key else path, hint=hint, key=is_key)


def _lost_its_quotes(error: ErrorDetails, root: type[Model]) -> bool:
    """Whether a mapping was meant as a text, as in `- Pricing: is there a free tier?`: one key, and nobody knows it."""
    part = part_at(root, error["loc"][:-1])
    written = [key for key, value in error["input"].items() if not isinstance(value, DerivedId)]
    return part is not None and part.short == error["loc"][-1] and len(written) == 1 and written[0] not in shapes(part)


def _key_hint(error: ErrorDetails, root: type[Model], is_bare: Bare, *, quote: bool) -> str:
    path = error["loc"]
    part = part_at(root, path[:-1])
    return key_hint(str(path[-1]), error["input"], part, quote=quote, bare=is_bare(path))


def shorten(value: object) -> str:
    """A value for a message: one line, cut."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _word(error: ErrorDetails, root: type[Model]) -> Wording:
    value = error["input"]
    if value is None:
        return Wording(BAD_VALUE, "an entry of this list is empty", "write its text, or take the dash out")
    if error["type"] in KEYS_WANTED:
        return _not_keys(value, part_at(root, error["loc"]) if error["type"] == PART_WANTED else None)
    if isinstance(value, (list, dict)) and error["type"] in TEXT_WANTED:
        return _stands(value, "one text belongs", "write one value here")
    teller = WORDS.get(error["type"])
    return teller(error) if teller else Wording(BAD_VALUE, f"'{shorten(value)}' does not fit here")


def _not_keys(value: object, part: type[Model] | None) -> Wording:
    """No mapping where a part is due, or one with keys of the user's own (None)."""
    if part and part.short_key(""):
        return _stands(value, "one text belongs", "write one text here, or keys and values")
    example = next(iter(shapes(part))) if part else "name"
    return _stands(value, "keys and values belong", f"write them below it, as in '{example}: ...'")


def _stands(value: object, where: str, hint: str) -> Wording:
    what = "a list stands" if isinstance(value, list) else "keys and values stand"
    what = "a text stands" if isinstance(value, str) else what
    return Wording(WRONG_TYPE, f"{what} where {where}", hint)


PART_WANTED: Final = "model_type"
KEYS_WANTED: Final = {PART_WANTED, "mapping_type", "dict_type"}
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


def bad_id(value: str) -> Wording:
    """What to say of an id that is none."""
    if value == RESERVED:
        return Wording(BAD_ID, f"the id '{RESERVED}' is taken: under next it leaves the journey", "choose another")
    found = slug(value) if len(value) <= SHOWN else ""
    how = "lower-case letters and digits, joined by single hyphens"
    hint = f"write '{found}': {how}" if found and found != RESERVED else f"write {how}"
    return Wording(BAD_ID, f"'{shorten(value)}' is no id", hint)


def _literal(error: ErrorDetails) -> Wording:
    choices = [choice.strip(" '") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    found = nearest(str(error["input"]), choices)
    hint = f"did you mean '{found}'?" if found else f"write one of {', '.join(choices)}"
    return Wording(BAD_VALUE, f"'{shorten(error['input'])}' is none of {', '.join(choices)}", hint)


MEANT: Final = {**dict.fromkeys(("yes", "on", "1"), "true"), **dict.fromkeys(("no", "off", "0"), "false")}
"""What people write for a truth."""


def _truth(error: ErrorDetails) -> Wording:
    value = str(error["input"])
    meant = MEANT.get(value.lower())
    message = f"'{shorten(value)}' is neither true nor false"
    return Wording(BAD_VALUE if meant else WRONG_TYPE, message, f"write {meant or 'true or false'}")


NUMBER_HINT: Final = "write digits, with a point before fractions: -1.5"
METRIC_HINT: Final = "write digits, as 48.5, and the rest under 'unit'; or a duration, as 3d"
NUMBER_HINTS: Final = {
    "score": f"{NUMBER_HINT}; a word goes under 'label'",
    "value": METRIC_HINT,
    "target": METRIC_HINT,
}


def _number(error: ErrorDetails) -> Wording:
    hint = NUMBER_HINTS.get(str(error["loc"][-1]), NUMBER_HINT)
    return Wording(WRONG_TYPE, f"'{shorten(error['input'])}' is no number", hint)


def _tell(rule: str, message: str, hint: str | None = None) -> WordingMaker:
    return lambda error: Wording(rule, message.format(shorten(error["input"])), hint)


WORDS: Final[dict[str, WordingMaker]] = {
    "string_type": _tell(WRONG_TYPE, "'{}' is no text"),
    "scalar_type": _tell(WRONG_TYPE, "'{}' is no text"),
    "empty_text": _tell(BAD_VALUE, "the text is empty", "write the text, or take the key out"),
    "literal_error": _literal,
    "truth": _truth,
    "too_short": _tell(BAD_VALUE, "the list is empty", "write at least one"),
    "slug": lambda error: bad_id(str(error["input"])),
    "number": _number,
    "long_number": _tell(BAD_VALUE, "the number '{}' has more than 30 digits", "round it"),
    "whole_number": _tell(BAD_VALUE, "'{}' is no whole number", "write a whole number from 1"),
    "too_small": _tell(OUT_OF_RANGE, "{} is below 1", "write a whole number from 1"),
    "date": _tell(BAD_VALUE, "'{}' is no date", "write year, month and day: 2026-09-14"),
    "duration": _tell(
        BAD_VALUE, "'{}' is no duration", "write a number, then min, h, d, w, mo or y, without a blank: 90d"
    ),
    "color": _tell(BAD_VALUE, "'{}' is no colour", "write #rgb or #rrggbb: #2f6fde"),
    "format_version": _tell(BAD_VALUE, "this program reads format 1, not '{}'", "write journeymap: 1"),
}
