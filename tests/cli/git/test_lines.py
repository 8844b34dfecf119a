"""The command lines in git's settings, with and without the command that they start."""

import shutil
import sys
from pathlib import Path

import pytest

from journeymap_cli.cli.git import lines
from support.enabling import PAY, git, pay_repository
from support.repositories import Repo

PATHS = [
    "bin dir/journeymap",
    "a'b\"c/journeymap",
    "50% $HOME/journeymap",
    "back\\slash;&|/journeymap",
    "-x %A/journeymap",
]
BROKEN = {
    "gone": None,
    "an interpreter that is gone": "#!/nowhere/python\n",
    "a package that is gone": f"#!{sys.executable}\nimport gone\n",
    "not executable": "",
    "killed": "#!/bin/sh\nkill -9 $$\n",
}


@pytest.fixture(params=PATHS)
def repo(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository whose git finds the command at an unusual path."""
    return pay_repository(tmp_path / "r", tmp_path / request.param, monkeypatch)


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    return pay_repository(tmp_path / "r", tmp_path / "bin/journeymap", monkeypatch)


def slow_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the lines start the command only, not the script."""
    monkeypatch.setattr(lines, "_fast", list)


def break_command(how: str | None) -> None:
    """Remove the command, or replace it."""
    program = Path(sys.argv[0])
    program.unlink()
    if how is not None:
        program.write_text(how)
        program.chmod(0o755 if how else 0o644)


def branches(repo: Repo, ours: str, theirs: str) -> None:
    repo.commit()
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(pay=theirs)
    repo.git("checkout", "-q", "main")
    repo.commit(pay=ours)


def read(repo: Repo) -> str:
    return (repo.top / "pay.journey.yaml").read_text(encoding="utf-8")


def test_the_command_runs_from_any_path(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_only(monkeypatch)
    git("enable", "--driver", "--no-cache")
    branches(repo, (PAY % -1).replace("Prices are hidden", "Prices are well hidden"), PAY % 2)
    assert "\n-\t    emotion: -1\n+\t    emotion: 2\n" in repo.git("show", "--no-ext-diff", "side")
    assert "emotion  -1  ->  +2" in repo.git("show", "--ext-diff", "side")
    repo.git("merge", "-q", "side")
    assert read(repo) == (PAY % 2).replace("Prices are hidden", "Prices are well hidden")
    for setting in ("diff.journeymap.textconv", "diff.journeymap.command", "merge.journeymap.driver"):
        assert lines.started(repo.git("config", setting)) == [sys.argv[0]]


def test_the_script_runs_without_the_command(repo: Repo) -> None:
    git("enable")
    repo.commit(pay=PAY % 2)
    break_command(None)
    assert "\n-\t    emotion: -1\n+\t    emotion: 2\n" in repo.git("show")
    assert repo.git("config", "diff.journeymap.cachetextconv") == "true\n"


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN.keys())
def test_history_goes_on_without_the_command(usual: Repo, monkeypatch: pytest.MonkeyPatch, how: str | None) -> None:
    slow_only(monkeypatch)
    git("enable", "--driver")
    usual.commit(pay=PAY % 2)
    break_command(how)
    for words in (["show"], ["log", "-p", "-1"], ["diff", "--no-ext-diff", "HEAD~1"], ["log", "-p", "-Semotion: 2"]):
        assert "-        emotion: -1\n+        emotion: 2\n" in usual.git(*words)
    assert "        emotion: 2" in usual.git("blame", "pay.journey.yaml")
    assert "+        emotion: 2\n" in usual.git("diff", "HEAD~1")


def test_what_git_kept_without_the_command_is_forgotten(usual: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_only(monkeypatch)
    git("enable")
    usual.commit(pay=PAY % 2)
    moved = shutil.copy(sys.argv[0], f"{sys.argv[0]}.away")
    break_command(None)
    assert "+        emotion: 2\n" in usual.git("show")
    assert "so git keeps no facts: run journeymap git enable again" in git("status").stdout
    shutil.move(moved, sys.argv[0])
    assert "+\t    emotion: 2\n" in usual.git("show")
    git("enable")
    assert usual.git("config", "diff.journeymap.cachetextconv") == "true\n"
    assert "+\t    emotion: 2\n" in usual.git("show")
    assert "so git keeps no facts" not in git("status").stdout


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN.keys())
def test_merges_are_those_of_git_without_the_command(usual: Repo, how: str | None) -> None:
    git("enable")
    branches(usual, (PAY % -1).replace("title: Pay", "title: Pay now"), PAY % 2)
    break_command(how)
    usual.git("merge", "-q", "side")
    assert read(usual) == (PAY % 2).replace("title: Pay", "title: Pay now")


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN.keys())
def test_conflicts_are_those_of_git_without_the_command(usual: Repo, how: str | None) -> None:
    git("enable")
    usual.write(".gitattributes", "*.yaml conflict-marker-size=9 merge=journeymap\n")
    branches(usual, PAY % 1, PAY % 2)
    break_command(how)
    usual.git("merge", "side", code=1)
    assert read(usual).splitlines()[-5:] == [
        "<<<<<<<<< ours", "        emotion: 1", "=========", "        emotion: 2", ">>>>>>>>> theirs"
    ]  # fmt: skip
    assert "UU pay.journey.yaml" in usual.git("status", "--porcelain")


def test_a_conflict_of_binary_files_stays_one_without_the_command(usual: Repo) -> None:
    git("enable")
    branches(usual, "\0ours", "\0theirs")
    break_command(None)
    usual.git("merge", "side", code=1)
    assert read(usual) == "\0ours"
    assert "UU pay.journey.yaml" in usual.git("status", "--porcelain")


@pytest.mark.parametrize("line", ["", "true", "'", "f() { x; }; f"])
def test_a_line_that_is_none_of_ours(line: str) -> None:
    assert lines.started(line) == []


@pytest.mark.parametrize("words", [["/a/journeymap"], ["py", "-m", "journeymap_cli"], ["py", *lines.MODULE]])
def test_a_line_of_an_older_version(words: list[str]) -> None:
    assert lines.started(f"{' '.join(words)} git-merge %O %A %B") == words
