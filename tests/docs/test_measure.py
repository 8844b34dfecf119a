"""The page about measuring: its map loads, its commands run, and its log is the sample."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "measure.md").read_text(encoding="utf-8")
LOG = ROOT / "examples" / "saas-trial" / "events.csv"
MAP, *_ = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"```console\n\$ journeymap ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("command", "output"), COMMANDS)
def test_a_command_prints_what_the_page_shows(
    command: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("trial.yaml").write_text(MAP, encoding="utf-8")
    Path("events.csv").write_bytes(LOG.read_bytes())
    assert CliRunner().invoke(app, shlex.split(command)).stdout == output


def test_the_page_has_commands_and_the_start_of_the_log() -> None:
    assert len(COMMANDS) == 3
    [lines] = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert LOG.read_text(encoding="utf-8").startswith(lines)


def test_the_sample_log_is_what_the_program_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_sample_log", ROOT / "tools" / "make_sample_log.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = "\n".join(",".join(row) for row in (module.COLUMNS, *module.rows()))
    assert LOG.read_text(encoding="utf-8") == f"{made}\n"
