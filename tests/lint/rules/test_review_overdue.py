import pytest

from journeymap_cli.lint.rules import review_overdue
from support.linting import paths, problems


def reviewed(day: str, every: str, more: str = "") -> str:
    return f"{{title: X, last_reviewed: {day}, review_every: {every}, stages: [A]{more}}}"


def test_the_message_says_since_when_and_the_hint_who() -> None:
    [problem] = problems(review_overdue, reviewed("2026-06-01", "90d", ", owner: api-platform"))
    assert problem.message == "the review was due 83 days ago (30 August 2026)"
    assert problem.hint == "review the map with its owner (api-platform), and update last_reviewed"
    assert problem.path == ("last_reviewed",)


@pytest.mark.parametrize(("day", "every"), [("2026-11-20", "1d"), ("2026-10-21", "1mo"), ("2025-11-21", "1y")])
def test_on_the_day_itself_it_is_due_and_not_overdue(day: str, every: str) -> None:
    assert paths(review_overdue, reviewed(day, every)) == []


@pytest.mark.parametrize(("day", "every"), [("2026-11-19", "1d"), ("2026-10-20", "1mo"), ("2025-11-20", "1y")])
def test_on_the_day_after_it_is_overdue(day: str, every: str) -> None:
    [problem] = problems(review_overdue, reviewed(day, every))
    assert problem.message.startswith("the review was due 1 day ago ")


@pytest.mark.parametrize(
    "text", ["last_reviewed: 2020-01-01", "review_every: 1d", "last_reviewed: 2020-01-01\nreview_every: 9999y"]
)
def test_without_a_day_that_can_be_reckoned_nothing_is_due(text: str) -> None:
    assert paths(review_overdue, f"title: X\n{text}\nstages: [A]") == []
