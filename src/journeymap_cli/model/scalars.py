"""The scalar types. A value is the text in the file, which is parsed according to the type of its field.

The error types of the validators are keys of the table in `load/wording.py`, which has the messages for users.
"""

import datetime
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function, plain_serializer_function_ser_schema

from journeymap_cli.characters import UNSEEN
from journeymap_cli.language.tags import parse_tag
from journeymap_cli.model import kinds
from journeymap_cli.model.slug import DerivedId, as_id, is_slug
from journeymap_cli.regexes import regex

MOST_DIGITS = 30
MOST_URGENT_LAST = 1_000_000
"""The largest number of a priority."""

NUMBER = regex(kinds.NUMBER_PATTERN)
DURATION = regex(kinds.DURATION_PATTERN)
DATE = regex(kinds.DATE_PATTERN)
COLOR = regex(kinds.COLOR_PATTERN)
VISIBLE = regex(rf"[^\s{UNSEEN}]")


class ScalarParser:
    """In `Annotated`, the kind of a scalar and the function that parses it, as in pydantic's PlainValidator.

    All fields share one schema. Pydantic would create one for each, which would take much of the time of a short run.
    """

    def __init__(
        self, parse: Callable[[Any], Any], kind: kinds.ScalarKind, serialize: Callable[[Any], Any] | None = None
    ) -> None:
        self.kind = kind
        serialization = plain_serializer_function_ser_schema(serialize) if serialize else None
        self._schema = no_info_plain_validator_function(parse, serialization=serialization)

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        """See pydantic: the schema of a value."""
        return self._schema


def scalar_kind(notes: Iterable[Any]) -> kinds.ScalarKind | None:
    """The kind of scalar in the metadata of a type or field, if it is one."""
    return next((note.kind for note in notes if isinstance(note, ScalarParser)), None)


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("scalar_type", "expected a text")
    return value


def _text(value: object) -> str:
    """The text without trailing line breaks, which a YAML block scalar adds."""
    stripped = _scalar(value).rstrip("\r\n")
    if _is_visible(stripped):
        return stripped
    if stripped.strip():
        raise PydanticCustomError("invisible_text", "the text shows nothing")
    raise PydanticCustomError("empty_text", "the text is empty")


def _is_visible(text: str) -> bool:
    """Whether a text shows anything. Most begin with an ASCII character, which saves compiling the pattern."""
    return "!" <= text[:1] <= "~" or bool(VISIBLE.search(text))


def _optional_text(value: object) -> str | None:
    """The text, or None if it shows nothing."""
    return None if value is None or not _is_visible(_scalar(value)) else _text(value)


def _slug(value: object) -> str:
    if isinstance(value, DerivedId):
        return value
    if is_slug(text := _scalar(value)):
        return as_id(text)
    raise PydanticCustomError("slug", "not an id")


def _reference(value: object) -> str:
    return as_id(_text(value))


def _optional_reference(value: object) -> str | None:
    return None if (text := _optional_text(value)) is None else as_id(text)


def parse_number(text: str) -> Decimal | None:
    """Parse a number with an optional sign (also U+2212) and a decimal point; no exponent, no grouping. Else None."""
    if not NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace("\u2212", "-"))
    return number or abs(number)  # zero without a minus sign


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if (number := parse_number(text := _scalar(value))) is None:
        raise PydanticCustomError("number", "not a number")
    _refuse_long(text)
    return number


def _refuse_long(number: str) -> None:
    if sum(map(str.isdigit, number)) > MOST_DIGITS:
        raise PydanticCustomError("long_number", "too many digits")


def _count(value: object) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("whole_number", "not a whole number")
    if number < 1:
        raise PydanticCustomError("too_small", "below 1")
    return int(number)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar(value).lower()
    if text in {"true", "false"}:
        return text == "true"
    raise PydanticCustomError("boolean", "neither true nor false")


def _date(value: object) -> datetime.date:
    text = value.isoformat() if isinstance(value, datetime.date) else _scalar(value)
    if found := parse_date(text):
        return found
    raise PydanticCustomError("date", "not a date")


def parse_date(text: str) -> datetime.date | None:
    """Parse a date such as `2026-09-14`; None if it is not one."""
    try:
        return datetime.date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        return None


def parse_duration(text: str) -> tuple[Decimal, str] | None:
    """Parse a duration such as `1.5h` into its amount and unit; None if it is not a duration, or is zero."""
    match = DURATION.fullmatch(text)
    return (Decimal(match[1]), match[3]) if match and Decimal(match[1]) else None


def _duration(value: object) -> str:
    if parse_duration(text := _scalar(value)) is None:
        raise PydanticCustomError("duration", "not a duration")
    _refuse_long(text)
    return text


