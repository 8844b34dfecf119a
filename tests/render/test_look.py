from journeymap_cli.facts.cast import cast
from journeymap_cli.render.contrast import SHAPE, contrast
from journeymap_cli.render.look import Look
from journeymap_cli.render.theme import DEFAULT
from journeys import journey


def look(people: str) -> Look:
    return Look(DEFAULT, cast(journey(f"{{title: x, personas: [{people}], stages: [A]}}")))


def test_each_persona_has_initials_and_a_colour() -> None:
    found = look("{id: a, name: Ann}, {id: b, name: Ben}")
    assert found.initials == {"a": "A", "b": "B"}
    assert found.colors["a"] != found.colors["b"]


def test_an_own_colour_is_made_to_show() -> None:
    found = look("{id: a, name: Ann, color: '#ffff00'}")
    assert contrast(found.colors["a"], found.light.surface) >= SHAPE


def test_the_line_of_nobody_has_a_colour_too() -> None:
    assert look("").colors["*"]
