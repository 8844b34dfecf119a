from pathlib import Path

import pytest

from journeymap_cli.errors import GitError, MissingFileError, OutsideFolderError, UnreadableError
from journeymap_cli.revisions import INDEX, Moved, Repository, RevisionReader
from support.repositories import Repo, repository


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = repository(tmp_path / "r")
    made.write("maps/a.yaml", "one\n" * 20)
    made.write("shared.yaml", "s\n")
    made.commit()
    return made


def test_files_are_read_as_a_commit_and_the_index_have_them(repo: Repo) -> None:
    here = Repository(repo.top / "maps")
    repo.write("maps/a.yaml", "two\n")
    repo.git("add", ".")
    repo.write("maps/a.yaml", "three\n")
    assert here.read(here.commit("HEAD"), "maps/a.yaml", 100) == b"one\n" * 20
    assert here.read(INDEX, "maps/a.yaml", 100) == b"two\n"
    assert here.has(INDEX, "maps/a.yaml")
    assert not here.has(INDEX, "maps")
    with pytest.raises(UnreadableError, match="the limit is 3"):
        here.read(INDEX, "maps/a.yaml", 3)


def test_renames_are_one(repo: Repo) -> None:
    repo.git("mv", "maps/a.yaml", "maps/né w.yaml")
    here = Repository(repo.top)
    assert here.moves(here.commit("HEAD"), INDEX) == [Moved("maps/a.yaml", "maps/né w.yaml")]
    repo.git("rm", "-q", "shared.yaml")
    repo.commit()
    assert Moved("shared.yaml", None) in here.moves(here.commit("HEAD~1"), here.commit("HEAD"))
    assert here.moves(here.commit("HEAD"), None) == []


def test_names_may_hold_a_line_break(repo: Repo) -> None:
    repo.write("a\nb.yaml", "x")
    repo.git("add", ".")
    here = Repository(repo.top)
    assert here.moves(here.commit("HEAD"), INDEX) == [Moved(None, "a\nb.yaml")]
    assert "a\nb.yaml" in here.files(None)


def test_paths_are_told_from_the_top_through_links(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(repo.top)
    monkeypatch.chdir(tmp_path / "link" / "maps")
    here = Repository(Path())
    assert here.inside("a.yaml") == "maps/a.yaml"
    assert here.inside("../shared.yaml") == "shared.yaml"
    assert here.inside("gone/x.yaml") == "maps/gone/x.yaml"
    assert here.inside("..") == ""
    with pytest.raises(OutsideFolderError):
        here.inside("../../x.yaml")


def test_a_word_that_looks_like_an_option_is_a_revision(repo: Repo) -> None:
    with pytest.raises(GitError):
        Repository(repo.top).commit("--all")
    assert not Repository(repo.top).is_revision("--git-dir")


def test_commits_without_a_common_one_are_told(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "other")
    repo.write("another.yaml", "x")
    repo.commit()
    with pytest.raises(GitError, match="'main' and 'other' have no commit in common here"):
        Repository(repo.top).merge_base("main", "other")
    with pytest.raises(GitError, match="there is no revision 'gone' here"):
        Repository(repo.top).merge_base("main", "gone")


def test_a_shallow_clone_is_told(repo: Repo, tmp_path: Path) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.write("side.yaml", "s")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("main.yaml", "m")
    repo.commit()
    clone = Repo(tmp_path)
    clone.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repo.top}", "clone")
    here = Repository(tmp_path / "clone")
    with pytest.raises(GitError, match="this clone is shallow: git fetch --unshallow"):
        here.merge_base("origin/main", "origin/side")


def test_imports_are_read_from_the_same_revision(repo: Repo) -> None:
    here = Repository(repo.top)
    reader = RevisionReader(here, here.commit("HEAD"), "HEAD:", 100)
    repo.write("shared.yaml", "changed\n")
    assert reader.read("HEAD:maps/a.yaml", "../shared.yaml") == ("HEAD:shared.yaml", b"s\n")
    with pytest.raises(MissingFileError):
        reader.read("HEAD:maps/a.yaml", "none.yaml")
    for outside in ("../../etc/passwd", "/etc/passwd", "../.."):
        with pytest.raises(OutsideFolderError):
            reader.read("HEAD:maps/a.yaml", outside)


@pytest.mark.parametrize(
    "settings",
    [
        ("core.fsmonitor", "touch {mark}"),
        ("filter.evil.clean", "touch {mark}; cat"),
        ("filter.evil.process", "touch {mark}"),
        ("diff.external", "touch {mark}"),
        ("diff.evil.textconv", "touch {mark}; cat"),
    ],
)
def test_nothing_that_the_repository_names_is_run(repo: Repo, tmp_path: Path, settings: tuple[str, str]) -> None:
    mark = tmp_path / "ran"
    repo.write(".gitattributes", "*.yaml filter=evil diff=evil\n")
    repo.commit()
    repo.write("maps/a.yaml", "two\n" * 20)
    repo.git("config", settings[0], settings[1].format(mark=mark))
    here = Repository(repo.top)
    assert here.moves(here.commit("HEAD"), None) == [Moved("maps/a.yaml", "maps/a.yaml")]
    assert here.read(here.commit("HEAD"), "shared.yaml", 10) == b"s\n"
    assert not mark.exists()
    repo.git("config", "filter.evil.required", "true")
    assert len(here.moves(here.commit("HEAD"), None)) == 1
