"""Formatting as somebody types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

BAD, GOOD = "title:   A # a map\nstages: [ B ]\n", "title: A  # a map\nstages: [B]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.journey.yaml").write_text(BAD, encoding="utf-8")
    Path("good.journey.yaml").write_text(GOOD, encoding="utf-8")


def fmt(*words: str, text: str = "") -> Result:
    return CliRunner().invoke(app, ["fmt", *words], input=text)


def content() -> str:
    return Path("bad.journey.yaml").read_text(encoding="utf-8")


def test_it_writes_the_files_that_change() -> None:
    before = Path("good.journey.yaml").stat().st_mtime_ns
    result = fmt()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.replace("./", "") == "formatted bad.journey.yaml\n"
    assert content() == GOOD
    assert Path("good.journey.yaml").stat().st_mtime_ns == before


def test_a_check_lists_them() -> None:
    result = fmt("--check")
    assert (result.exit_code, result.stdout.replace("./", "")) == (1, "bad.journey.yaml\n")
    assert content() == BAD
    assert fmt("--check", "good.journey.yaml").exit_code == 0


def test_a_diff_shows_the_lines() -> None:
    result = fmt("--diff", "bad.journey.yaml")
    assert result.exit_code == 1
    assert "-title:   A # a map\n" in result.stdout
    assert "+title: A  # a map\n" in result.stdout
    assert content() == BAD


def test_standard_input_goes_to_standard_output() -> None:
    assert fmt("-", text=BAD).stdout == GOOD
    assert fmt("-", text=GOOD).stdout == GOOD


def test_ids() -> None:
    assert fmt("-", "--ids", text=BAD).stdout == "title: A  # a map\nstages:\n  - id: b\n    name: B\n"


def test_an_invalid_map_is_left_alone_and_the_others_are_formatted() -> None:
    Path("a.journey.yaml").write_text("title: A\nstages:   [{nmae: B}]\n", encoding="utf-8")
    result = fmt()
    assert result.exit_code == 2
    assert "did you mean 'name'?" in result.stderr
    assert "not formatted" in result.stderr
    assert Path("a.journey.yaml").read_text(encoding="utf-8") == "title: A\nstages:   [{nmae: B}]\n"
    assert content() == GOOD
