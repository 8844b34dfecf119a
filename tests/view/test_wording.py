from decimal import Decimal

import pytest

from journeymap_cli.model.metric import Metric
from journeymap_cli.view import wording
from journeymap_cli.view.wording import is_right_to_left, isolated, to_the_left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key", False),
        ("", False),
        ("42!", False),
        ("מפתח", True),
        ("(42) מפתח", True),
        ("API مفتاح", False),
        ("鍵", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_only_text_that_can_reorder_its_neighbours_is_isolated() -> None:
    assert isolated("DX team") == "DX team"
    assert isolated("צוות") == "\u2068צוות\u2069"
    assert isolated("a\u202eb") == "\u2068a\u202eb\u2069"


def test_a_line_keeps_its_direction_whatever_it_begins_with() -> None:
    assert to_the_left("API מפתח") == "\u2067API מפתח\u2069"


@pytest.mark.parametrize(
    ("value", "words"),
    [("2", "+2"), ("-1.50", "−1.50"), ("0", "0"), ("-0", "0"), ("0.0", "0"), ("12000", "+12\u202f000")],
)
def test_a_signed_number_has_a_sign_unless_it_is_zero(value: str, words: str) -> None:
    assert wording.signed(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("9999", "9999"),
        ("9999.99", "9999.99"),
        ("10000", "10\u202f000"),
        ("-9999", "−9999"),
        ("-10000", "−10\u202f000"),
        ("1234567.50", "1\u202f234\u202f567.50"),
    ],
)
def test_thousands_are_set_apart_from_ten_thousand_on(value: str, words: str) -> None:
    assert wording.number(Decimal(value)) == words


def test_a_score_has_a_sign_where_the_scale_goes_below_zero() -> None:
    assert wording.score(Decimal("2"), Decimal("-2")) == "+2"
    assert wording.score(Decimal("2"), Decimal("0")) == "2"


@pytest.mark.parametrize(
    ("text", "words"),
    [("2d", "2 days"), ("1h", "1 hour"), ("1.5w", "1.5 weeks"), ("6mo", "6 months"), ("soon", "soon")],
)
def test_a_duration_in_words(text: str, words: str) -> None:
    assert wording.duration(text) == words


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        (Metric(name="m", kind="reach", value="71"), "71%"),
        (Metric(name="m", kind="nps", value="12"), "+12"),
        (Metric(name="m", kind="duration", value="15min"), "15 minutes"),
        (Metric(name="m", value="3.50", unit="EUR"), "3.50 EUR"),
        (Metric(name="m", value="2140"), "2140"),
        (Metric(name="m", value="5", unit="%"), "5%"),
    ],
)
def test_a_quantity_has_the_unit_of_its_kind(metric: Metric, words: str) -> None:
    assert metric.value is not None
    assert wording.quantity(metric.value, metric) == words
