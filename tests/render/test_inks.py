import re

import pytest

from journeymap_cli.facts.cast import cast
from journeymap_cli.render.contrast import TEXT, contrast
from journeymap_cli.render.inks import color
from journeymap_cli.render.look import Look
from journeymap_cli.render.theme import DEFAULT
from journeymap_cli.view.poster import poster
from journeymap_cli.view.poster_marks import Box, Ink, Rule, Single, Stroke, Text
from journeys import journey
from maps import LATIN, full

PEOPLE = cast(journey("{title: x, personas: [{id: a, name: A, color: '#ff0'}, {id: b, name: B}], stages: [S]}"))
LOOK = Look(DEFAULT, PEOPLE)


def inks(mark: Single) -> list[Ink]:
    if isinstance(mark, Box):
        return [ink for ink in (mark.fill, mark.edge) if ink]
    assert isinstance(mark, (Text, Rule, Stroke))
    return [mark.ink]


def test_every_ink_of_a_poster_is_a_colour() -> None:
    found = {ink for mark in poster(full(LATIN)).marks for ink in inks(mark)}
    assert len(found) > 15
    assert all(re.fullmatch(r"#[0-9a-f]{6}", color(ink, LOOK)) for ink in found)


@pytest.mark.parametrize("index", range(9))
def test_text_on_stages_and_their_steps_can_be_read(index: int) -> None:
    assert contrast(color(Ink("on-stage", index), LOOK), color(Ink("stage", index), LOOK)) >= TEXT
    assert contrast(LOOK.light.muted, color(Ink("stage-tint", index), LOOK)) >= TEXT


@pytest.mark.parametrize("index", range(5))
def test_scores_can_be_read(index: int) -> None:
    ink = color(Ink("on-face", index), LOOK)
    assert contrast(ink, color(Ink("face", index), LOOK)) >= TEXT
    assert contrast(ink, color(Ink("face-pale", index), LOOK)) >= TEXT


@pytest.mark.parametrize("persona", ["a", "b", "*", "nobody"])
def test_initials_can_be_read_on_any_colour(persona: str) -> None:
    assert contrast(color(Ink("on-persona", persona), LOOK), color(Ink("persona", persona), LOOK)) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), [("bad", "pain"), ("good", "chance"), ("muted", "soft"), ("muted", "page")])
def test_small_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(color(Ink(ink), LOOK), color(Ink(ground), LOOK)) >= TEXT
