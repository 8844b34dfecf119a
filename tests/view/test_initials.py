import pytest

from journeymap_cli.facts.participants import participants
from journeymap_cli.view.initials import initials
from support.journeys import journey


def of(*names: str) -> list[str]:
    people = ", ".join(f'{{id: p{number}, name: "{name}"}}' for number, name in enumerate(names))
    return list(initials(participants(journey(f"{{title: x, personas: [{people}], stages: [A]}}"))).values())


def test_one_letter_is_enough_if_it_is_free() -> None:
    assert of("Dana Lee", "priya") == ["D", "P"]


def test_the_second_with_a_letter_gets_another_letter() -> None:
    assert of("Dana", "Dora Lind", "Dirk", "Dana") == ["D", "DL", "Di", "Da"]


def test_if_all_are_taken_the_number_is_used() -> None:
    assert of("Al", "Al", "Al") == ["A", "Al", "3"]


@pytest.mark.parametrize(
    ("name", "letter"), [("ßeta", "ß"), ("ﬃ", "ﬃ"), ("éva", "É"), ("👩‍💻 Eva", "E"), ("👩‍💻", "👩‍💻"), ("前田", "前")]
)
def test_a_letter_is_a_grapheme(name: str, letter: str) -> None:
    assert of(name) == [letter]
