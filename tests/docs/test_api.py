"""The examples of docs/api.md run, and print what the page says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from journeymap_cli import app
from support.repositories import repository

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^## (.*?)\n.*?```python\n(.*?)```\n\nprints\n\n```text\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE
)
MAP = """\
title: Paying
last_reviewed: 2026-03-03
review_every: 6mo
owner: Payments
stages:
  - name: Checkout
    emotion: {score: SCORE}
    pain_points: {text: The code arrives late, severity: severe}
  - {name: Receipt, emotion: 2}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    repo = repository(tmp_path)
    repo.write("maps/pay.journey.yaml", MAP.replace("SCORE", "1"))
    repo.commit()
    repo.write("maps/pay.journey.yaml", MAP.replace("SCORE", "-2"))
    return tmp_path


@pytest.mark.parametrize(("code", "output"), [example[1:] for example in EXAMPLES], ids=[each[0] for each in EXAMPLES])
def test_an_example_prints_what_the_page_says(code: str, output: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, {})
    assert printed.getvalue() == output


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3


def test_the_page_names_all_that_is_exported() -> None:
    table = PAGE.partition("## What there is")[2]
    assert set(re.findall(r"\w+", table)) >= set(app.__all__)


def test_the_drawings_are_files(here: Path) -> None:
    exec(EXAMPLES[1][1], {})
    assert (here / "pay.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "<svg" in (here / "flow.svg").read_text(encoding="utf-8")
