import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from journeymap_cli.model import scalars
from journeymap_cli.model.scalars import parse_duration, parse_number
from journeymap_cli.model.slug import DerivedId


def value(kind: Any, text: object) -> Any:
    return TypeAdapter(kind).validate_python(text)


def refused(kind: Any, text: object) -> str:
    """The type of the error."""
    with pytest.raises(ValidationError) as caught:
        value(kind, text)
    return str(caught.value.errors()[0]["type"])


@pytest.mark.parametrize("text", ["No", "~", "null", "10:30", "1.10", " a ", "a\n\nb", "\u200ba", "\u0301", "."])
def test_text_stays_as_it_is(text: str) -> None:
    assert value(scalars.Text, text) == text
    assert value(scalars.OptionalText, text) == text


def test_the_line_break_of_a_block_is_not_part_of_the_text() -> None:
    assert value(scalars.Text, "a\n  b\n\n") == "a\n  b"
    assert value(scalars.OptionalText, "a\n") == "a"


@pytest.mark.parametrize("text", ["", " ", "\n", "\t \n"])
def test_blank_text_is_an_error_where_text_is_required_and_else_none(text: str) -> None:
    assert refused(scalars.Text, text) == "empty_text"
    assert value(scalars.OptionalText, text) is None


@pytest.mark.parametrize(
    "text", ["\u200b", "\u00ad", " \u2060\ufeff\n", "\u3164", "\ufe0f", "\u2800", "\u200e\u202e", "\U000e0041"]
)
def test_text_that_shows_nothing_is_no_text(text: str) -> None:
    assert refused(scalars.Text, text) == "invisible_text"
    assert value(scalars.OptionalText, text) is None


@pytest.mark.parametrize("text", ["\u00a0", "\u3000\u2003"])
def test_white_space_of_any_kind_is_empty(text: str) -> None:
    assert refused(scalars.Text, text) == "empty_text"


@pytest.mark.parametrize("kind", [scalars.Text, scalars.OptionalText])
@pytest.mark.parametrize("data", [[], ["a"], {}, {"a": "b"}])
def test_a_list_or_a_mapping_is_not_text(kind: Any, data: object) -> None:
    assert refused(kind, data) == "scalar_type"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "1"),
        ("-2", "-2"),
        ("+3", "3"),
        ("\u22124", "-4"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("007", "7"),
        ("1.10", "1.10"),
    ],
)
def test_a_number_is_kept_as_written(text: str, number: str) -> None:
    found = value(scalars.Number, text)
    assert found == Decimal(number)
    assert str(found) == number


NO_NUMBERS = [
    "-",
    ".",
    "1.",
    "1e3",
    "1_000",
    "0x10",
    "1,5",
    "48%",
    ".inf",
    "-.inf",
    ".nan",
    "NaN",
    "٣",
    "--1",
    "−-1",
    "",
    "1 ",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_anything_else_is_not_a_number(text: str) -> None:
    assert refused(scalars.Number, text) == "number"
    assert refused(scalars.Quantity, text) == "number"
    assert parse_number(text) is None


@given(st.text(max_size=8))
def test_a_number_is_always_finite(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()


def test_a_number_has_at_most_thirty_digits() -> None:
    assert value(scalars.Number, "9" * 30) == Decimal("9" * 30)
    assert refused(scalars.Number, "9" * 31) == "long_number"
    assert refused(scalars.Number, "0." + "9" * 31) == "long_number"


def test_a_number_of_very_many_digits_is_refused_without_computing_it() -> None:
    assert refused(scalars.Count, "9" * 5000) == "long_number"


def test_a_minus_zero_is_zero() -> None:
    assert str(value(scalars.Number, "-0")) == "0"


@pytest.mark.parametrize(("text", "count"), [("1", 1), ("14", 14), ("14.0", 14), ("+2", 2)])
def test_a_count_is_whole(text: str, count: int) -> None:
    assert value(scalars.Count, text) == count


@pytest.mark.parametrize(
    ("text", "kind"), [("0", "too_small"), ("-3", "too_small"), ("1.5", "whole_number"), ("many", "number")]
)
def test_anything_else_is_not_a_count(text: str, kind: str) -> None:
    assert refused(scalars.Count, text) == kind


@pytest.mark.parametrize("text", ["true", "True", "TRUE", "tRue"])
def test_true_is_true_in_any_case(text: str) -> None:
    assert value(scalars.Boolean, text) is True
    assert value(scalars.Boolean, text.lower().replace("true", "False")) is False


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "1", "0", "", "~"])
def test_anything_else_is_not_a_boolean(text: str) -> None:
    assert refused(scalars.Boolean, text) == "boolean"


def test_a_date_is_year_month_and_day() -> None:
    assert value(scalars.Date, "2024-02-29") == datetime.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-13-01",
        "0000-01-01",
        "26-01-01",
        "2026-1-1",
        "20260101",
        "2026-W01-1",
        "2026-01-01T00:00",
        "٢٠٢٦-٠١-٠١",
        "",
    ],
)
def test_anything_else_is_not_a_date(text: str) -> None:
    assert refused(scalars.Date, text) == "date"


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("15min", "15", "min"),
        ("2h", "2", "h"),
        ("1.5d", "1.5", "d"),
        ("12w", "12", "w"),
        ("6mo", "6", "mo"),
        (".5y", "0.5", "y"),
    ],
)
def test_a_duration_has_an_amount_and_a_unit(text: str, amount: str, unit: str) -> None:
    assert value(scalars.Duration, text) == text
    assert value(scalars.Quantity, text) == text
    assert parse_duration(text) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "text", ["", "d", "0d", "0.0h", "-1d", "+1d", "1 d", "1D", "1m", "1s", "90", "1d2h", "1,5d", "٣d"]
)
def test_anything_else_is_not_a_duration(text: str) -> None:
    assert refused(scalars.Duration, text) == "duration"
    assert parse_duration(text) is None


def test_a_quantity_is_also_a_number() -> None:
    assert value(scalars.Quantity, "71.50") == Decimal("71.50")


@pytest.mark.parametrize("text", ["#2f6", "#2F6FDE"])
def test_a_colour_has_three_or_six_digits(text: str) -> None:
    assert value(scalars.Color, text) == text


@pytest.mark.parametrize("text", ["blue", "#12", "#1234", "#12345678", "#ggg", "2f6fde", "#2f6;x", "#2f6\n", "url(#a)"])
def test_anything_else_is_not_a_colour(text: str) -> None:
    assert refused(scalars.Color, text) == "color"


def test_the_format_is_one() -> None:
    assert value(scalars.FormatVersion, "1") == 1
    assert {refused(scalars.FormatVersion, text) for text in ("2", "1.0", "", "one")} == {"format_version"}


def test_an_id_is_a_slug_or_derived() -> None:
    assert value(scalars.Slug, "first-call") == "first-call"
    assert isinstance(value(scalars.Slug, DerivedId("first-call")), DerivedId)
    assert refused(scalars.Slug, "First call") == "slug"


SINGLE = [
    scalars.FormatVersion,
    scalars.Slug,
    scalars.Number,
    scalars.Count,
    scalars.Boolean,
    scalars.Date,
    scalars.Duration,
    scalars.Color,
]


@pytest.mark.parametrize("kind", SINGLE)
@pytest.mark.parametrize("data", [[], ["1"], {}, {"a": "1"}])
def test_a_list_or_a_mapping_is_not_a_scalar(kind: Any, data: object) -> None:
    assert refused(kind, data) == "scalar_type"
