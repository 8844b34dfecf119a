from journeymap_cli.language.hyphens import syllables
from journeymap_cli.language.tags import Tag


def test_a_word_in_the_pieces_of_its_language() -> None:
    pieces = syllables("Krankenversicherungsnummer", Tag("de", region="AT"))
    assert pieces == ["Kran", "ken", "ver", "si", "che", "rungs", "num", "mer"]


def test_a_language_without_a_dictionary_has_no_pieces() -> None:
    assert syllables("\u8a08\u6e2c", Tag("ja")) is None
