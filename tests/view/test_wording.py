from decimal import Decimal

import pytest

from journeymap_cli.language.language import language_of
from journeymap_cli.model.journey import Scale
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


def test_any_letter_from_the_right_decides_in_a_map_that_runs_so() -> None:
    assert is_right_to_left("API مفتاح", language_of("ar"))
    assert not is_right_to_left("NPS", language_of("ar"))
    assert not is_right_to_left("API مفتاح", language_of("de"))


def test_only_text_that_can_reorder_its_neighbours_is_isolated() -> None:
    assert isolated("DX team") == "DX team"
    assert isolated("צוות") == "\u2068צוות\u2069"
    assert isolated("a\u202eb") == "\u2068a\u202eb\u2069"


def test_a_line_keeps_its_direction_whatever_it_begins_with() -> None:
    assert to_the_left("API מפתח") == "\u2067API מפתח\u2069"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2", "+2"),
        ("-1.50", "−1.5"),
        ("-0.0004", "−0.0004"),
        ("0", "0"),
        ("-0", "0"),
        ("0.0", "0"),
        ("12000", "+12\u202f000"),
    ],
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
        ("1234567.50", "1\u202f234\u202f567.5"),
    ],
)
def test_thousands_are_set_apart_from_ten_thousand_on(value: str, words: str) -> None:
    assert wording.number(Decimal(value)) == words


def test_a_score_has_a_sign_where_the_scale_goes_below_zero() -> None:
    assert wording.score(Decimal("2"), Scale(min="-2")) == "+2"
    assert wording.score(Decimal("2"), Scale(min="0")) == "2"


@pytest.mark.parametrize(
    ("low", "high", "score", "words"),
    [
        ("1", "5", "3.6666667", "3.67"),
        ("1", "5", "4.0", "4"),
        ("-2", "2", "-1.5", "−1.5"),
        ("-2", "2", "1.25", "+1.25"),
        ("-2", "2", "-0.001", "0"),
        ("0", "1", "0.6666667", "0.67"),
        ("0", "10", "6.6666667", "6.67"),
        ("0", "100", "66.6666667", "66.67"),
        ("-1000", "1000", "66.5", "+66.5"),
        ("0", "0.01", "0.0066667", "0.0067"),
        (
            "0",
            "1",
            "123456789012345678901234567.999",
            "123\u202f456\u202f789\u202f012\u202f345\u202f678\u202f901\u202f234\u202f568",
        ),
    ],
)
def test_a_score_is_as_precise_as_its_scale_needs(low: str, high: str, score: str, words: str) -> None:
    assert wording.score(Decimal(score), Scale(min=low, max=high)) == words


def test_a_score_that_is_shown_with_fewer_digits_is_kept_in_full() -> None:
    assert wording.exact_score(Decimal("-1.2345678"), Scale()) == "−1.2345678"
    assert wording.exact_score(Decimal("-1.50"), Scale()) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [("66.6666667", "66.67"), ("0.00345678", "0.00346"), ("99.95", "99.95"), ("3.0000000000000004", "3")],
)
def test_a_number_keeps_two_decimals_and_three_digits(value: str, words: str) -> None:
    assert wording.number(Decimal(value)) == words


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
        (Metric(name="m", value="3.50", unit="EUR"), "3.5 EUR"),
        (Metric(name="m", value="2140"), "2140"),
        (Metric(name="m", value="5", unit="%"), "5%"),
        (Metric(name="m", kind="reach", value="66.6666667"), "66.67%"),
        (Metric(name="m", kind="duration", value="1.3333333h"), "1.33 hours"),
    ],
)
def test_a_quantity_has_the_unit_of_its_kind(metric: Metric, words: str) -> None:
    assert metric.value is not None
    assert wording.quantity(metric.value, metric) == words


def test_a_quantity_that_is_shown_with_fewer_digits_is_kept_in_full() -> None:
    metric = Metric(name="m", kind="reach")
    assert wording.exact_quantity(Decimal("66.6666667"), metric) == "66.6666667%"
    assert wording.exact_quantity(Decimal("66.50"), metric) is None


def test_a_change_is_rounded_before_it_gets_its_noun() -> None:
    assert wording.points(Decimal("-1.0001")) == "−1 point"
    assert wording.points(Decimal("-33.3333333")) == "−33.33 points"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "−27 Prozentpunkte"),
        ("fr", "−27 points de pourcentage"),
        ("es", "−27 puntos porcentuales"),
        ("ru", "−27 п. п."),
        ("ja", "−27 ポイント"),
        ("zh-Hans", "−27 个百分点"),
        ("ko", "−27%p"),
    ],
)
def test_a_change_of_a_share_is_in_points_of_percentage(tag: str, text: str) -> None:
    assert " ".join(wording.points(Decimal(-27), language_of(tag)).split()) == text


@pytest.mark.parametrize("tag", ["ar", "he"])
def test_a_sign_stays_left_of_its_number_among_words_from_the_right(tag: str) -> None:
    language = language_of(tag)
    assert wording.signed(Decimal(2), language=language) == "\u2066+2\u2069"
    assert wording.signed(Decimal(-2), language=language) == "\u2066−2\u2069"
    assert wording.signed(Decimal(0), language=language) == "0"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "1–2 weeks"),
        ("de", "1–2 Wochen"),
        ("ar", "أسبوع – أسبوعان"),
        ("he", "\u20661–2 weeks\u2069"),
    ],
)
def test_a_range_has_its_first_number_before_the_last(tag: str, words: str) -> None:
    assert wording.duration("1w-2w", language_of(tag)) == words
