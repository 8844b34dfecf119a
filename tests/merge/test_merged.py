from itertools import permutations

import pytest

from journeymap_cli.merge.merged import CannotOrderError, ordered


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "bac", "abc", "bac"),
        ("abc", "abc", "bac", "bac"),
        ("abcdef", "bacdef", "abcdfe", "bacdfe"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abcd", "abdc", "bacd", "badc"),
        ("abc", "axbc", "abyc", "axbyc"),
        ("abc", "axbc", "aybc", "axybc"),
        ("abc", "ac", "abxc", "abxc"),
        ("abc", "cab", "axbc", "caxb"),
        ("", "ab", "bc", "abc"),
    ],
)
def test_both_orders_are_kept(base: str, ours: str, theirs: str, result: str) -> None:
    assert "".join(ordered(base, ours, theirs, is_list=True)) == result


def test_moves_at_one_place_are_a_conflict_where_the_order_matters() -> None:
    with pytest.raises(CannotOrderError):
        ordered("abc", "bac", "cab", is_list=True)
    assert ordered("abc", "bac", "cab", is_list=False) == ["b", "a", "c"]


@pytest.mark.parametrize(("ours", "theirs"), [("bac", "acb"), ("acb", "bac"), ("bacd", "acbd"), ("abdc", "acbd")])
def test_moves_that_share_one_place_are_a_conflict_too(ours: str, theirs: str) -> None:
    base = "".join(sorted(ours))
    with pytest.raises(CannotOrderError):
        ordered(base, ours, theirs, is_list=True)
    assert ordered(base, ours, theirs, is_list=False) == [*ours]


def test_no_name_is_lost_or_doubled_by_two_moves() -> None:
    orders = [*map("".join, permutations("abcd"))]
    merged = [result for ours in orders for theirs in orders for result in both("abcd", ours, theirs)]
    assert len(merged) == 72, "where one side moved nothing, both the same, or each elsewhere"
    assert {*map("".join, map(sorted, merged))} == {"abcd"}


def both(base: str, ours: str, theirs: str) -> list[list[str]]:
    """The order of both, if they can be had."""
    try:
        return [ordered(base, ours, theirs, is_list=True)]
    except CannotOrderError:
        return []
