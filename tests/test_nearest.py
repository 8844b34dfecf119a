import pytest

from journeymap_cli.nearest import MOST, SURELY, nearest, shown, suggestion

KNOWN = ("owner", "title", "Stages")


@pytest.mark.parametrize(
    ("word", "found"), [("ownr", "owner"), ("TITEL", "title"), ("stage", "Stages"), ("weather", None), ("", None)]
)
def test_the_most_similar_word_is_found_whatever_its_case(word: str, found: str | None) -> None:
    assert nearest(word, KNOWN) == found


def test_a_higher_similarity_can_be_asked_for() -> None:
    assert (nearest("own", KNOWN), nearest("own", KNOWN, SURELY)) == ("owner", None)


def test_among_too_many_words_none_is_the_nearest() -> None:
    many = [f"key-{number}" for number in range(MOST + 1)]
    assert (nearest("key-1", many[:-1]), nearest("key-1", many)) == ("key-1", None)


def test_the_hint_names_the_nearest_word_or_what_else_to_do() -> None:
    assert suggestion("ownr", KNOWN, "write a key") == "did you mean 'owner'?"
    assert suggestion("weather", KNOWN, "write a key") == "write a key"
    assert suggestion("weather", KNOWN) == "write one of owner, title, Stages"
    assert suggestion("it", ("a-wait", "b-item", "c")) == "write one of a-wait, b-item"


def test_a_word_that_only_looks_like_a_known_one_is_shown_with_what_differs() -> None:
    assert shown("оwner", KNOWN) == "\\u043ewner"
    assert suggestion("оwner", KNOWN) == "did you mean 'owner'?"
    assert suggestion("сору", ("copy", "paste")) == "did you mean 'copy'?"
    assert suggestion("copy", ("сору", "paste")) == "did you mean '\\u0441\\u043e\\u0440\\u0443'?"
    assert shown("ownér", KNOWN) == "ownér"
