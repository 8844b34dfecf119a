import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap_cli.model.slug import RESERVED, as_id, free, is_slug, refusal, slug


@pytest.mark.parametrize(
    "text", ["a", "7", "first-call", "a-1-b", "größe", "日本", "ñandú-٣", "हिन्दी", "ª", "①", "exits"]
)
def test_an_id_has_groups_of_letters_marks_and_digits(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text", ["", "-", "a-", "-a", "a--b", "A", "Größe", "a_b", "a b", "a.b", "ǅ", "€", "🎉", "a\n", "exit", "a–b"]
)
def test_anything_else_is_not_an_id(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Make the first call", "make-the-first-call"),
        ("  Sign up!  ", "sign-up"),
        ("A/B -- test_1", "a-b-test-1"),
        ("Größe prüfen", "grösse-prüfen"),
        ("ＦＵＬＬ Ⅻ", "full-xii"),
        ("İstanbul", "istanbul"),
        ("Έλεγχος", "έλεγχοσ"),
        ("Cafe\u0301", "café"),
        ("❤\ufe0f Love", "love"),
        ("支払い", "支払い"),
        ("हिन्दी में", "हिन्दी-में"),
        ("10:30", "10-30"),
        ("🎉 ?!", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_an_id(name: str, found: str) -> None:
    assert slug(name) == found


@given(st.text(max_size=30))
@example("Ꭰ")  # Cherokee folds to its capitals
def test_a_derived_id_may_be_written_as_an_id(name: str) -> None:
    found = slug(name)
    assert found in {"", *RESERVED} or is_slug(found)


@given(st.text(max_size=30))
def test_an_id_becomes_itself(name: str) -> None:
    found = slug(name)
    assert slug(found) == found


def test_a_taken_id_gets_a_number() -> None:
    assert free("pay", []) == "pay"
    assert free("pay", ["pay"]) == "pay-2"
    assert free("pay", {"pay", "pay-2", "pay-3"}) == "pay-4"


def test_exit_is_never_a_derived_id() -> None:
    assert free("exit", []) == "exit-2"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("größe", "grösse"),
        ("έλεγχος", "έλεγχοσ"),
        ("cafe\u0301", "café"),
        ("i\u0307ptal-et", "iptal-et"),
        ("ａｂ", "ab"),
        ("a\ufe0f", "a"),
        ("½", "1-2"),
        ("first-call", "first-call"),
        ("Größe", "Größe"),
        ("Dev", "Dev"),
        ("two words", "two words"),
    ],
)
def test_a_reference_has_the_form_of_a_derived_id_unless_it_cannot_be_one(written: str, found: str) -> None:
    assert as_id(written) == found


@given(st.text(max_size=10))
def test_every_spelling_of_an_id_has_one_form(text: str) -> None:
    assert as_id(as_id(text)) == as_id(text)
    assert as_id(text) == (slug(text) if is_slug(text) else text)


@pytest.mark.parametrize("text", ["\u3164", "\ufe0f", "ｅｘｉｔ", "a-\u034f-b\u3164-"])
def test_an_id_shows_something_and_is_not_the_reserved_one_in_disguise(text: str) -> None:
    assert not is_slug(text)


def test_the_reserved_id_is_named_in_every_spelling() -> None:
    assert "reserved" in refusal("ｅｘｉｔ")[0]
