"""A row in the tables of formats is all that the command line needs to offer a format."""

import subprocess
import sys
from pathlib import Path

import pytest

from journeymap_cli.formats import CHANGE_REPORTS, DRAWINGS, PROBLEM_REPORTS, by_ending

NEW_ROWS = """
import sys
from journeymap_cli import formats
formats.DRAWINGS["tree"] = formats.FormatRow("render.json_", (".tree",), has_diagrams=True)
formats.PROBLEM_REPORTS["list"] = formats.FormatRow("report.problems.concise")
formats.CHANGE_REPORTS["feed"] = formats.FormatRow("report.changes.json_", (".feed",))
from journeymap_cli.__main__ import main
main()
"""
"""The command with a new row in each table, which reuses a module."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text("title: A map\nstages: [Browse, Buy]\n", encoding="utf-8")
    Path("new.yaml").write_text("title: A map\nstages: [Browse, Pay]\n", encoding="utf-8")


def journeymap(*args: str) -> str:
    done = subprocess.run([sys.executable, "-c", NEW_ROWS, *args], capture_output=True, text=True, check=True)
    return done.stdout


def help_of(command: str) -> str:
    """Its help without white space, since long lines are broken."""
    return "".join(journeymap(command, "--help").split())


def test_a_new_drawing_is_offered_written_and_known_by_its_ending() -> None:
    diagrams = [name for name, row in DRAWINGS.items() if row.has_diagrams]
    assert f"{','.join(DRAWINGS)},tree;" in help_of("render")
    assert f"for{','.join(diagrams)},tree;" in help_of("render")
    journeymap("render", "map.yaml", "-f", "tree", "--diagram", "map", "--diagram", "flow")
    journeymap("render", "map.yaml", "-o", "out.tree")
    journeymap("render", "map.yaml", "-f", "json")
    content = Path("map.json").read_bytes()
    assert [Path(name).read_bytes() for name in ("map.tree", "map.flow.tree", "out.tree")] == [content] * 3


def test_a_new_drawing_may_be_in_the_settings() -> None:
    Path(".journeymap.toml").write_text('[render]\nformats = ["tree"]\n', encoding="utf-8")
    journeymap("render", "map.yaml")
    assert Path("map.tree").is_file()


def test_a_new_drawing_is_tried_by_doctor() -> None:
    assert f"{', '.join(DRAWINGS)}, tree\n" in journeymap("doctor")


def test_a_new_report_of_problems_is_offered() -> None:
    assert "|list]" in help_of("validate")
    concise = journeymap("validate", "map.yaml", "-f", "concise")
    assert journeymap("validate", "map.yaml", "-f", "list", "--report", "list=problems.txt") == concise
    assert Path("problems.txt").read_text(encoding="utf-8") == concise


def test_a_new_report_of_changes_is_offered_and_known_by_its_ending() -> None:
    assert "|feed]" in help_of("diff")
    journeymap("diff", "map.yaml", "new.yaml", "-o", "out.feed")
    assert Path("out.feed").read_text(encoding="utf-8") == journeymap("diff", "map.yaml", "new.yaml", "-f", "json")


def test_an_ending_belongs_to_one_format() -> None:
    for table in (DRAWINGS, PROBLEM_REPORTS, CHANGE_REPORTS):
        endings = [ending for row in table.values() for ending in row.endings]
        assert len(endings) == len(by_ending(table))
    assert all(row.endings for row in DRAWINGS.values())
