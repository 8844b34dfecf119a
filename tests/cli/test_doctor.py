from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli import __version__, git
from journeymap_cli.cli import doctor as module
from journeymap_cli.cli.app import app
from journeymap_cli.formats import DRAWINGS
from journeymap_cli.render.graphviz import engine


def doctor() -> Result:
    return CliRunner().invoke(app, ["doctor"])


def test_it_shows_versions_parser_formats_and_git() -> None:
    result = doctor()
    assert (result.exit_code, result.stderr) == (0, "nothing required is missing\n")
    rows = {line[8:].split("  ")[0]: line for line in result.stdout.splitlines()}
    assert __version__ in rows["journeymap"]
    assert {"pydantic", "pygraphviz", "watchfiles"} <= set(module.packages()) <= set(rows)
    assert not {"pytest", "mypy"} & set(rows)
    assert rows["formats"].endswith(f"  {', '.join(DRAWINGS)}")
    for name in ("Python", "YAML parser", "fonts", "git", "git settings"):
        assert name in rows


def test_what_is_missing_is_shown_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing", lambda: "Graphviz cannot be loaded (libX): install it")
    monkeypatch.setattr(module, "requires", lambda _: ["no-such-package>=1", 'pytest; extra == "test"'])
    result = doctor()
    assert result.exit_code == 2
    assert "missing no-such-package  not installed\n" in result.stdout
    assert "missing formats          png, pdf: Graphviz cannot be loaded (libX): install it\n" in result.stdout
    assert "note    formats          html: the page has no flow: Graphviz cannot be loaded" in result.stdout
    others = ", ".join(name for name in DRAWINGS if name not in {"html", "png", "pdf"})
    assert others.startswith("svg, dot, md")
    assert f"ok      formats          {others}\n" in result.stdout
    assert result.stderr == "missing: no-such-package, formats\n"


def test_git_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = doctor()
    assert result.exit_code == 0
    assert "note    git" in result.stdout
    assert git.ignored(Path()) == frozenset()
