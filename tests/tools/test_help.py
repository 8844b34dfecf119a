"""Every script for contributors explains itself, and does nothing else when it is asked to."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("bench", "docs", "tools")
    for path in (ROOT / folder).glob("*.py")
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
)


def test_the_scripts_are_found() -> None:
    assert {"bench/run.py", "docs/make_rules.py", "tools/screenshots.py"} <= {*SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS)
def test_help(script: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", [script, "--help"])
    monkeypatch.syspath_prepend(str(ROOT / script.split("/", maxsplit=1)[0]))
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)  # no browser is needed to explain what one is for
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / script), run_name="__main__")
    assert not end.value.code
    about = ast.get_docstring(ast.parse((ROOT / script).read_text(encoding="utf-8"))) or ""
    assert " ".join(about.split())[:40] in " ".join(capsys.readouterr().out.split())
