import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.spelling import beside, look, normal_form


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("İPTAL", "iptal"),
        ("i\u0307", "i"),
        ("ΣΑΣ", "σασ"),
        ("σας", "σασ"),
        ("Straße", "strasse"),
        ("e\u0301", "é"),
        ("ﬁ", "fi"),
        ("a\u034fb\u3164", "ab"),
    ],
)
def test_spellings_of_one_word_have_one_form(text: str, found: str) -> None:
    assert normal_form(text) == found


@given(st.text(max_size=20))
def test_the_normal_form_is_stable_and_composed(text: str) -> None:
    found = normal_form(text)
    assert normal_form(found) == found
    assert unicodedata.normalize("NFC", found) == found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("оwner", "owner"),
        ("own\u200ber", "owner"),
        ("сор", "cop"),
        ("ﬁrst", "first"),
        ("first–call", "first-call"),
        ("ԛu\u0435\u0301", "qué"),
    ],
)
def test_words_that_look_the_same_are_shown_with_what_differs(text: str, other: str) -> None:
    assert look(text) == look(other)
    assert beside(text, other).isascii()
    assert beside(text, other) != other
    assert beside(other, text) == other.replace("é", "\\xe9")


@pytest.mark.parametrize(
    ("text", "other"), [("größe", "grösse"), ("Owner", "owner"), ("où", "ou"), ("日本", "日木"), ("Öl", "öl")]
)
def test_words_that_look_different_are_shown_as_they_are(text: str, other: str) -> None:
    assert beside(text, other) == text
