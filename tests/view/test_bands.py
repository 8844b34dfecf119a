import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.view.bands import bands

SPANS = st.lists(st.integers(1, 30), min_size=1, max_size=30)


def test_what_fits_is_one_band() -> None:
    assert bands([2, 3, 1], 6) == (range(6),)


def test_bands_end_between_stages() -> None:
    assert bands([4, 4, 4], 6) == (range(4), range(4, 8), range(8, 12))


def test_bands_are_near_to_equal() -> None:
    assert bands([2, 2, 2, 1, 2, 1], 8) == (range(6), range(6, 10))


def test_only_a_stage_that_is_too_long_is_broken_inside() -> None:
    assert [len(band) for band in bands([1, 10, 1], 6)] == [6, 6]


@given(SPANS, st.integers(1, 12))
def test_every_column_is_in_one_band_and_none_is_too_long(spans: list[int], most: int) -> None:
    found = bands(spans, most)
    assert [index for band in found for index in band] == list(range(sum(spans)))
    assert max(map(len, found)) <= most


@given(SPANS, st.integers(1, 12))
def test_there_are_as_few_bands_as_there_can_be(spans: list[int], most: int) -> None:
    if max(spans) <= most:
        count, used = 1, 0
        for span in spans:
            count, used = (count, used + span) if used + span <= most else (count + 1, span)
        assert len(bands(spans, most)) == count


@pytest.mark.parametrize("most", [1, 3, 100])
def test_no_band_is_empty(most: int) -> None:
    assert all(bands([1, 1, 1], most))
