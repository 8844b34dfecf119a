"""`journeymap diff` in repositories whose files are not all in the work tree."""

import os
import subprocess
from pathlib import Path

import pytest

from support.commands import journeymap
from support.repositories import NOBODY, Repo, repository

MAP = "title: Pay\nstages:\n  - name: Browse\n    emotion: %s\n"
WORSE = "emotion  +1  ->  -1   worse"
CASES = ["HEAD~1 HEAD", "HEAD~1..HEAD", "HEAD~1 HEAD -- maps/pay.journey.yaml", "HEAD~1 HEAD -- maps"]


def diff(at: Path, *words: str, code: int = 0) -> tuple[str, str]:
    """What `journeymap diff` writes to standard output and to standard error."""
    done = journeymap("diff", *words, at=at, env=NOBODY)
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def git(at: Path, *words: str) -> None:
    allowed = ["-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"]
    environment = {**os.environ, **NOBODY}
    subprocess.run(["git", *allowed, *words], cwd=at, env=environment, capture_output=True, check=True)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with a map that a file beside it names."""
    made = repository(tmp_path / "r")
    made.write("shared/people.yaml", "journeymap: 1\npersonas: [Ann]\n")
    made.write("maps/pay.journey.yaml", MAP % 1)
    made.write("maps/import.journey.yaml", "imports: [../shared/people.yaml]\n" + MAP % 0)
    made.write("readme", "r")
    made.commit()
    made.write("maps/pay.journey.yaml", MAP % -1)
    made.commit()
    return made


# Bare repositories


@pytest.mark.parametrize("words", CASES)
def test_two_revisions_of_a_bare_repository(repo: Repo, tmp_path: Path, words: str) -> None:
    git(tmp_path, "clone", "-q", "--bare", "r", "b.git")
    assert WORSE in diff(tmp_path / "b.git", *words.split())[0]
    assert WORSE in diff(repo.top / ".git", *words.split())[0]


def test_a_bare_repository_has_no_work_tree(repo: Repo, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", "r", "b.git")
    for words in ([], ["HEAD~1"], ["--staged"], ["HEAD~1", "--", "maps/pay.journey.yaml"]):
        out, said = diff(tmp_path / "b.git", *words, code=2)
        assert (out, said) == ("", "error: there is no work tree here: name two revisions, such as HEAD~1 HEAD\n")


# Sparse checkouts


@pytest.mark.parametrize("cone", ["--cone", "--no-cone"])
@pytest.mark.parametrize("words", ["HEAD~1", "HEAD~1 -- maps/pay.journey.yaml", "HEAD~1 -- maps", "HEAD~1 HEAD"])
def test_what_a_sparse_checkout_leaves_out_is_not_gone(repo: Repo, words: str, cone: str) -> None:
    repo.git("sparse-checkout", "set", cone, "shared" if cone == "--cone" else "/readme")
    assert not (repo.top / "maps").exists()
    assert WORSE in diff(repo.top, *words.split())[0]
    assert diff(repo.top) == ("no map changed\n", "")


def test_a_file_that_a_map_names_may_be_left_out(repo: Repo) -> None:
    repo.git("sparse-checkout", "set", "--no-cone", "/maps/")
    repo.write("maps/import.journey.yaml", "imports: [../shared/people.yaml]\n" + MAP % 2)
    assert not (repo.top / "shared").exists()
    assert "0  ->  +2" in diff(repo.top)[0]
    (repo.top / "maps/import.journey.yaml").write_text("imports: [../shared/none.yaml]\n" + MAP % 2)
    assert "none.yaml" in diff(repo.top, code=2)[1]


def test_a_folder_that_is_gone(repo: Repo) -> None:
    repo.git("rm", "-q", "-r", "maps")
    assert "maps/pay.journey.yaml -> /dev/null" in diff(repo.top, "HEAD", "--", "maps")[0]


# Partial clones


@pytest.mark.parametrize(
    "words",
    [
        "HEAD~1",
        "HEAD~1 HEAD",
        "HEAD~1 -- maps/pay.journey.yaml",
        "HEAD~1:maps/pay.journey.yaml HEAD:maps/pay.journey.yaml",
    ],
)
def test_what_a_partial_clone_lacks_is_reported_and_not_fetched(repo: Repo, tmp_path: Path, words: str) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo.top}", "p")
    out, said = diff(tmp_path / "p", *words.split(), code=2)
    assert out == ""
    assert "'maps/pay.journey.yaml' is not in this partial clone: 'git diff " in said
    git(tmp_path / "p", "diff", "HEAD~1")
    assert WORSE in diff(tmp_path / "p", *words.split())[0]


def test_renames_in_a_partial_clone(repo: Repo, tmp_path: Path) -> None:
    repo.git("mv", "maps/pay.journey.yaml", "maps/paid.journey.yaml")
    repo.write("maps/paid.journey.yaml", MAP % 2)
    repo.git("mv", "readme", "read.me")
    repo.commit()
    repo.git("config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo.top}", "p")
    assert "is not in this partial clone" in diff(tmp_path / "p", "HEAD~1", code=2)[1]


# Submodules


@pytest.fixture
def outer(repo: Repo, tmp_path: Path) -> Repo:
    """A repository with the other one as the submodule `sub`, of which the last commit moves to its last commit."""
    made = repository(tmp_path / "o")
    git(made.top, "submodule", "add", "-q", str(repo.top), "sub")
    git(made.top / "sub", "checkout", "-q", "HEAD~1")
    made.commit()
    git(made.top / "sub", "checkout", "-q", "main")
    made.commit()
    return made


@pytest.mark.parametrize("words", ["HEAD~1 HEAD", "HEAD~1", "--staged HEAD~1"])
def test_the_maps_of_a_submodule_are_compared(outer: Repo, words: str) -> None:
    out, said = diff(outer.top, *words.split(), "--exit-code", code=1)
    assert WORSE in out
    assert "HEAD~1:sub/maps/pay.journey.yaml -> " in out
    assert said == "sub/: 1 commit, 1 map changed\n"


def test_a_submodule_that_moves_without_its_maps(outer: Repo) -> None:
    inner = Repo(outer.top / "sub")
    inner.write("readme", "other")
    inner.commit()
    assert diff(outer.top) == ("no map changed\n", "sub/: 1 commit, no map changed\n")
    assert diff(outer.top, "--staged") == ("no map changed\n", "")


def test_the_work_tree_of_a_submodule_counts_too(outer: Repo) -> None:
    assert diff(outer.top) == ("no map changed\n", "")
    Repo(outer.top / "sub").write("maps/pay.journey.yaml", MAP % 2)
    out, said = diff(outer.top)
    assert "HEAD:sub/maps/pay.journey.yaml -> sub/maps/pay.journey.yaml" in out
    assert said == "sub/: 1 map changed\n"


def test_a_submodule_that_is_new_or_gone(outer: Repo) -> None:
    git(outer.top, "rm", "-q", "-r", "--cached", "sub")
    out, said = diff(outer.top, "--staged")
    assert "HEAD:sub/maps/pay.journey.yaml -> /dev/null" in out
    assert said == "sub/: 2 maps changed\n"


@pytest.mark.parametrize("words", ["HEAD~1 HEAD", "HEAD~1"])
def test_a_submodule_that_is_not_here_is_not_unchanged(outer: Repo, tmp_path: Path, words: str) -> None:
    git(tmp_path, "clone", "-q", "o", "c")
    out, said = diff(tmp_path / "c", *words.split(), code=2)
    assert out == ""
    assert said == (
        "error: the submodule 'sub' moved, but its commits are not here: git submodule init and update fetch them\n"
    )
    assert diff(tmp_path / "c") == ("no map changed\n", "")


def test_a_submodule_in_a_submodule(outer: Repo, tmp_path: Path) -> None:
    top = repository(tmp_path / "t")
    git(top.top, "submodule", "add", "-q", str(outer.top), "deep")
    git(top.top / "deep", "submodule", "update", "-q", "--init")
    git(top.top / "deep", "checkout", "-q", "HEAD~1")
    git(top.top / "deep", "submodule", "update", "-q")
    top.commit()
    git(top.top / "deep", "checkout", "-q", "main")
    git(top.top / "deep", "submodule", "update", "-q")
    top.commit()
    out, said = diff(top.top, "HEAD~1", "HEAD")
    assert "HEAD~1:deep/sub/maps/pay.journey.yaml -> HEAD:deep/sub/maps/pay.journey.yaml" in out
    assert said == "deep/sub/: 1 commit, 1 map changed\ndeep/: 1 commit, 1 map changed\n"


def test_nothing_that_a_submodule_configures_is_run(outer: Repo, tmp_path: Path) -> None:
    inner = Repo(outer.top / "sub")
    inner.git("config", "core.fsmonitor", f"touch {tmp_path}/ran")
    inner.git("config", "filter.evil.clean", f"touch {tmp_path}/ran; cat")
    inner.write(".gitattributes", "* filter=evil\n")
    inner.write("maps/pay.journey.yaml", MAP % 2)
    assert "+2" in diff(outer.top, "HEAD~1")[0]
    assert not (tmp_path / "ran").exists()


# The words of git


def test_the_words_of_git_keep_their_lines(repo: Repo) -> None:
    done = journeymap("diff", at=repo.top, env={**NOBODY, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert done.returncode == 2
    first, second, *_, last = done.stderr.decode().splitlines()
    assert first.startswith("error: fatal: detected dubious ownership")
    assert second.startswith("To add an exception for this directory")
    assert last.startswith("    git config --global --add safe.directory ")
