import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.render.theme.contrast import BLACK, WHITE, channels, contrast, ink_on, legible, luminance, mix

COLORS = st.from_regex(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", fullmatch=True)


def test_short_colours_are_long_ones() -> None:
    assert channels("#0aF") == channels("#00aaff") == (0, 170, 255)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21), ("#777777", "#ffffff", 4.48), ("#f00", "#f00", 1)]
)
def test_the_ratio_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(COLORS)
def test_text_reads_on_any_colour(color: str) -> None:
    assert contrast(ink_on(color), color) >= 4.5


@given(COLORS, COLORS)
def test_a_line_shows_on_any_ground(color: str, ground: str) -> None:
    assert contrast(legible(color, ground), ground) >= 3


def test_a_colour_that_shows_stays_as_it_is() -> None:
    assert legible("#2f6fde", WHITE) == "#2f6fde"


def test_mixing_goes_from_one_to_the_other() -> None:
    assert [mix(BLACK, WHITE, share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
    assert luminance(WHITE) == pytest.approx(1)
