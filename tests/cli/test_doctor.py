from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli import __version__, git
from journeymap_cli.cli import doctor as module
from journeymap_cli.cli.app import app
from journeymap_cli.render.graphviz import engine


def doctor() -> Result:
    return CliRunner().invoke(app, ["doctor"])


def test_it_tells_versions_parser_drawing_and_git() -> None:
    result = doctor()
    assert (result.exit_code, result.stderr) == (0, "nothing that is needed is missing\n")
    rows = {line[8:].split("  ")[0]: line for line in result.stdout.splitlines()}
    assert __version__ in rows["journeymap"]
    assert set(module.PACKAGES) < set(rows)
    for name in ("Python", "YAML parser", "Graphviz", "fonts", "git", "git settings"):
        assert name in rows


def test_what_is_missing_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing", lambda: "Graphviz cannot be loaded (libX): install it")
    monkeypatch.setattr(module, "PACKAGES", ("no-such-package",))
    result = doctor()
    assert result.exit_code == 2
    assert "missing Graphviz" in result.stdout
    assert "missing no-such-package  not installed" in result.stdout
    assert result.stderr == "missing: no-such-package, Graphviz\n"


def test_git_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = doctor()
    assert result.exit_code == 0
    assert "note    git" in result.stdout
    assert git.ignored(Path()) == frozenset()
