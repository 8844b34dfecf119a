import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap_cli import git
from journeymap_cli.errors import GitError
from support.repositories import NOBODY, Repo, repository


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


STAGED = ("diff", "--cached", "--name-only")
HOOK = f"""\
import sys
from pathlib import Path
from journeymap_cli import git
sys.stdout.buffer.write(git.run(Path(), *{STAGED}))
"""


@pytest.fixture
def hooked(tmp_path: Path) -> Repo:
    """A repository with the files a and b, whose hook writes what is staged for our git to `seen`."""
    made = repository(tmp_path / "r")
    made.write("a", "1\n")
    made.write("b", "1\n")
    made.commit()
    script = made.write(".git/hook.py", HOOK)
    hook = made.write(".git/hooks/pre-commit", f'#!/bin/sh\n"{sys.executable}" "{script}" > "{tmp_path}/seen"\n')
    hook.chmod(0o755)
    made.write("a", "2\n")
    made.write("b", "2\n")
    return made


@pytest.mark.parametrize(
    ("words", "seen"), [(("-am", "x"), "a\nb\n"), (("-m", "x", "a"), "a\n"), (("-m", "x", "--include", "b"), "b\n")]
)
def test_a_hook_sees_what_is_committed(hooked: Repo, tmp_path: Path, words: tuple[str, ...], seen: str) -> None:
    hooked.git("commit", "-q", *words)
    assert (tmp_path / "seen").read_text() == seen


def test_a_hook_of_a_linked_work_tree_sees_what_is_committed(hooked: Repo, tmp_path: Path) -> None:
    hooked.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "w"))
    linked = Repo(tmp_path / "w")
    linked.write("a", "3\n")
    linked.git("commit", "-qam", "x")
    assert (tmp_path / "seen").read_text() == "a\n"


def test_a_hook_finds_a_repository_that_only_options_name(hooked: Repo, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w/a").write_text("4\n")
    hooked.git("--git-dir", str(hooked.top / ".git"), "--work-tree", str(tmp_path / "w"), "commit", "-qm", "x", "a")
    assert (tmp_path / "seen").read_text() == "a\n"


def test_an_index_that_is_in_no_repository_is_that_of_the_current_one(hooked: Repo, tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    for words in (("read-tree", "HEAD"), ("add", "b"), ("commit", "-qm", "x")):
        subprocess.run(
            ["git", *words], cwd=hooked.top, env={**os.environ, **NOBODY, "GIT_INDEX_FILE": index}, check=True
        )
    assert (tmp_path / "seen").read_text() == "b\n"


@pytest.mark.parametrize("index", ["{r}/.git/index", "{r}/.git/none", "{r}/none", "{other}/.git/index.lock"])
def test_the_index_of_another_repository_is_not_that_of_the_folder(
    hooked: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    other = repository(tmp_path / "other")
    other.write("c", "1\n")
    other.commit()
    other.write("c", "2\n")
    other.git("add", "c")
    monkeypatch.chdir(hooked.top)
    monkeypatch.setenv("GIT_INDEX_FILE", index.format(r=hooked.top, other=other.top))
    assert git.run(other.top, *STAGED) == b"c\n"
