import subprocess
from pathlib import Path

import pytest

from journeymap_cli import git
from journeymap_cli.errors import GitError


def make_repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_ignored_files_and_whole_folders_are_told_relative_to_the_folder(tmp_path: Path) -> None:
    top = make_repository(tmp_path)
    write(top / ".gitignore", "build/\n*.tmp\n")
    write(top / "maps/build/a.yaml")
    write(top / "maps/b.tmp")
    write(top / "maps/c.yaml")
    assert git.ignored(top) == {"maps/build/", "maps/b.tmp"}
    assert git.ignored(top / "maps") == {"build/", "b.tmp"}


def test_what_is_committed_is_not_ignored(tmp_path: Path) -> None:
    top = make_repository(tmp_path)
    write(top / ".gitignore", "build/\n")
    write(top / "build/a.yaml")
    write(top / "build/b.yaml")
    subprocess.run(["git", "-C", top, "add", "-f", "build/a.yaml"], check=True)
    assert git.ignored(top) == {"build/b.yaml"}


def test_nothing_is_ignored_outside_of_a_repository(tmp_path: Path) -> None:
    assert git.ignored(tmp_path) == frozenset()


def test_nothing_is_ignored_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(make_repository(tmp_path) / ".gitignore", "*\n")
    monkeypatch.setenv("PATH", "")
    assert git.ignored(tmp_path) == frozenset()


def test_the_repository_of_a_hook_is_not_that_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = make_repository(tmp_path / "a")
    write(top / ".gitignore", "*.tmp\n")
    write(top / "x.tmp")
    monkeypatch.setenv("GIT_DIR", str(make_repository(tmp_path / "b") / ".git"))
    assert git.ignored(top) == {"x.tmp"}


def test_the_repository_runs_no_program_of_its_own(tmp_path: Path) -> None:
    top = make_repository(tmp_path / "a")
    spy = write(tmp_path / "spy.sh", f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    spy.chmod(0o755)
    subprocess.run(["git", "-C", top, "config", "core.fsmonitor", str(spy)], check=True)
    subprocess.run(["git", "-C", top, "status", "--short"], check=False, capture_output=True)
    assert (tmp_path / "ran").exists(), "the trap must work, or the test shows nothing"
    (tmp_path / "ran").unlink()
    git.ignored(top)
    assert not (tmp_path / "ran").exists()


def test_a_refusal_is_told_in_the_words_of_git(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        git.run(tmp_path, "status")
