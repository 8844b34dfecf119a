import pytest

from journeymap_cli.language.hyphens import syllables
from journeymap_cli.language.tags import Tag


def test_a_word_in_the_pieces_of_its_language() -> None:
    pieces = syllables("Krankenversicherungsnummer", Tag("de", region="AT"))
    assert pieces == ["Kran", "ken", "ver", "si", "che", "rungs", "num", "mer"]


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("Jah-res-arbeits-zahl", "de"),
        ("Ab-was-ser-ent-sor-gung", "de"),
        ("Ver-brau-che-rin-nen-arbeit", "de"),
        ("Ener-gie-be-ra-tung", "de"),
    ],
)
def test_no_letter_stands_alone_where_the_words_of_a_compound_meet(word: str, tag: str) -> None:
    assert syllables(word.replace("-", ""), Tag(tag)) == word.split("-")


def test_a_language_without_a_dictionary_has_no_pieces() -> None:
    assert syllables("\u8a08\u6e2c", Tag("ja")) is None
