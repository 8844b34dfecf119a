"""The recipes of CONTRIBUTING.md work: applied to a copy of the project, they do what they say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### (Add .*?)\n(.*?)(?=^##)", PAGE, re.DOTALL | re.MULTILINE))
STEP = re.compile(r"^\d\. `([^`]+)`(.*?)(?=^\d\. |\Z)", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"^   ```(\w+)\n(.*?)^   ```$", re.DOTALL | re.MULTILINE)
SKIPPED = shutil.ignore_patterns("__pycache__", "*.html", "*.png", "*.pdf", "*.svg")
MAP = """\
title: A map
owner: Shop
status: draft
personas: [{name: Ana}]
stages: [{name: Browse, emotion: 1, goals: ["Find, compare"]}]
"""


def apply(recipe: str, project: Path) -> int:
    """Apply every block of a recipe to its file; return how many there are."""
    blocks = [
        (path, kind, "".join(line[3:] or "\n" for line in block.splitlines(keepends=True)))
        for path, step in STEP.findall(RECIPES[recipe])
        for kind, block in BLOCK.findall(step)
    ]
    for path, kind, text in blocks:
        file = project / path
        file.write_text(patched(file.read_text(encoding="utf-8"), text) if kind == "diff" else text, encoding="utf-8")
    return len(blocks)


def patched(text: str, diff: str) -> str:
    """The text with one hunk applied, whose old lines it has once."""
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if line[0] in " -")
    new = "\n".join(line[1:] for line in lines if line[0] in " +")
    assert text.count(old) == 1, f"not found once:\n{old}"
    return text.replace(old, new)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the recipes change, which `journeymap` and the tests in it are run from."""
    for name in ("src/journeymap_cli", "tests/lint", "tests/render", "tests/diff", "tests/support", "docs", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=SKIPPED)
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "examples"):
        (tmp_path / "src" / "journeymap_cli" / name).symlink_to(tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    path = [str(tmp_path / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    write("map.yaml")
    return tmp_path


def write(name: str, old: str = "", new: str = "") -> None:
    """Write the map, with one change."""
    assert old in MAP
    Path(name).write_text(MAP.replace(old, new) if old else MAP, encoding="utf-8")


def python(*words: str) -> str:
    """What a run of Python in the copy prints."""
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def journeymap(*words: str) -> str:
    return python("-m", "journeymap_cli", *words)


def test_a_rule_is_added(project: Path) -> None:
    assert apply("Add a rule", project) == 5
    assert "no-scenario" in journeymap("validate", "map.yaml", "-f", "concise", "--severity", "no-scenario=info")
    assert "no-scenario" not in journeymap("validate", "map.yaml", "-f", "concise")
    shown = journeymap("rules", "no-scenario")
    assert shown.startswith("no-scenario (info, off by default)\n\nThe map has no scenario.\n")
    python("-m", "pytest", "-q", "tests/lint/rules/test_no_scenario.py", "tests/lint/rules/test_docstrings.py")
    python("docs/make_rules.py")
    assert "| [`no-scenario`](#no-scenario) | off | The map has no scenario. |" in Path("docs/rules.md").read_text()


def test_a_format_is_added(project: Path) -> None:
    assert apply("Add a format", project) == 5
    journeymap("render", "map.yaml", "-f", "tsv")
    assert "Browse\t\tgoals\tFind, compare\n" in Path("map.tsv").read_text(encoding="utf-8")
    journeymap("render", "map.yaml", "--check", "-o", "map.tsv")
    assert "flowchart, tsv;" in " ".join(journeymap("render", "--help").split())
    python("-m", "pytest", "-q", "tests/render/test_tsv.py", "tests/render/test_formats.py")


def test_a_lane_is_added(project: Path) -> None:
    assert apply("Add a lane", project) == 2
    write("map.yaml", "goals", "barriers")
    assert "Barriers" in journeymap("render", "map.yaml", "-f", "md", "-o", "-")
    python("docs/make_format.py")
    assert "| `barriers` |" in Path("docs/format.md").read_text(encoding="utf-8")


def test_a_persona_field_is_added(project: Path) -> None:
    assert apply("Add a persona field", project) == 8
    write("map.yaml", "{name: Ana}", "{name: Ana, devices: A shared tablet}")
    write("new.yaml", "{name: Ana}", "{name: Ana, devices: A phone}")
    assert "<dl><div><dt>Devices</dt>" in journeymap("render", "map.yaml", "-o", "-")
    assert "- **Devices:** A shared tablet\n" in journeymap("render", "map.yaml", "-f", "md", "-o", "-")
    assert "  device: A shared tablet\n" in journeymap("git-textconv", "map.yaml")
    assert "devices" in journeymap("diff", "map.yaml", "new.yaml")
    python("docs/make_format.py")
    assert "| `devices` |" in Path("docs/format.md").read_text(encoding="utf-8")


def test_a_word_of_impact_is_added(project: Path) -> None:
    assert apply("Add a word of impact", project) == 2
    write("new.yaml", "draft", "approved")
    assert "better 1" in journeymap("diff", "map.yaml", "new.yaml")
    python("-m", "pytest", "-q", "tests/diff/test_impact.py")


def test_every_recipe_is_tested() -> None:
    assert [name for name in RECIPES if name.lower().replace(" ", "_").removeprefix("add_") not in TESTED] == []
    assert len(RECIPES) == 5


TESTED = {name.removeprefix("test_").removesuffix("_is_added") for name in dir() if name.endswith("_is_added")}
