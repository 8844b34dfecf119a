"""The wording of pydantic's errors: a table from the type of an error to rule, message and hint."""

import datetime
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, NamedTuple

from pydantic_core import ErrorDetails

from journeymap_cli.load.normalize import shapes
from journeymap_cli.load.unknown_keys import UnrecognizedKey, is_joined, key_hint, names_in, part_at
from journeymap_cli.model.base import Model
from journeymap_cli.model.slug import DerivedId, refusal
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.phrases import kind_of, quoted, shorten
from journeymap_cli.problem import Hint, Path, Problem
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import BAD_ID, BAD_VALUE, MISSING_KEY, OUT_OF_RANGE, UNKNOWN_KEY, WRONG_TYPE

YEAR_FIRST: Final = regex(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST: Final = regex(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? +(?P<month>[A-Z][a-z]{2,8})\.?,? +(?P<year>\d{4})")
MONTH_FIRST: Final = regex(r"(?P<month>[A-Z][a-z]{2,8})\.? +(?P<day>\d{1,2})(?:st|nd|rd|th)?,? +(?P<year>\d{4})")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DURATION: Final = regex(r"(\d+(?:\.\d+)?) ?([a-z]+?)s?")
UNITS: Final = {
    **dict.fromkeys(("min", "minute"), "min"),
    **dict.fromkeys(("h", "hr", "hour"), "h"),
    **dict.fromkeys(("d", "day"), "d"),
    **dict.fromkeys(("w", "wk", "week"), "w"),
    **dict.fromkeys(("mo", "month"), "mo"),
    **dict.fromkeys(("y", "yr", "year"), "y"),
}


def iso_date(text: str) -> str | None:
    """`2026-09-14` for a date whose year comes first, or whose month is written out in English; else None."""
    found = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    try:
        month = int(found["month"]) if found["month"].isdecimal() else MONTHS.index(found["month"][:3].lower()) + 1
        return datetime.date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return None


def short_duration(text: str) -> str | None:
    """`90d` for a duration whose unit is written out in English; else None."""
    found = DURATION.fullmatch(text.lower())
    unit = UNITS.get(found[2]) if found else None
    return f"{found[1]}{unit}" if found and unit else None


MOST_HINTS: Final = 100


class Wording(NamedTuple):
    """The wording of one error."""

    rule: str
    message: str
    hint: str | None = None


WordingMaker = Callable[[ErrorDetails], Wording]


def problems(
    errors: list[ErrorDetails], root: type[Model], is_bare: Callable[[Path], bool], own_lanes: Collection[str] = ()
) -> Iterator[Problem]:
    """The validation errors as problems. Missing keys are left out if they only follow from unknown keys."""
    missing = [error for error in errors if error["type"] == "missing"]
    unquoted = {error["loc"][:-1] for error in missing if _needs_quotes(error, root)}
    named = {error["loc"][:-1]: names_in(*_written_keys(error, root)) for error in missing}
    for count, error in enumerate(errors):
        path, kind = error["loc"], error["type"]
        if kind == "too_short" and error["input"]:
            continue  # pydantic does not count invalid entries, which are reported already
        if kind == "missing":
            if not (path[:-1] in unquoted or named[path[:-1]] or any(map(is_joined, error["input"]))):
                yield Problem(MISSING_KEY, f"missing key '{path[-1]}'", path[:-1], hint=f"add '{path[-1]}: ...'")
        elif kind == "extra_forbidden":
            key, alone = str(path[-1]), path[:-1] in unquoted
            part = part_at(root, path[:-1])
            is_name = key in named.get(path[:-1], ())
            unknown = UnrecognizedKey(key, error["input"], part, alone, is_name, is_bare(path), own_lanes)
            hint = key_hint(unknown) if count < MOST_HINTS else None
            message = f"unknown key {quoted(shown(key, shapes(part)) if part and hint else key)}"
            yield Problem(UNKNOWN_KEY, message, path, hint=hint, key=True)
        else:
            rule, message, hint = _word(error, root)
            is_key = path[-1] == "[key]"
            yield Problem(rule, message, path[:-1] if is_key else path, hint=hint, key=is_key)


def _needs_quotes(error: ErrorDetails, root: type[Model]) -> bool:
    """Whether a mapping should be text: it has a single, unknown key, as in `- Pricing: is there a free tier?`."""
    keys, part = _written_keys(error, root)
    return part is not None and part.short == error["loc"][-1] and len(keys) == 1 and not keys.keys() & shapes(part)


def _written_keys(error: ErrorDetails, root: type[Model]) -> tuple[dict[str, Any], type[Model] | None]:
    """The written keys, with their values, of a mapping that lacks a key, and its part."""
    keys = {key: value for key, value in error["input"].items() if key != "x-" and not isinstance(value, DerivedId)}
    return keys, part_at(root, error["loc"][:-1])


def _word(error: ErrorDetails, root: type[Model]) -> Wording:
    value = error["input"]
    if value is None:
        return Wording(BAD_VALUE, "the list has an empty entry", "write its text, or remove the dash")
    if error["type"] in MAPPING_EXPECTED:
        return _not_a_mapping(value, part_at(root, error["loc"]) if error["type"] == PART_EXPECTED else None)
    if isinstance(value, (list, dict)) and error["type"] in TEXT_EXPECTED:
        return Wording(WRONG_TYPE, f"expected text, found {kind_of(value)}", "write a single value")
    make = WORDS.get(error["type"])
    return make(error) if make else Wording(BAD_VALUE, f"{quoted(value)} is not valid here")


def _not_a_mapping(value: object, part: type[Model] | None) -> Wording:
    """The wording for a value that should be a part, or for None a mapping with the user's own keys."""
    if part and part.short_key(""):
        return Wording(WRONG_TYPE, f"expected text, found {kind_of(value)}", "write text, or keys and values")
    example = next(iter(shapes(part))) if part else "name"
    hint = f"write keys and values, as in '{example}: ...'"
    return Wording(WRONG_TYPE, f"expected a mapping, found {kind_of(value)}", hint)


PART_EXPECTED: Final = "model_type"
MAPPING_EXPECTED: Final = {PART_EXPECTED, "mapping_type", "dict_type"}
TEXT_EXPECTED: Final = {
    "scalar_type",
    "literal_error",
    "number",
    "boolean",
    "date",
    "duration",
    "duration_range",
    "window",
    "percentile",
    "priority",
    "language",
    "color",
    "slug",
}


def _literal(error: ErrorDetails) -> Wording:
    choices = [choice.strip(" '") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    value = str(error["input"])
    message = f"{quoted(shown(value, choices))} is not one of {', '.join(choices)}"
    return Wording(BAD_VALUE, message, suggestion(value, choices))


BOOLEAN_WORDS: Final = {**dict.fromkeys(("yes", "on", "1"), "true"), **dict.fromkeys(("no", "off", "0"), "false")}
"""Other ways to write true and false, which YAML 1.1 accepts."""


def _truth(error: ErrorDetails) -> Wording:
    value = str(error["input"])
    truth = BOOLEAN_WORDS.get(value.lower())
    message = f"{quoted(value)} is neither true nor false"
    hint = Hint(f"write {truth}", truth) if truth else "write true or false"
    return Wording(BAD_VALUE if truth else WRONG_TYPE, message, hint)


NUMBER_HINT: Final = "write digits with a decimal point: -1.5"
METRIC_HINT: Final = "write a number such as 48.5 and the rest under 'unit', or a duration such as 3d"
NUMBER_HINTS: Final = {
    "score": f"{NUMBER_HINT}; put a word under 'label'",
    "value": METRIC_HINT,
    "target": METRIC_HINT,
}


def _number(error: ErrorDetails) -> Wording:
    hint = NUMBER_HINTS.get(str(error["loc"][-1]), NUMBER_HINT)
    return Wording(WRONG_TYPE, f"{quoted(error['input'])} is not a number", hint)


def _words(
    rule: str, message: str, hint: str = "", instead: Callable[[str], str | None] = lambda text: None
) -> WordingMaker:
    """Make the wording of an error. `instead` returns what to write instead of a value, if that is clear."""

    def word(error: ErrorDetails) -> Wording:
        found = instead(str(error["input"]))
        return Wording(rule, message.format(shorten(error["input"])), Hint(hint, found) if found else hint or None)

    return word


WORDS: Final[dict[str, WordingMaker]] = {
    "scalar_type": _words(WRONG_TYPE, "'{}' is not text"),
    "empty_text": _words(BAD_VALUE, "the text is empty", "write the text, or remove the key"),
    "invisible_text": _words(
        BAD_VALUE, "the text shows nothing: it has only invisible characters", "write the text, or remove the key"
    ),
    "literal_error": _literal,
    "boolean": _truth,
    "too_short": _words(BAD_VALUE, "the list is empty", "write at least one entry"),
    "slug": lambda error: Wording(BAD_ID, *refusal(str(error["input"]))),
    "number": _number,
    "long_number": _words(BAD_VALUE, "the number '{}' has more than 30 digits", "round it"),
    "whole_number": _words(BAD_VALUE, "'{}' is not a whole number", "write a whole number from 1"),
    "too_small": _words(OUT_OF_RANGE, "{} is less than 1", "write a whole number from 1"),
    "date": _words(BAD_VALUE, "'{}' is not a date", "write year, month and day: 2026-09-14", iso_date),
    "duration": _words(
        BAD_VALUE, "'{}' is not a duration", "write a number and min, h, d, w, mo or y: 90d", short_duration
    ),
    "duration_range": _words(
        BAD_VALUE,
        "'{}' is not a duration",
        "write a number and min, h, d, w, mo or y: 90d, or a range: 1w-2w",
        short_duration,
    ),
    "descending_range": _words(BAD_VALUE, "'{}' does not go from a shorter to a longer duration", "write 1w-2w"),
    "window": _words(
        BAD_VALUE, "'{}' is not a length of time", "write a whole number and min, h, d or w: 30d", short_duration
    ),
    "percentile": _words(BAD_VALUE, "'{}' is not a percentile that is measured", "write 50 or 90"),
    "priority": _words(BAD_VALUE, "'{}' is not a priority", "write a whole number from 1, the most urgent"),
    "language": _words(BAD_VALUE, "'{}' is not a language tag", "write a tag such as de, pt-BR or zh-Hant"),
    "too_long": _words(BAD_VALUE, "the list has more than five entries", "keep the most important five"),
    "color": _words(BAD_VALUE, "'{}' is not a colour", "write #rgb or #rrggbb: #2f6fde"),
    "format_version": _words(BAD_VALUE, "format version '{}' is not supported", "write journeymap: 1"),
}
