import re

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.theme.contrast import SHAPE, TEXT, contrast
from journeymap_cli.render.theme.style import DrawingStyle, color, drawing_style
from journeymap_cli.render.theme.theme import DEFAULT, Theme
from journeymap_cli.view.lens import personas
from journeymap_cli.view.poster.poster import poster
from journeymap_cli.view.poster.shapes import Box, ColorRole, HorizontalRule, Single, Spline, TextBlock
from support.journeys import journey
from support.sample_maps import LATIN, full_map


def look(people: str, theme: Theme = DEFAULT) -> DrawingStyle:
    return drawing_style(theme, personas(Analysis(journey(f"{{title: x, personas: [{people}], stages: [S]}}"))))


LOOK = look("{id: a, name: A, color: '#ff0'}, {id: b, name: B}")


def inks(mark: Single) -> list[ColorRole]:
    if isinstance(mark, Box):
        return [ink for ink in (mark.fill, mark.edge) if ink]
    assert isinstance(mark, (TextBlock, HorizontalRule, Spline))
    return [mark.ink]


def test_every_ink_of_a_poster_is_a_colour() -> None:
    found = {ink for mark in poster(Analysis(full_map(LATIN))).marks for ink in inks(mark)}
    assert len(found) > 15
    assert all(re.fullmatch(r"#[0-9a-f]{6}", color(ink, LOOK)) for ink in found)


def test_stages_have_a_rule_in_ink_or_in_the_colours_of_the_theme() -> None:
    assert {color(ColorRole("stage", index), LOOK) for index in range(9)} == {LOOK.light.ink}
    themed = look("", DEFAULT._replace(stages=("#123456", "#654321")))
    assert [color(ColorRole("stage", index), themed) for index in range(3)] == ["#123456", "#654321", "#123456"]


@pytest.mark.parametrize("name", ["bad-soft", "good-soft"])
def test_bars_can_be_seen(name: str) -> None:
    assert contrast(color(ColorRole(name), LOOK), LOOK.light.surface) >= 2.2


@pytest.mark.parametrize("index", range(5))
def test_scores_can_be_read(index: int) -> None:
    ink = color(ColorRole("on-face", index), LOOK)
    assert contrast(ink, color(ColorRole("face", index), LOOK)) >= TEXT
    assert contrast(ink, color(ColorRole("face-pale", index), LOOK)) >= TEXT


@pytest.mark.parametrize("persona", ["a", "b", "*", "nobody"])
def test_initials_can_be_read_on_any_colour(persona: str) -> None:
    assert contrast(color(ColorRole("on-persona", persona), LOOK), color(ColorRole("persona", persona), LOOK)) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), [("bad", "pain"), ("good", "chance"), ("muted", "soft"), ("muted", "page")])
def test_small_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(color(ColorRole(ink), LOOK), color(ColorRole(ground), LOOK)) >= TEXT


def test_each_persona_has_initials_and_a_colour() -> None:
    found = look("{id: a, name: Ann}, {id: b, name: Ben}")
    assert found.initials == {"a": "A", "b": "B"}
    assert found.colors["a"] != found.colors["b"]


def test_an_own_colour_is_made_to_show() -> None:
    found = look("{id: a, name: Ann, color: '#ffff00'}")
    assert contrast(found.colors["a"], found.light.surface) >= SHAPE


def test_the_line_of_nobody_has_a_colour_too() -> None:
    assert look("").colors["*"]


@pytest.mark.parametrize("theme", [DEFAULT, DEFAULT._replace(patterns=True)])
def test_more_people_than_colours_still_differ(theme: Theme) -> None:
    many = 2 * len(DEFAULT.light.personas) + 1
    found = look(", ".join(f"{{id: p{number}, name: P{number}}}" for number in range(many)), theme)
    assert len({found.colors[f"p{number}"] for number in range(many)}) == many
    assert len({(found.colors[f"p{number}"], found.dashes(f"p{number}")) for number in range(many)}) == many
    assert found.dashes("p0") != found.dashes("p8")
