from journeymap_cli.lint.rules import metric_stale
from support.linting import context, paths, problems


def of(day: str) -> str:
    return f"stages: [{{name: A, metrics: [Other, {{name: Reach, value: 1, as_of: {day}}}]}}]"


def test_the_message_says_how_old_a_figure_is() -> None:
    [problem] = problems(metric_stale, of("2026-05-24"))
    assert problem.message == "'Reach' was measured 181 days ago (24 May 2026)"
    assert problem.path == ("stages", 0, "metrics", 1)


def test_a_figure_of_180_days_ago_is_not_old() -> None:
    assert paths(metric_stale, of("2026-05-25")) == []


def test_a_figure_without_a_day_is_not_old() -> None:
    assert paths(metric_stale, "stages: [{name: A, metrics: [{name: Reach, value: 1}]}]") == []


def test_the_limit_is_a_setting() -> None:
    given = context({"metric-stale": {"days": 10}})
    assert paths(metric_stale, of("2026-11-10"), given) == [("stages", 0, "metrics", 1)]
    assert paths(metric_stale, of("2026-11-11"), given) == []
