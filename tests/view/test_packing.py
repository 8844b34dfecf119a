from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.view.packing import in_lines


def test_boxes_fill_a_line_before_the_next_begins() -> None:
    assert list(in_lines([40, 40, 40], 100, 10)) == [range(2), range(2, 3)]


def test_the_gap_counts_between_boxes_only() -> None:
    assert list(in_lines([45, 45], 100, 10)) == [range(2)]
    assert list(in_lines([46, 45], 100, 10)) == [range(1), range(1, 2)]


def test_a_box_that_is_too_wide_has_a_line_to_itself() -> None:
    assert list(in_lines([10, 500, 10], 100, 5)) == [range(1), range(1, 2), range(2, 3)]


def test_no_boxes_have_no_lines() -> None:
    assert list(in_lines([], 100, 5)) == []


@given(st.lists(st.floats(1, 50), max_size=40), st.floats(50, 200), st.floats(0, 10))
def test_every_box_is_in_a_line_and_every_line_fits(widths: list[float], limit: float, gap: float) -> None:
    lines = list(in_lines(widths, limit, gap))
    assert [index for line in lines for index in line] == list(range(len(widths)))
    assert all(sum(widths[at] for at in line) + gap * (len(line) - 1) <= limit + 1e-6 for line in lines)
