import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.diff.match import ALIKE, in_order, kept_in_order, likeness, pairing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Errors have no code", "Errors have a code nobody documents"),
        ("Pay the bill", "Pay the invoice"),
        ("Sign up", "Sign-up on the phone"),
        ("設計書をレビューする", "設計レビュー"),
        ("Keys take two days and a form", "Keys take one minute and a work email"),
    ],
)
def test_a_rewording_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keys take two days", "Nobody answers the phone"),
        ("Browse", "Buy"),
        ("Search", "Contract"),
        ("認知", "検討"),
        ("", "Anything"),
    ],
)
def test_something_else_is_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_at_most_1(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) in (0.5, 1)


ORDERS = st.permutations("abcdefg")


@given(ORDERS, ORDERS)
def test_what_is_kept_stands_in_the_same_order_and_nothing_more_could(old: list[str], new: list[str]) -> None:
    kept = kept_in_order(old, new)
    assert [name for name in old if name in kept] == [name for name in new if name in kept]
    assert kept == kept_in_order(new, old)
    places = [new.index(name) for name in old]
    lengths: list[int] = []
    for at, place in enumerate(places):
        lengths.append(1 + max((lengths[to] for to in range(at) if places[to] < place), default=0))
    assert len(kept) == max(lengths)


def test_of_several_the_one_whose_ids_sort_first_is_kept() -> None:
    assert kept_in_order(["b", "a"], ["a", "b"]) == {"a"}
    assert kept_in_order(["c", "a", "b"], ["b", "a", "c"]) == {"a"}
    assert kept_in_order(["a", "b", "c", "d"], ["b", "a", "d", "c"]) == {"a", "c"}


def test_equal_keys_pair_the_first_with_the_first_and_none_with_nothing() -> None:
    found = pairing(["a1", "a2", "x"], ["a3", "x", "a4"]).by(lambda word: word[0] if word != "x" else None)
    assert found.pairs == [("a1", "a3"), ("a2", "a4")]
    assert (found.old, found.new) == (["x"], ["x"])


def test_the_best_likeness_is_taken_first_whatever_the_order() -> None:
    old, new = ["pay the bill", "pay the bill now"], ["pay the bill today", "pay the bill now or later"]
    for one, other in ((old, new), (old[::-1], new), (old, new[::-1])):
        found = pairing(one, other).alike(likeness, str)
        assert set(found.pairs) == {
            ("pay the bill", "pay the bill today"),
            ("pay the bill now", "pay the bill now or later"),
        }


@given(st.lists(st.sampled_from("abc"), max_size=5), st.lists(st.sampled_from("abc"), max_size=5))
def test_lists_with_an_order_pair_in_order_and_leave_only_what_is_too_much(old: list[str], new: list[str]) -> None:
    found = in_order(old, new, str)
    assert len(found.pairs) + len(found.old) == len(old)
    assert len(found.pairs) + len(found.new) == len(new)
    assert not (found.old and found.new) or len(old) != len(new)
