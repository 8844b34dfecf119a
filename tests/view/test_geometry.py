import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.view.geometry import CELL, Area, Taken, bands, in_lines

ROOM = Area(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Area(50, 50, 60, 60), True),
        (Area(-10, -10, 1, 1), True),
        (Area(100, 0, 120, 10), False),
        (Area(0, 100, 10, 120), False),
        (Area(200, 200, 210, 210), False),
        (Area(-50, -50, 200, 200), True),
    ],
)
def test_areas_that_only_touch_do_not_overlap(other: Area, meets: bool) -> None:
    assert ROOM.meets(other) is meets
    assert other.meets(ROOM) is meets


def test_within_includes_the_border() -> None:
    assert ROOM.within(ROOM)
    assert not Area(-1, 0, 10, 10).within(ROOM)
    assert not Area(0, 0, 10, 101).within(ROOM)


def test_an_occupied_area_is_not_free() -> None:
    taken = Taken()
    taken.add(Area(0, 0, 3 * CELL, 10))
    assert not taken.is_free(Area(2 * CELL + 1, 5, 2 * CELL + 2, 6))
    assert taken.is_free(Area(2 * CELL + 1, 10, 2 * CELL + 2, 12))
    assert taken.is_free(Area(-CELL, 0, -1, 10))


SPANS = st.lists(st.integers(1, 30), min_size=1, max_size=30)


def test_what_fits_is_one_band() -> None:
    assert bands([2, 3, 1], 6) == (range(6),)


def test_bands_end_between_stages() -> None:
    assert bands([4, 4, 4], 6) == (range(4), range(4, 8), range(8, 12))


def test_bands_are_of_similar_width() -> None:
    assert bands([2, 2, 2, 1, 2, 1], 8) == (range(6), range(6, 10))


def test_only_a_stage_that_is_too_long_is_broken_inside() -> None:
    assert [len(band) for band in bands([1, 10, 1], 6)] == [6, 6]


@given(SPANS, st.integers(1, 12))
def test_every_column_is_in_one_band_and_none_is_too_long(spans: list[int], most: int) -> None:
    found = bands(spans, most)
    assert [index for band in found for index in band] == list(range(sum(spans)))
    assert max(map(len, found)) <= most


@given(SPANS, st.integers(1, 12))
def test_there_are_as_few_bands_as_possible(spans: list[int], most: int) -> None:
    if max(spans) <= most:
        count, used = 1, 0
        for span in spans:
            count, used = (count, used + span) if used + span <= most else (count + 1, span)
        assert len(bands(spans, most)) == count


@pytest.mark.parametrize("most", [1, 3, 100])
def test_no_band_is_empty(most: int) -> None:
    assert all(bands([1, 1, 1], most))


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
