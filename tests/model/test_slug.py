import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap_cli.model.slug import RESERVED, free, is_slug, slug


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
        ("İstanbul", "i̇stanbul"),
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
    assert found in {"", RESERVED} or is_slug(found)


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
