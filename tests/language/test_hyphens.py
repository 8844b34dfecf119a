import os
from pathlib import Path

import pyphen
import pytest

from journeymap_cli.language import hyphens
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


def test_a_dictionary_is_parsed_once(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hyphens._dictionary.cache_clear()
    first = syllables("Krankenversicherung", Tag("de"))
    hyphens._dictionary.cache_clear()
    monkeypatch.setattr(pyphen, "hdcache", {})
    monkeypatch.delattr(pyphen.HyphDict, "__init__")
    assert syllables("Krankenversicherung", Tag("de")) == first == ["Kran", "ken", "ver", "si", "che", "rung"]
    assert len(list((caches / "journeymap" / "hyphenation").iterdir())) == 1
    hyphens._dictionary.cache_clear()


def test_another_dictionary_of_the_same_name_is_parsed(caches: Path, tmp_path: Path) -> None:
    patterns = tmp_path / "hyph.dic"
    patterns.write_text("UTF-8\na1b\n")
    for file in (patterns, patterns, Path(pyphen.__file__)):
        hyphens._parsed("de_DE", patterns, file)
        os.utime(patterns, ns=(1, 1))
    assert len(list((caches / "journeymap" / "hyphenation").iterdir())) == 3
