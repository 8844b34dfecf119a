"""The recipes: what they name is there, and what they show is valid."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from journeymap_cli.app.settings import vocabulary
from journeymap_cli.cli.app import app
from journeymap_cli.settings.read import read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line for line in re.findall(r"journeymap (?:validate|schema)[^\n`]*", PAGE) if "--" in line or "-o" in line]


def test_there_are_recipes() -> None:
    assert len(BLOCKS) >= 8
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize("text", [text for kind, text in BLOCKS if kind == "yaml"])
def test_yaml_is_valid(text: str) -> None:
    assert yaml.safe_load(text)


def test_the_settings_are_right(tmp_path: Path) -> None:
    [text] = [text for kind, text in BLOCKS if kind == "toml"]
    (tmp_path / ".journeymap.toml").write_text(text, encoding="utf-8")
    assert read(tmp_path / ".journeymap.toml", "settings", vocabulary()).profile["personas"] == ("dev",)


def test_the_settings_of_the_editor_are_right() -> None:
    [text] = [text for kind, text in BLOCKS if kind == "json"]
    assert json.loads(text)


def test_the_hooks_and_inputs_are_there() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert set(re.findall(r"journeymap-(?:validate-all|validate|fmt)", PAGE)) == hooks
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    actions = [text for kind, text in BLOCKS if kind == "yaml" and "uses: example/journeymap@" in text]
    assert len(actions) == 2
    for action in actions:
        [job] = yaml.safe_load(action)["jobs"].values()
        assert set(job["steps"][1]["with"]) <= set(inputs)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "journey.yaml").write_text("title: X\nowner: DX\nstages: [A]\n")
    words = [word.replace("$GITHUB_STEP_SUMMARY", "summary.md") for word in shlex.split(command)[1:]]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
