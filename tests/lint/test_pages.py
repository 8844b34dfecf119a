"""The pages of what reading, files and whole runs tell: their examples are checked as files."""

import datetime
from pathlib import Path

import pytest

from journeymap_cli.app.check import Checking
from journeymap_cli.lint.catalogue import Choice
from journeymap_cli.lint.pages import FILES, IGNORES, READING_JOURNEY, READING_TEXT
from journeymap_cli.lint.rule import RulePage, manual

PAGES = [page for page in (*READING_TEXT, *READING_JOURNEY, *FILES, *IGNORES) if page.ID != "not-utf8"]


def rules(text: str, folder: Path) -> set[str]:
    checking = Checking(Choice(ignore=("no-owner",)), datetime.date(2026, 11, 21), 10**6)
    path = folder / "journey.yaml"
    path.write_text(text, encoding="utf-8")
    checking.check(str(path))
    return {problem.rule for problem in checking.problems}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ID)
def test_the_bad_example_is_reported(page: RulePage, tmp_path: Path) -> None:
    assert rules(manual(page).bad, tmp_path) == {page.ID}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ID)
def test_the_good_example_is_fine(page: RulePage, tmp_path: Path) -> None:
    assert page.ID not in rules(manual(page).good, tmp_path)
