import pytest

from journeymap_cli.formats import CHANGE_REPORTS, PROBLEM_REPORTS
from journeymap_cli.report.changes import edits as changes_edits
from journeymap_cli.report.changes import github as changes_github
from journeymap_cli.report.changes import json_ as changes_json
from journeymap_cli.report.changes import markdown as changes_markdown
from journeymap_cli.report.changes import text as changes_text
from journeymap_cli.report.formats import ChangeReport, ProblemReport, change_report, problem_report
from journeymap_cli.report.problems import concise, github, gitlab, json_, junit, markdown, sarif, text
from support.reported_problems import hostile_problem, three_problems

PROBLEMS: list[ProblemReport] = [text, concise, json_, github, gitlab, sarif, junit, markdown]
CHANGES: list[ChangeReport] = [changes_text, changes_json, changes_markdown, changes_github, changes_edits]
"""The modules as mypy sees them: each has what a report has to offer."""


def test_every_row_loads_a_report() -> None:
    assert [problem_report(name) for name in PROBLEM_REPORTS] == PROBLEMS
    assert [change_report(name) for name in CHANGE_REPORTS if name != "html"] == CHANGES


@pytest.mark.parametrize("name", PROBLEM_REPORTS)
def test_the_same_problems_are_the_same_text_with_a_line_break_at_the_end(name: str) -> None:
    report = problem_report(name).report
    assert report(three_problems()) == report(three_problems())
    assert report(three_problems()).endswith("\n")
    assert report(hostile_problem()).endswith("\n")
