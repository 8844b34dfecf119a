"""Repositories whose git runs journeymap."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from support.repositories import NOBODY, Repo, repository

PAY = """\
title: Pay
stages:
  - name: Browse
    steps:
      - name: Look around
        goals: [Know the price, Trust the shop]
        pain_points:
          - {text: Prices are hidden, severity: severe}
      - name: Compare
        emotion: %s
"""


def git(*words: str) -> Result:
    """Run `journeymap git` with some words; assert that it succeeds."""
    result = CliRunner().invoke(app, ["git", *words])
    assert result.exit_code == 0, result.stderr
    return result


def pay_repository(folder: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with a map as the current folder, and the command `journeymap` at the path `program`."""
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journeymap_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    made = repository(folder)
    made.commit(pay=PAY % -1)
    monkeypatch.chdir(made.top)
    return made
