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


def test_a_dictionary_that_has_changed_is_parsed_again(
    caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = tmp_path / "hyph.dic"
    monkeypatch.setitem(pyphen.LANGUAGES, "de_DE", patterns)
    found = []
    for time, pattern in enumerate(("a1b", "b1c", "b1c")):
        monkeypatch.setattr(pyphen, "hdcache", {})
        patterns.write_text(f"UTF-8\n{pattern}\n")
        os.utime(patterns, ns=(time // 2, time // 2))
        found.append(hyphens._parsed("de_DE").inserted("aaabbbccc"))
    assert found == ["aaa-bbbccc", "aaa-bbbccc", "aaabbb-ccc"]
