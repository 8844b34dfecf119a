"""Problems that have just one fix, fixed in the text; everything else stays."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.app.fixing import fixed_map
from journeymap_cli.app.sources import map_file
from journeymap_cli.cli.app import app

TEXT = "title: x  # ours\nphases:\n  - name: A\n    pain_point: [{text: b, severity: sever, ownr: c}]\n    qqqq: d\n"
FIXED = "title: x  # ours\nstages:\n  - name: A\n    pain_points: [{text: b, severity: severe, ownr: c}]\n    qqqq: d\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "map.yaml"
    found.write_text(TEXT, encoding="utf-8")
    return found


def test_only_what_has_one_fix_is_fixed(path: Path) -> None:
    result = fixed_map(map_file(str(path)))
    assert result.raw.decode() == FIXED


@pytest.mark.parametrize("text", ["title: x\nstages: [A]\n", "title: x\nstages: [{name: A, goals: b, goal: c}]\n", "{"])
def test_what_is_valid_or_ambiguous_stays(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert fixed_map(map_file(str(path))).raw.decode() == text


def test_a_byte_order_mark_and_line_breaks_stay(path: Path) -> None:
    text = "\ufefftitel: x\r\nstages: [A]\r\n"
    path.write_bytes(text.encode())
    assert fixed_map(map_file(str(path))).raw.decode() == text.replace("titel", "title")


def test_the_command_fixes_and_reports_what_stays(path: Path) -> None:
    shown = CliRunner().invoke(app, ["validate", "--fix", "--diff", "map.yaml"])
    assert "+stages:\n" in shown.stdout
    assert path.read_text(encoding="utf-8") == TEXT
    result = CliRunner().invoke(app, ["validate", "--fix", "map.yaml"])
    assert result.exit_code == 1
    assert "qqqq" in result.stdout
    assert "phases" not in result.stdout
    assert path.read_text(encoding="utf-8") == FIXED
