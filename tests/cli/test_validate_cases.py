"""Drop a map into `validate/`, get a test: what validate prints of it stands beside it, in `.out`.

A new case is written by `JOURNEYMAP_WRITE_CASES=1 pytest tests/cli/test_validate_cases.py`, and then read with care.
"""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app

FOLDER = Path(__file__).with_name("validate")
CASES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
RULE_COUNT = 100


@pytest.mark.parametrize("case", CASES)
def test_a_map_has_the_expected_report(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    result = CliRunner().invoke(app, ["validate", f"{case}.yaml", "--today", "2026-11-21"])
    told = result.stdout
    if os.environ.get("JOURNEYMAP_WRITE_CASES"):
        (FOLDER / f"{case}.out").write_text(told, encoding="utf-8")
    assert told == (FOLDER / f"{case}.out").read_text(encoding="utf-8")
    assert result.exit_code == ("error[" in told)


def test_a_case_that_should_be_silent_is_silent() -> None:
    controls = list(FOLDER.glob("control-*.out"))
    assert len(controls) > 8
    assert [path.name for path in controls if path.read_text(encoding="utf-8")] == []


def test_there_are_many_cases_and_no_leftovers() -> None:
    assert len(CASES) > RULE_COUNT
    assert sorted(path.stem for path in FOLDER.glob("*.out")) == CASES
