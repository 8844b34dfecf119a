from journeymap_cli.lint.rules import date_in_future
from support.linting import paths, problems


def dated(day: str) -> str:
    return f"""
last_reviewed: {day}
sources: [{{id: s, title: S, date: {day}}}]
stages: [{{name: A, metrics: [{{name: M, as_of: {day}}}]}}]
"""


def test_every_day_after_today_is_reported() -> None:
    found = problems(date_in_future, dated("2026-11-22"))
    assert [problem.path for problem in found] == [
        ("last_reviewed",),
        ("sources", 0, "date"),
        ("stages", 0, "metrics", 0, "as_of"),
    ]
    assert found[0].message == "last_reviewed is in the future: 22 November 2026, today is 21 November 2026"


def test_today_is_not_in_the_future() -> None:
    assert paths(date_in_future, dated("2026-11-21")) == []
