import pytest

from journeymap_cli.load.written_out import iso_date, short_duration


@pytest.mark.parametrize("text", ["2026/9/4", "2026.09.04", "4 September 2026", "Sept 4, 2026", "4th Sep. 2026"])
def test_dates_that_can_be_read_in_one_way(text: str) -> None:
    assert iso_date(text) == "2026-09-04"


@pytest.mark.parametrize("text", ["04/09/2026", "31 Feb 2026", "4 Brumaire 2026", "soon"])
def test_dates_that_cannot(text: str) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "short"),
    [("90 days", "90d"), ("1.5 Hours", "1.5h"), ("2 wk", "2w"), ("30 min", "30min"), ("3 fortnights", None)],
)
def test_durations(text: str, short: str | None) -> None:
    assert short_duration(text) == short
