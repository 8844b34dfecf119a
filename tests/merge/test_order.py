from itertools import permutations

import pytest

from journeymap_cli.merge.conflicts import CannotMergeError
from journeymap_cli.merge.order import ordered, renamed


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
    with pytest.raises(CannotMergeError):
        ordered("abc", "bac", "cab", is_list=True)
    assert ordered("abc", "bac", "cab", is_list=False) == ["b", "a", "c"]


@pytest.mark.parametrize(("ours", "theirs"), [("bac", "acb"), ("acb", "bac"), ("bacd", "acbd"), ("abdc", "acbd")])
def test_moves_that_share_one_place_are_a_conflict_too(ours: str, theirs: str) -> None:
    base = "".join(sorted(ours))
    with pytest.raises(CannotMergeError):
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
    except CannotMergeError:
        return []


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("abc", "axc", {"x": "b"}),
        ("abc", "xyc", {"x": "a", "y": "b"}),
        ("abc", "ac", {}),
        ("abc", "axyc", {}),
        ("abc", "cba", {}),
    ],
)
def test_a_name_in_place_of_another_is_that_one_renamed(before: str, after: str, names: dict[str, str]) -> None:
    assert renamed(before, after) == names
