"""Every pair of colours that the page puts on each other has the contrast that WCAG 2.2 AA asks for."""

import pytest

from journeymap_cli.render.contrast import contrast, ink_on, mix
from journeymap_cli.render.theme import DEFAULT, Palette, persona_color

MODES = pytest.mark.parametrize("palette", [DEFAULT.light, DEFAULT.dark], ids=["light", "dark"])
GROUNDS = ("page", "surface", "soft")


def hatched(palette: Palette, ground: str) -> str:
    """A ground at a stroke of the hatching of what is assumed."""
    return mix(getattr(palette, ground), palette.muted, 0.08)


@MODES
@pytest.mark.parametrize("ink", ["ink", "muted", "bad", "good", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_reads_on_every_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@MODES
@pytest.mark.parametrize("ink", ["ink", "muted", "bad", "good", "accent"])
@pytest.mark.parametrize("ground", ["pain", "chance", "soft"])
def test_text_reads_on_cards_and_chips_even_where_they_are_hatched(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5
    assert contrast(getattr(palette, ink), hatched(palette, ground)) >= 4.5


@MODES
@pytest.mark.parametrize("index", range(len(DEFAULT.stages)))
def test_text_reads_on_the_heads_of_stages_and_steps(palette: Palette, index: int) -> None:
    assert contrast(DEFAULT.on_stage(index), DEFAULT.stage(index)) >= 4.5
    tint = mix(palette.surface, DEFAULT.stage(index), 0.08)
    assert contrast(palette.ink, tint) >= 4.5
    assert contrast(palette.muted, tint) >= 4.5


@MODES
@pytest.mark.parametrize("share", [0, 0.14, 0.28])
def test_text_reads_in_the_matrix_and_the_band_of_the_curve(palette: Palette, share: float) -> None:
    assert contrast(palette.ink, mix(palette.surface, palette.emotions[4], share)) >= 4.5
    for color in (palette.emotions[0], palette.emotions[4]):
        assert contrast(palette.muted, mix(palette.surface, color, 0.13)) >= 4.5


@MODES
def test_signs_show_on_their_grounds(palette: Palette) -> None:
    for ground in GROUNDS:
        assert contrast(palette.edge, getattr(palette, ground)) >= 3
        assert contrast(palette.star, getattr(palette, ground)) >= 3
        assert contrast(palette.muted, getattr(palette, ground)) >= 3
    for color in (palette.emotions[0], palette.emotions[4]):
        assert contrast(palette.star, mix(palette.surface, color, 0.13)) >= 3


@MODES
@pytest.mark.parametrize("own", [None, "#ffff00", "#000", "#ffffff", "#777777", "#1c1f25"])
def test_persona_colours_show_and_their_initials_read(palette: Palette, own: str | None) -> None:
    for index in range(12):
        color = persona_color(palette, index, own)
        assert contrast(color, palette.surface) >= 3
        assert contrast(ink_on(color), color) >= 4.5


def test_an_own_colour_that_shows_is_kept() -> None:
    assert persona_color(DEFAULT.light, 0, "#b4459a") == "#b4459a"


@MODES
def test_the_features_of_a_face_show_on_it(palette: Palette) -> None:
    assert all(contrast("#231a10", color) >= 4 for color in palette.emotions)


def test_neighbouring_stages_differ_where_the_colours_begin_again() -> None:
    assert DEFAULT.stage(0) == DEFAULT.stage(len(DEFAULT.stages))
    assert len(set(DEFAULT.stages)) == len(DEFAULT.stages)
