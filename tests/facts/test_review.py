import datetime

import pytest

from journeymap_cli.facts.review import add, review_due
from support.journeys import journey


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        ("2026-09-14", "90d", "2026-12-13"),
        ("2026-09-14", "12w", "2026-12-07"),
        ("2026-09-14", "1mo", "2026-10-14"),
        ("2026-09-14", "1y", "2027-09-14"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2028-01-31", "1mo", "2028-02-29"),
        ("2026-08-31", "6mo", "2027-02-28"),
        ("2026-12-31", "2mo", "2027-02-28"),
        ("2028-02-29", "1y", "2029-02-28"),
        ("2028-02-29", "4y", "2032-02-29"),
        ("2026-02-28", "1mo", "2026-03-28"),
        ("2026-09-14", "0.5y", "2027-03-14"),
        ("2026-09-14", "1.5mo", "2026-10-29"),
        ("2026-09-14", ".5w", "2026-09-17"),
        ("2026-09-14", "1.5d", "2026-09-15"),
        ("2026-09-14", "12h", "2026-09-14"),
        ("2026-09-14", "48h", "2026-09-16"),
        ("2026-09-14", "1440min", "2026-09-15"),
        ("2026-09-14", "4320min", "2026-09-17"),
        ("0001-01-01", "1d", "0001-01-02"),
        ("9998-12-31", "1y", "9999-12-31"),
    ],
)
def test_a_duration_is_added_to_a_date(day: str, duration: str, expected: str) -> None:
    assert add(datetime.date.fromisoformat(day), duration) == datetime.date.fromisoformat(expected)


@pytest.mark.parametrize("duration", ["1d", "1w", "1mo", "1y", f"{'9' * 30}d", f"{'9' * 30}y", f"{'9' * 400}mo"])
def test_a_date_after_the_year_9999_is_none(duration: str) -> None:
    assert add(datetime.date(9999, 12, 31), duration) is None


@pytest.mark.parametrize(
    ("keys", "due"),
    [
        ("last_reviewed: 2026-09-14\nreview_every: 90d", datetime.date(2026, 12, 13)),
        ("last_reviewed: 9999-12-31\nreview_every: 1y", None),
        ("last_reviewed: 2026-09-14", None),
        ("review_every: 90d", None),
        ("owner: us", None),
    ],
)
def test_a_review_is_due_if_both_keys_are_set(keys: str, due: datetime.date | None) -> None:
    assert review_due(journey(f"title: x\n{keys}\nstages: [a]")) == due
