import re

import pytest

from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html as diff_html
from support.comparisons import comparison


def opened(old: str, new: str, top: str = "") -> list[str]:
    """The old values that the page shows on demand."""
    return marked(*(f"title: x\n{top}stages: [{{id: a, name: A, {each}}}]" for each in (old, new)))


def marked(old: str, new: str) -> list[str]:
    page = diff_html.report(comparison(old, new), Options()).decode()
    lists = re.findall("<dl><div>(<dt>.*?)</div></dl></details>", page)
    return [re.sub("<[^>]+>", "", line) for each in lists for line in each.split("</div><div>")]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("emotion: -1", "emotion: 1", ["▲ score −1 → +1"]),
        ("duration: 2d", "duration: 1h", ["duration 2 days → 1 hour"]),
        (
            "metrics: [{name: N, value: 5, unit: ms}]",
            "metrics: [{name: N, value: 9, unit: ms}]",
            ["▲ value 5 ms → 9 ms"],
        ),
        (
            "metrics: [{name: R, kind: reach, value: 5}]",
            "metrics: [{name: R, kind: reach, value: 4}]",
            ["▼ value 5% → 4%"],
        ),
        ("owner: Web", "owner: App", ["owner Web → App"]),
        ("next: [{to: exit, label: l}]", "next: [{to: exit, label: m}]", ["way on, label was l"]),
        ("next: [exit]", "next: [a]", ["way on A", "way on exit"]),
        ("goals: [Know the price]", "goals: [Know the real price]", ["text was Know the price"]),
        ("opportunities: [{text: o, solutions: [s]}]", "opportunities: [o]", ["solution s"]),
        (
            "steps: [{id: next, name: S, next: [{to: exit, label: l}]}]",
            "steps: [{id: next, name: S, next: [{to: exit, label: m}]}]",
            ["way on, label was l"],
        ),
    ],
)
def test_old_values_read_as_the_page_writes_them(old: str, new: str, lines: list[str]) -> None:
    assert opened(old, new) == lines


def test_scores_have_no_plus_where_the_scale_has_no_minus() -> None:
    assert opened("emotion: 1", "emotion: 4", "scale: {min: 1, max: 5}\n") == ["▲ score 1 → 4"]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("owner: Shop", "", ["owner Shop → none"]),
        ("last_reviewed: 2026-09-01", "last_reviewed: 2026-10-01", ["reviewed 1 Sep 2026 → 1 Oct 2026"]),
        ("lanes: [goals, {id: law, label: Law}]", "lanes: [goals]", ["row Law"]),
        ("lanes: [goals, needs]", "lanes: [needs, goals]", ["row needs, moved"]),
        (
            "channels: [{id: c, name: Shop, kind: web}]",
            "channels: [{id: c, name: Shop, kind: app}]",
            ["channel c, kind web → app"],
        ),
        ("sources: [{id: s, title: T}]", "sources: [{id: s, title: T, sample: 3}]", ["sample none → 3"]),
    ],
)
def test_what_changed_outside_the_stages_is_marked_too(old: str, new: str, lines: list[str]) -> None:
    assert marked(*(f"title: x\n{each}\nstages: [A]" for each in (old, new))) == lines
