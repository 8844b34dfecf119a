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
