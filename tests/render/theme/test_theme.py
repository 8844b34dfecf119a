"""Every pair of colours that the page puts on each other has the contrast that WCAG 2.2 AA asks for."""

import pytest

from journeymap_cli.render.theme.checks import readable
from journeymap_cli.render.theme.contrast import contrast, ink_on, mix
from journeymap_cli.render.theme.file import built_in, built_in_theme
from journeymap_cli.render.theme.theme import DEFAULT, FEATURES, Palette, Theme, families, persona_color

THEMES = {name: built_in_theme(name) for name in built_in()}
MODES = pytest.mark.parametrize(
    "palette",
    [getattr(theme, mode) for theme in THEMES.values() for mode in ("light", "dark")],
    ids=[f"{name}-{mode}" for name in THEMES for mode in ("light", "dark")],
)
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


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_reads_on_the_heads_of_stages_and_steps(theme: Theme) -> None:
    for index, stage in enumerate(theme.stages):
        assert contrast(theme.on_stage(index), stage) >= 4.5
        for palette in (theme.light, theme.dark):
            tint = mix(palette.surface, stage, 0.08)
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
    assert all(contrast(FEATURES, color) >= 4 for color in palette.emotions)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_neighbouring_stages_differ_where_the_colours_begin_again(theme: Theme) -> None:
    assert theme.stage(0) == theme.stage(len(theme.stages))
    assert len(set(theme.stages)) == len(theme.stages)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_built_in_themes_need_no_other_shades(theme: Theme) -> None:
    assert readable(theme.light, theme.stages) == theme.light
    assert readable(theme.dark, theme.stages) == theme.dark


def test_families_that_are_words_of_css_have_no_quotes() -> None:
    assert families(("Source Sans 3", "serif", "system-ui", "Noto"), "'") == "'Source Sans 3',serif,system-ui,'Noto'"
