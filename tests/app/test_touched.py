"""The problems that a change touched."""

from pathlib import Path

import pytest

from journeymap_cli.app.touched import touched
from journeymap_cli.problem import Problem, Severity, Span
from support.repositories import Repo, repository

LINES = [f"line {number}\n" for number in range(1, 21)]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = repository(tmp_path / "r")
    made.commit(pay="".join(LINES))
    monkeypatch.chdir(made.top)
    return made


def problems(file: str = "pay.journey.yaml", severity: Severity = Severity.INFO) -> list[Problem]:
    """A problem in each line."""
    return [Problem("x", "x", severity=severity, file=file, span=Span(at, 1, at, 2)) for at in range(1, 21)]


def found(revisions: str = "HEAD", file: str = "pay.journey.yaml") -> list[int]:
    return [problem.where.line for problem in touched(problems(file), revisions)]


def test_lines_that_changed_or_are_new(repo: Repo) -> None:
    assert found() == []
    repo.commit(pay="".join([*LINES[:4], "other\n", *LINES[5:9], "new\n", "new\n", *LINES[9:]]))
    assert found("HEAD~1") == found("HEAD~1..HEAD") == found("HEAD~1...HEAD") == [5, 10, 11]


def test_the_lines_beside_those_that_are_gone(repo: Repo) -> None:
    repo.write("pay.journey.yaml", "".join([*LINES[:4], *LINES[6:]]))
    assert found() == [4, 5]


def test_a_renamed_and_a_new_file(repo: Repo) -> None:
    repo.git("mv", "pay.journey.yaml", "paid.journey.yaml")
    repo.write("paid.journey.yaml", "".join([*LINES[:19], "other\n"]))
    repo.write("@@ -1 +1 @@.yaml", "".join(LINES[:3]))
    repo.commit()
    assert found("HEAD~1", "paid.journey.yaml") == [20]
    assert found("HEAD~1", "@@ -1 +1 @@.yaml") == [1, 2, 3]


def test_errors_elsewhere_come_after(repo: Repo) -> None:
    repo.write("pay.journey.yaml", "".join([*LINES[:4], "other\n", *LINES[5:]]))
    errors = problems("pay.journey.yaml", Severity.ERROR)
    assert [problem.where.line for problem in touched(errors, "HEAD")] == [5, *range(1, 5), *range(6, 21)]
    assert touched(problems("none.yaml", Severity.WARNING), "HEAD") == []
