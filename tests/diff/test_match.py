from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.diff.match import in_order, kept_in_order, pairing
from journeymap_cli.diff.similarity import ALIKE, similarity

ORDERS = st.permutations("abcdefg")


@given(ORDERS, ORDERS)
def test_what_is_kept_has_the_same_order_and_is_the_most_that_can(old: list[str], new: list[str]) -> None:
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


def test_the_best_similarity_is_taken_first_whatever_the_order() -> None:
    old, new = ["pay the bill", "pay the bill now"], ["pay the bill today", "pay the bill now or later"]
    for one, other in ((old, new), (old[::-1], new), (old, new[::-1])):
        found = pairing(one, other).alike(str)
        assert set(found.pairs) == {
            ("pay the bill", "pay the bill today"),
            ("pay the bill now", "pay the bill now or later"),
        }


WORDS = st.lists(
    st.sampled_from(["pay", "pays", "the", "a", "bill", "bills", "設計", "書"]), min_size=1, max_size=4
).map(" ".join)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_computing_few_similarities_finds_the_same_as_computing_all(old: list[str], new: list[str]) -> None:
    every = [
        (-similarity(one, other), sorted((one, other)), at, to)
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if similarity(one, other) >= ALIKE
    ]
    pairs: list[tuple[int, int]] = []
    for _, _, at, to in sorted(every):
        if all(at != one and to != other for one, other in pairs):
            pairs.append((at, to))
    assert pairing(old, new).alike(str).pairs == [(old[at], new[to]) for at, to in pairs]


def test_an_overlap_counts_where_it_is_greater() -> None:
    found = pairing(["a b", "c"], ["x", "a b c"]).alike(str, lambda old, new: 0.9 if (old, new) == ("a b", "x") else 0)
    assert found.pairs == [("a b", "x")]
    assert (found.old, found.new) == (["c"], ["a b c"])


@given(st.lists(st.sampled_from("abc"), max_size=5), st.lists(st.sampled_from("abc"), max_size=5))
def test_lists_with_an_order_pair_in_order_and_leave_only_the_surplus(old: list[str], new: list[str]) -> None:
    found = in_order(old, new, str)
    assert len(found.pairs) + len(found.old) == len(old)
    assert len(found.pairs) + len(found.new) == len(new)
    assert not (found.old and found.new) or len(old) != len(new)


def test_similarity_within_groups_leaves_what_is_in_none() -> None:
    old: list[tuple[str | None, str]] = [("a", "pay the bill"), (None, "find a lamp")]
    new: list[tuple[str | None, str]] = [(None, "find a lamp"), ("b", "pay the bill"), ("a", "pay the bills")]
    found = pairing(old, new).alike_within(lambda entry: entry[0], lambda entry: entry[1])
    assert found.pairs == [(old[0], new[2])]
    assert (found.old, found.new) == (old[1:], new[:2])


def test_similarity_is_not_computed_where_a_whole_map_was_replaced() -> None:
    old, new = ([f"{word} {number}" for number in range(101)] for word in ("word", "words"))
    assert pairing(old, new).alike(str).pairs == []
    assert len(pairing(old[:2], new[:2]).alike(str).pairs) == 2
