"""The kinds of scalar. Every value arrives as the text that was written and is typed by the field that receives it."""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, cast

from pydantic import AfterValidator, PlainValidator
from pydantic_core import PydanticCustomError

from journeymap_cli.model import kinds
from journeymap_cli.model.slug import DerivedId, is_slug

MOST_DIGITS = 30
NUMBER = re.compile(r"[+\-\u2212]?(\d+(\.\d+)?|\.\d+)", re.ASCII)
DURATION = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(min|h|d|w|mo|y)", re.ASCII)
COLOR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("scalar_type", "one text is wanted")
    return value


def _text(value: str) -> str:
    """Block scalars bring line breaks at their end that nobody means."""
    stripped = value.rstrip("\r\n")
    if not stripped.strip():
        raise PydanticCustomError("empty_text", "the text is empty")
    return stripped


def _optional_text(value: str | None) -> str | None:
    """Optional text: an empty one is as if it were not written."""
    return _text(value) if value and value.strip() else None


def _slug(value: object) -> str:
    if isinstance(value, DerivedId) or is_slug(_scalar(value)):
        return cast("str", value)
    raise PydanticCustomError("slug", "no id")


def parse_number(text: str) -> Decimal | None:
    """A number as written, or None: sign (U+2212 too), digits, digits after a point; no exponent, no grouping."""
    if not NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace("\u2212", "-"))
    return number or abs(number)


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if (number := parse_number(text := _scalar(value))) is None:
        raise PydanticCustomError("number", "no number")
    _refuse_long(text)
    return number


def _refuse_long(number: str) -> None:
    if sum(map(str.isdigit, number)) > MOST_DIGITS:
        raise PydanticCustomError("long_number", "too many digits")


def _count(value: object) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("whole_number", "no whole number")
    if number < 1:
        raise PydanticCustomError("too_small", "below one")
    return int(number)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar(value).lower()
    if text in {"true", "false"}:
        return text == "true"
    raise PydanticCustomError("truth", "neither true nor false")


def _date(value: object) -> datetime.date:
    text = value.isoformat() if isinstance(value, datetime.date) else _scalar(value)
    try:
        if DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise PydanticCustomError("date", "no date")


def parse_duration(text: str) -> tuple[Decimal, str] | None:
    """The amount and the unit of a duration such as `1.5h`, or None."""
    found = DURATION.fullmatch(text)
    return (Decimal(found[1]), found[2]) if found and Decimal(found[1]) else None


def _duration(value: object) -> str:
    if parse_duration(text := _scalar(value)) is None:
        raise PydanticCustomError("duration", "no duration")
    _refuse_long(text)
    return text


def _quantity(value: object) -> Decimal | str:
    return _duration(value) if isinstance(value, str) and parse_duration(value) else _number(value)


def _color(value: object) -> str:
    if not COLOR.fullmatch(text := _scalar(value)):
        raise PydanticCustomError("color", "no colour")
    return text


def _format(value: object) -> int:
    if value == 1 or _scalar(value) == "1":
        return 1
    raise PydanticCustomError("format_version", "another format")


Text: TypeAlias = Annotated[str, AfterValidator(_text), kinds.TEXT]
OptionalText: TypeAlias = Annotated[str | None, AfterValidator(_optional_text), kinds.OPTIONAL_TEXT]
Slug: TypeAlias = Annotated[str, PlainValidator(_slug), kinds.SLUG]
Number: TypeAlias = Annotated[Decimal, PlainValidator(_number), kinds.NUMBER]
Count: TypeAlias = Annotated[int, PlainValidator(_count), kinds.COUNT]
Truth: TypeAlias = Annotated[bool, PlainValidator(_truth), kinds.TRUTH]
Date: TypeAlias = Annotated[datetime.date, PlainValidator(_date), kinds.DATE]
Duration: TypeAlias = Annotated[str, PlainValidator(_duration), kinds.DURATION]
Quantity: TypeAlias = Annotated[Decimal | str, PlainValidator(_quantity), kinds.QUANTITY]
Color: TypeAlias = Annotated[str, PlainValidator(_color), kinds.COLOR]
Format: TypeAlias = Annotated[int, PlainValidator(_format), kinds.FORMAT]

Evidence: TypeAlias = Literal["observed", "reported", "assumed", "proposed"]
Level: TypeAlias = Literal["low", "medium", "high"]
Progress: TypeAlias = Literal["idea", "planned", "in-progress", "done", "dropped"]