def parse_durations(text: str) -> tuple[tuple[Decimal, str], ...] | None:
    """Parse a duration or a range of two (`1w-2w`) into amounts and units; None if it is neither."""
    parsed = [parse_duration(part) for part in text.split("-", 1)]
    return tuple(part for part in parsed if part) if all(parsed) else None


_MINUTES: Final = {"min": 1, "h": 60, "d": 1440, "w": 10_080, "mo": 43_200, "y": 525_600}


def _duration_range(value: object) -> str:
    parsed = parse_durations(text := _scalar(value))
    if parsed is None:
        raise PydanticCustomError("duration_range", "not a duration")
    _refuse_long(text)
    lengths = [amount * _MINUTES[unit] for amount, unit in parsed]
    if lengths != sorted(set(lengths)):
        raise PydanticCustomError("descending_range", "the first duration is not the shorter one")
    return text


def _priority(value: object) -> int:
    if isinstance(value, int):
        return value
    number = parse_number(text := _scalar(value))
    if number is None or number != number.to_integral_value() or not 1 <= number <= MOST_URGENT_LAST:
        raise PydanticCustomError("priority", "not a whole number from 1")
    _refuse_long(text)
    return int(number)


def _language(value: object) -> str:
    tag = parse_tag(_scalar(value))
    if tag is None:
        raise PydanticCustomError("language", "not a language tag")
    return str(tag)


def _label(value: object) -> str | tuple[str, ...]:
    """A text, or a tuple of several. A list with one text counts as this text."""
    if isinstance(value, str):
        return _text(value)
    texts = tuple(_text(_scalar(text)) for text in value) if isinstance(value, (list, tuple)) else ()
    if not texts:
        raise PydanticCustomError("scalar_type", "expected a text")
    return texts if len(texts) > 1 else texts[0]


def _optional_label(value: object) -> str | tuple[str, ...] | None:
    return None if value is None or (isinstance(value, str) and not value.strip()) else _label(value)


NEARLY_BOOLEAN: Final = frozenset(("yes", "no", "on", "off", "0", "1"))


def _moment(value: object) -> bool | str:
    if isinstance(value, bool):
        return value
    text = _text(_scalar(value))
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if text.lower() in NEARLY_BOOLEAN:
        raise PydanticCustomError("boolean", "neither true nor false")
    return text


def _quantity(value: object) -> Decimal | str:
    return _duration(value) if isinstance(value, str) and parse_duration(value) else _number(value)


def _color(value: object) -> str:
    if not COLOR.fullmatch(text := _scalar(value)):
        raise PydanticCustomError("color", "not a colour")
    return text


def _format(value: object) -> int:
    if value == 1 or _scalar(value) == "1":
        return 1
    raise PydanticCustomError("format_version", "unsupported format version")


Text: TypeAlias = Annotated[str, ScalarParser(_text, kinds.TEXT)]
OptionalText: TypeAlias = Annotated[str | None, ScalarParser(_optional_text, kinds.OPTIONAL_TEXT)]
Reference: TypeAlias = Annotated[str, ScalarParser(_reference, kinds.TEXT)]
OptionalReference: TypeAlias = Annotated[str | None, ScalarParser(_optional_reference, kinds.OPTIONAL_TEXT)]
Slug: TypeAlias = Annotated[str, ScalarParser(_slug, kinds.SLUG)]
Number: TypeAlias = Annotated[Decimal, ScalarParser(_number, kinds.NUMBER)]
Count: TypeAlias = Annotated[int, ScalarParser(_count, kinds.COUNT)]
Boolean: TypeAlias = Annotated[bool, ScalarParser(_boolean, kinds.BOOLEAN)]
Date: TypeAlias = Annotated[datetime.date, ScalarParser(_date, kinds.DATE)]
Duration: TypeAlias = Annotated[str, ScalarParser(_duration, kinds.DURATION)]
Quantity: TypeAlias = Annotated[Decimal | str, ScalarParser(_quantity, kinds.QUANTITY)]
Color: TypeAlias = Annotated[str, ScalarParser(_color, kinds.COLOR)]
DurationRange: TypeAlias = Annotated[str, ScalarParser(_duration_range, kinds.DURATION_RANGE)]
PriorityNumber: TypeAlias = Annotated[int, ScalarParser(_priority, kinds.PRIORITY)]
LanguageTag: TypeAlias = Annotated[str, ScalarParser(_language, kinds.LANGUAGE)]
Label: TypeAlias = Annotated[str | tuple[str, ...], ScalarParser(_label, kinds.LABEL)]
OptionalLabel: TypeAlias = Annotated[str | tuple[str, ...] | None, ScalarParser(_optional_label, kinds.LABEL)]
Moment: TypeAlias = Annotated[bool | str, ScalarParser(_moment, kinds.MOMENT)]
FormatVersion: TypeAlias = Annotated[int, ScalarParser(_format, kinds.FORMAT)]

Evidence: TypeAlias = Literal["observed", "reported", "assumed", "proposed"]
"""How well a statement is supported."""
