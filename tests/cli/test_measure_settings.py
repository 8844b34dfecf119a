"""What settings may say about measuring: they come with the maps, from people whom nobody knows."""

import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.app import settings as settings_module
from journeymap_cli.cli.app import app
from support.logs import csv

MAP = """\
title: T
measure: {entity: u, time: t, event: e}
stages:
  - {name: A, events: a}
  - {name: B, events: b, metrics: {name: Reach, kind: reach, value: 67}}
"""
LOG = [
    "u,t,e",
    "1,2026-07-01,a",
    "2,2026-07-01,a",
    "3,2026-07-01,a",
    "1,2026-07-02,b",
    "2,2026-07-02,b",
    "9,2026-09-09,b",
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_module._of_folder.cache_clear()
    settings_module._read.cache_clear()
    repository = tmp_path / "repository"
    (repository / "maps").mkdir(parents=True)
    (repository / "data").mkdir()
    monkeypatch.chdir(repository)
    subprocess.run(["git", "init", "-q"], check=True)
    Path("maps/map.yaml").write_text(MAP, encoding="utf-8")
    csv(Path("data/log.csv"), LOG)
    csv(tmp_path / "secret.csv", LOG)


def settings(text: str, place: str = ".journeymap.toml") -> None:
    Path(place).write_text(f"[measure]\n{text}\n", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["measure", "maps/map.yaml", *args])


def test_settings_say_where_the_events_are_and_how_exact_figures_are() -> None:
    settings('data = "data/log.csv"\nleast = 2\ndigits = 2\ntolerance = 0.5')
    result = run("--check")
    assert result.exit_code == 0, result.output
    assert "66.67" in result.stdout
    assert run("--check", "--tolerance", "0").exit_code == 0
    settings_module._read.cache_clear()
    settings_module._of_folder.cache_clear()
    Path("maps/map.yaml").write_text(MAP.replace("67", "67.0"), encoding="utf-8")
    assert run("--check").exit_code == 0
    assert run("--check", "--tolerance", "0").exit_code == 1
    assert "too few (--least 4)" in run("--least", "4").stdout


def test_an_option_wins() -> None:
    settings('data = "data/none.csv"\nleast = 2')
    assert run("--data", "data/log.csv").exit_code == 0


@pytest.mark.parametrize("pattern", ["data/*.csv", "maps/../data/log.csv", "**/*.csv"])
def test_a_pattern_stands_for_files_below_the_repository(pattern: str) -> None:
    settings(f'data = "{pattern}"\nleast = 1')
    assert "66.7 %" in run().stdout


def test_settings_beside_the_maps_may_name_data_beside_them() -> None:
    settings('data = "../data/log.csv"\nleast = 1', "maps/.journeymap.toml")
    assert "66.7 %" in run().stdout


OUTSIDE = ["../secret.csv", "{top}/secret.csv", "data/../../secret.csv", "link.csv", "folder/secret.csv", "../*.csv"]


@pytest.mark.parametrize("word", OUTSIDE)
def test_no_file_outside_of_the_repository_is_read(word: str, tmp_path: Path) -> None:
    Path("link.csv").symlink_to(tmp_path / "secret.csv")
    Path("folder").symlink_to(tmp_path)
    settings(f'data = "{word.format(top=tmp_path)}"\nleast = 1')
    result = run()
    assert result.exit_code == 2
    assert "is outside the repository" in result.stderr
    assert ".journeymap.toml:2:" in result.stderr
    assert "66.7" not in result.output


@pytest.mark.parametrize(
    "word",
    ["env:SECRET", "postgres://user@host/db", "duckdb://data/log.db", "https://example.com/log.csv", "s3://a/b.csv"],
)
def test_no_address_or_variable_is_read(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "data/log.csv")
    settings(f'data = "{word}"')
    result = run()
    assert result.exit_code == 2
    assert f"there is no file '{word}'" in result.stderr


@pytest.mark.parametrize("key", ["columns", "memory", "timeout", "table", "sql", "since", "through"])
def test_nothing_else_comes_from_settings(key: str) -> None:
    settings(f'{key} = "x"')
    result = run("--data", "data/log.csv")
    assert result.exit_code == 2
    assert f"unknown key '{key}'" in result.stderr
