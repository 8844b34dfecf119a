"""A lane is a row of one table and a field: nothing else in the package knows which lanes there are."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap_cli.model.lanes import BUILT_IN

ROOT = Path(__file__).parents[1]
MAP = """
title: A map
stages:
  - name: Sign up
    barriers: [The form asks for a tax number]
    emotion: -1
"""
CHANGED = MAP.replace("a tax number", "a tax number twice")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which nodes have the lane `barriers`."""
    folder = tmp_path_factory.mktemp("package")
    copy = folder / "journeymap_cli"
    shutil.copytree(ROOT / "src" / "journeymap_cli", copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "examples"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.html", "*.png", "*.pdf", "*.svg"))
    shutil.copytree(ROOT / "templates" / "html", copy / "templates" / "html", dirs_exist_ok=True)
    insert(
        copy / "model" / "lanes.py",
        '    BuiltInLane("gains", "Gains", "gain"),\n',
        '    BuiltInLane("barriers", "Barriers", "barrier", icon="code", synonyms=("obstacle",)),\n',
    )
    insert(
        copy / "model" / "node.py",
        "    gains: Items = ",
        '    barriers: Items = Field((), description="What is in the way.", examples=[["A form"]])\n',
    )
    return folder


def insert(file: Path, before: str, line: str) -> None:
    """Put a line before another one that the file has once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, line + before), encoding="utf-8")


@pytest.fixture
def here(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(package), *filter(None, [os.environ.get("PYTHONPATH")]))))
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("changed.yaml").write_text(CHANGED, encoding="utf-8")


def run(*words: str) -> str:
    """What the command of the copy prints."""
    done = subprocess.run(
        [sys.executable, "-m", "journeymap_cli", *words], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.usefixtures("here")
def test_a_new_lane_is_drawn_with_its_label_and_icon() -> None:
    for name in ("html", "md", "svg"):
        assert "Barriers" in run("render", "map.yaml", "-f", name, "-o", "-"), name
    page = run("render", "map.yaml", "-f", "html", "-o", "-")
    assert re.search(r'<use href="#_code"/></svg> Barriers', page)
    figures = json.loads(run("render", "map.yaml", "-f", "json", "-o", "-"))["figures"]
    assert figures["evidence"]["total"] == 2


@pytest.mark.usefixtures("here")
def test_a_new_lane_has_its_words_in_every_report() -> None:
    assert "barrier  The form asks for a tax number" in run("diff", "map.yaml", "changed.yaml")
    assert "  barrier: The form asks for a tax number" in run("git-textconv", "map.yaml")
    node = json.loads(run("schema"))["$defs"]["Stage"]["properties"]
    assert node["barriers"]["description"] == "What is in the way."
    Path("slip.yaml").write_text(MAP.replace("barriers", "obstacles"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "journeymap_cli", "validate", "slip.yaml"], capture_output=True, text=True, check=False
    )
    assert "did you mean 'barriers'?" in done.stdout


def test_no_other_module_lists_the_lanes() -> None:
    """Parts that mean one lane by its nature (the curve, pain points) name it; a list of lanes is in one file.

    Another lists what other tools call them, where a new lane may be missing: it is known by its own name.
    """
    sources = {
        file: len(set(re.findall(r'"([a-z_]+)"', file.read_text(encoding="utf-8"))) & set(BUILT_IN))
        for file in (ROOT / "src" / "journeymap_cli").rglob("*.py")
        if "pages" not in file.parts and "rules" not in file.parts
    }
    lists = {file.relative_to(ROOT / "src" / "journeymap_cli").as_posix() for file in sources if sources[file] > 6}
    assert lists == {"model/lanes.py", "exchange/words.py"}
    assert len(sources) > 150
