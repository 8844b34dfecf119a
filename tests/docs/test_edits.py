"""What docs/edits.md shows works, and it has every operation."""

import contextlib
import io
import os
import re
import sysconfig
from pathlib import Path

import pytest

from journeymap_cli.edits.operations import OPERATIONS

PAGE = (Path(__file__).parents[2] / "docs" / "edits.md").read_text(encoding="utf-8")
TEXT = """\
title: Paying
stages:
  - name: Integration
    steps:
      - id: get-keys
        name: Get keys
        pain_points:
          - {id: slow-keys, text: Keys take two days, severity: severe}  # interviews
"""


def test_the_script_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}")
    Path("journey.yaml").write_text(TEXT, encoding="utf-8")
    [script] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(script, {})
    assert "'added': 1" in printed.getvalue()
    new = "          - {text: No test data, severity: moderate}\n"
    assert Path("journey.yaml").read_text(encoding="utf-8") == TEXT.replace("severe}", "minor}") + new


def test_the_table_has_every_operation_with_its_fields() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.MULTILINE))
    assert list(rows) == list(OPERATIONS)
    for name, row in OPERATIONS.items():
        assert set(re.findall(r"`(\w+)`", rows[name])) == {"path", *row.needs, *row.takes}
