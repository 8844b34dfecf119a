from itertools import pairwise

import pytest

from journeymap_cli.report.changes.lines import importance
from journeymap_cli.report.changes.sections import sections
from support.comparisons import comparison

LADDER = (
    ("opportunities: {text: o, status: done}", "opportunities: {text: o, status: idea}"),
    ("goals: b", "pain_points: p"),
    ("goals: b", "pain_points: {text: p, severity: minor}"),
    ("goals: b", "pain_points: {text: p, severity: moderate}"),
    ("goals: b", "pain_points: {text: p, severity: severe}"),
    ("emotion: 1", "emotion: -2"),
)
"""Changes for the worse, what matters least first."""


def weighed(old: str, new: str) -> float:
    map_ = "title: x\nstages: [{name: A, %s}]"
    lines = sections(comparison(map_ % old, map_ % new))[0].lines
    return max(importance(line) for line in lines if line.impact == "worse")


@pytest.mark.parametrize(("less", "more"), list(pairwise(LADDER)))
def test_what_matters_more(less: tuple[str, str], more: tuple[str, str]) -> None:
    assert weighed(*less) < weighed(*more)


def test_a_pain_that_becomes_severe_matters_as_a_severe_one() -> None:
    became = weighed("pain_points: {text: p, severity: minor}", "pain_points: {text: p, severity: severe}")
    assert became == weighed("goals: b", "pain_points: {text: p, severity: severe}")


def test_a_score_that_appears_is_as_usual() -> None:
    compared = comparison("title: x\nstages: [{name: A, emotion: calm}]", "title: x\nstages: [{name: A, emotion: 1}]")
    assert {importance(line) for line in sections(compared)[0].lines} == {1.0}


@pytest.mark.parametrize("word", ["severity", "evidence", "score"])
def test_an_entry_called_like_a_field_is_as_usual(word: str) -> None:
    compared = comparison("title: x\nstages: [{name: A}]", f"title: x\nstages: [{{name: A, pain_points: {word}}}]")
    assert [importance(line) for line in sections(compared)[0].lines] == [1.25]


def test_a_pain_that_was_severe_matters_as_a_severe_one() -> None:
    pain = "title: x\nstages: [{name: A, pain_points: {text: p, severity: %s}}]"
    assert [importance(line) for line in sections(comparison(pain % "severe", pain % "minor"))[0].lines] == [3.0]
