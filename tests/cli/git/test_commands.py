"""git with journeymap in it, in real repositories."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.cli.git import setup as git_setup
from support.commands import journeymap
from support.enabling import PAY, git, pay_repository
from support.repositories import NOBODY, Repo

PATTERNS = [f"{pattern} diff=journeymap merge=journeymap\n" for pattern in git_setup.PATTERNS]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    return pay_repository(tmp_path / "r", tmp_path / "bin dir" / "journeymap", monkeypatch)


def attributes(repo: Repo) -> list[str]:
    return (repo.top / ".gitattributes").read_text(encoding="utf-8").splitlines(keepends=True)


def test_enable_writes_settings_and_attributes_once(repo: Repo) -> None:
    said = git("enable", "maps/*.yaml", "my map.yaml").stderr
    assert "git diff --no-ext-diff --no-textconv" in said
    assert "next: commit .gitattributes" in said
    expected = [
        *PATTERNS,
        "maps/*.yaml diff=journeymap merge=journeymap\n",
        '"my map.yaml" diff=journeymap merge=journeymap\n',
    ]
    assert attributes(repo) == expected
    git("enable", "maps/*.yaml", "my map.yaml")
    assert attributes(repo) == expected
    keys = repo.git("config", "--local", "--name-only", "--get-regexp", "journeymap").split()
    names = ("diff.journeymap.textconv", "diff.journeymap.cachetextconv", "diff.journeymap.xfuncname")
    assert keys == [*names, "merge.journeymap.driver"]


def test_disable_takes_out_just_that_and_all_of_it(repo: Repo) -> None:
    before = (repo.top / ".git/config").read_text(encoding="utf-8")
    repo.write(".gitattributes", "*.png binary\r\n*.sh text")
    git("enable", "--driver", "x.yaml")
    assert "diff.journeymap.command" in repo.git("config", "--local", "--name-only", "--list")
    git("disable")
    assert (repo.top / ".git/config").read_text(encoding="utf-8") == before
    assert (repo.top / ".gitattributes").read_bytes() == b"*.png binary\r\n*.sh text\r\n"
    assert git("disable").stderr == ""


def test_a_file_that_was_made_for_it_goes_again(repo: Repo) -> None:
    git("enable")
    git("disable")
    assert not (repo.top / ".gitattributes").exists()


def test_for_all_repositories_of_a_user(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    git("enable", "--global")
    assert (tmp_path / "xdg/git/attributes").read_text(encoding="utf-8") == "".join(PATTERNS)
    assert "journeymap" not in (repo.top / ".git/config").read_text(encoding="utf-8")
    assert not (repo.top / ".gitattributes").exists()
    git("disable", "--global")
    assert not (tmp_path / "xdg/git/attributes").exists()


def test_from_a_folder_below_the_top(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("deep/er/x.yaml", "journeymap: 1\n")
    monkeypatch.chdir(repo.top / "deep/er")
    git("enable")
    assert attributes(repo) == PATTERNS
    said = git("status").stdout
    assert "no pattern matches x.yaml: journeymap git enable x.yaml" in said
    assert "0 of 1 maps here match a pattern" in said


def test_status_reports_a_program_that_is_gone(repo: Repo) -> None:
    lines = git("status").stdout.splitlines()
    assert "diff.journeymap.textconv is not set: journeymap git enable" in lines
    assert "diff.journeymap.command is not set: optional, by journeymap git enable --driver" in lines
    assert "no pattern matches pay.journey.yaml: journeymap git enable" in lines
    git("enable")
    said = git("status").stdout
    assert "1 of 1 maps here match a pattern" in said
    assert "not found" not in said
    Path(sys.argv[0]).unlink()
    assert "bin dir/journeymap does not exist: git shows and merges maps by lines" in git("status").stdout


@pytest.mark.parametrize("pattern", ["", "!x", "a\nb", "a\x1bb"])
def test_what_is_not_a_pattern(repo: Repo, pattern: str) -> None:
    result = CliRunner().invoke(app, ["git", "enable", "--", pattern])
    assert result.exit_code == 2
    assert not (repo.top / ".gitattributes").exists()


def test_git_compares_facts_with_no_flag(repo: Repo) -> None:
    git("enable")
    repo.commit(pay=(PAY % 1).replace("[Know the price, Trust the shop]", "Know the price"))
    for words in (["show"], ["log", "-p", "-1"], ["diff", "HEAD~1"]):
        said = repo.git(*words)
        assert "-\t    goal: Trust the shop\n" in said
        assert "-\t    emotion: -1\n+\t    emotion: 1\n" in said
        assert "@@" in said
    assert "[--1-]{+1+}" in repo.git("diff", "--word-diff", "HEAD~1")
    assert "pay.journey.yaml | " in repo.git("diff", "--stat", "HEAD~1")
    assert "\x1b[" in repo.git("diff", "--color=always", "HEAD~1")
    assert "-        emotion: -1\n" in repo.git("diff", "--no-ext-diff", "--no-textconv", "HEAD~1")
    assert "-        emotion: -1\n" in repo.git("format-patch", "--stdout", "-1")
    assert "title: Pay" in repo.git("blame", "pay.journey.yaml")


def test_reformatting_is_nothing_to_git_show(repo: Repo) -> None:
    git("enable")
    repo.commit(
        pay=(PAY % "{score: -1}").replace(
            "[Know the price, Trust the shop]", '\n          - "Know the price"\n          - text: Trust the shop'
        )
    )
    assert "@@" not in repo.git("show", "--", "pay.journey.yaml")


def test_the_place_of_a_change_is_its_step(repo: Repo) -> None:
    git("enable")
    many = "\n".join(f"          - goal number {number}" for number in range(20))
    long = (PAY % 1).replace(" [Know the price, Trust the shop]", f"\n{many}")
    repo.commit(pay=long)
    repo.commit(pay=long.replace("number 19", "number 99"))
    assert "@@   step: Look around" in repo.git("show")


def test_patches_are_still_made_of_the_file(repo: Repo) -> None:
    git("enable")
    repo.write("pay.journey.yaml", PAY % 1)
    done = subprocess.run(
        ["git", "add", "-p"], cwd=repo.top, input=b"y\n", capture_output=True, check=True, env={**os.environ, **NOBODY}
    )
    assert b"+        emotion: 1" in done.stdout
    assert "emotion: 1" in repo.git("show", ":pay.journey.yaml")


def test_the_driver_prints_changes_in_words(repo: Repo) -> None:
    git("enable", "--driver")
    repo.write("pay.journey.yaml", PAY % 1)
    expected = "Compare  emotion  -1  ->  +1   better"
    assert expected in repo.git("diff")
    assert expected in repo.git("diff", "HEAD", "--", "pay.journey.yaml")
    assert "a/pay.journey.yaml -> b/pay.journey.yaml" in repo.git("diff")
    assert "\x1b[" not in repo.git("diff")
    assert "\x1b[32mbetter\x1b[0m" in repo.git("-c", "color.ui=always", "diff")
    repo.commit()
    assert expected in repo.git("show", "--ext-diff")
    assert expected in repo.git("diff", "HEAD~1:pay.journey.yaml", "HEAD:pay.journey.yaml")


def test_the_driver_knows_renamed_new_and_removed_files(repo: Repo) -> None:
    git("enable", "--driver")
    repo.git("mv", "pay.journey.yaml", "paid.journey.yaml")
    repo.write("paid.journey.yaml", PAY % 1)
    repo.git("add", ".")
    assert "a/pay.journey.yaml -> b/paid.journey.yaml" in repo.git("diff", "--staged", "-M")
    assert "/dev/null -> b/paid.journey.yaml" in repo.git("diff", "--staged", "--no-renames")
    assert "a/pay.journey.yaml -> /dev/null" in repo.git("diff", "--staged", "--no-renames")


def test_the_driver_shows_lines_if_a_version_is_not_a_map_and_goes_on(repo: Repo) -> None:
    repo.commit(zoo=PAY % 0)
    git("enable", "--driver")
    repo.write("pay.journey.yaml", PAY % "[")
    repo.write("zoo.journey.yaml", PAY % 2)
    said = repo.git("diff")
    assert "compared by lines: pay.journey.yaml:10: " in said
    assert "-        emotion: -1\n" in said
    assert "0  ->  +2" in said


def test_the_driver_and_an_unmerged_path(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(pay=PAY % 1)
    repo.git("checkout", "-q", "main")
    repo.commit(pay=PAY % 2)
    git("enable", "--driver")
    repo.git("merge", "side", code=1)
    assert "* unmerged: pay.journey.yaml\n" in repo.git("diff", "--staged")


@pytest.mark.parametrize("count", [0, 2, 3, 8, 10])
def test_the_driver_always_ends_with_0(count: int) -> None:
    done = journeymap("git-diff", *["x"] * count)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"journeymap git-diff: " in done.stdout
    gone = journeymap("git-diff", "p", "/nowhere", ".", ".", "/nowhere", ".", ".")
    assert gone.returncode == 0
    assert b"FileNotFoundError" in gone.stdout


HEAVY = {"typer", "rich", "jinja2", "graphviz", "pygraphviz"}


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [
        ("git-textconv map.yaml", HEAVY | {"pydantic"}),
        ("git-diff map.yaml map.yaml . . map.yaml . .", HEAVY),
        ("git-merge map.yaml map.yaml map.yaml", HEAVY | {"pydantic"}),
    ],
)
def test_the_entry_points_start_without_what_they_do_not_need(tmp_path: Path, words: str, forbidden: set[str]) -> None:
    (tmp_path / "map.yaml").write_text(PAY % 1)
    script = (
        f"import sys; sys.argv = ['journeymap', *{words.split()}]\n"
        "from journeymap_cli.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert "journeymap_cli" in loaded
    assert loaded & forbidden == set()


# Merging


def branches(repo: Repo, ours: str, theirs: str) -> None:
    git("enable")
    repo.commit()
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(pay=theirs)
    repo.git("checkout", "-q", "main")
    repo.commit(pay=ours)


def test_git_merges_changes_at_different_places(repo: Repo) -> None:
    branches(repo, (PAY % -1).replace("Prices are hidden", "Prices are well hidden"), PAY % 2)
    repo.git("merge", "-q", "side")
    merged = (repo.top / "pay.journey.yaml").read_text(encoding="utf-8")
    assert merged == (PAY % 2).replace("Prices are hidden", "Prices are well hidden")


@pytest.mark.parametrize("how", [("merge", "side"), ("cherry-pick", "side"), ("rebase", "side")])
def test_a_conflict_is_left_between_marks(repo: Repo, how: tuple[str, str]) -> None:
    branches(repo, PAY % 1, PAY % 2)
    repo.git(*how, code=1)
    merged = (repo.top / "pay.journey.yaml").read_text(encoding="utf-8")
    assert "<<<<<<< " in merged
    assert "\n        emotion: 1\n" in merged
    assert "\n        emotion: 2\n" in merged
    assert "UU pay.journey.yaml" in repo.git("status", "--porcelain")


def test_a_side_that_is_not_a_map_is_left_to_git(repo: Repo) -> None:
    branches(repo, PAY % "[", "# comment\n" + PAY % -1)
    repo.git("merge", "-q", "side")
    assert (repo.top / "pay.journey.yaml").read_text(encoding="utf-8") == "# comment\n" + PAY % "["


def test_a_merge_of_lines_with_another_meaning_is_a_conflict(repo: Repo) -> None:
    step = "      - name: Pay by card\n        id: pay\n"
    ours = (PAY % -1).replace("    steps:\n", f"    steps:\n{step}")
    branches(repo, ours, (PAY % -1) + step.replace("card", "invoice"))
    repo.git("merge", "side", code=1)
    merged = (repo.top / "pay.journey.yaml").read_text(encoding="utf-8")
    assert "<<<<<<< " in merged
    assert "Pay by card" in merged
    assert "Pay by invoice" in merged


def test_doctor_shows_the_settings_of_git(repo: Repo) -> None:
    git("enable")
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0, result.stdout
    assert "diff.journeymap.textconv" in result.stdout
    Path(sys.argv[0]).unlink()
    assert "does not exist: git shows" in CliRunner().invoke(app, ["doctor"]).stdout


def test_the_driver_colours_for_a_pager_as_git_would(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    git("enable", "--driver")
    repo.write("pay.journey.yaml", PAY % 1)
    monkeypatch.setenv("GIT_PAGER_IN_USE", "true")
    assert "\x1b[32mbetter\x1b[0m" in repo.git("diff")
    assert "\x1b[" not in repo.git("-c", "color.diff=never", "diff")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in repo.git("diff")


def test_the_command_alone_shows_its_help() -> None:
    result = CliRunner().invoke(app, ["git"])
    assert result.exit_code == 0
    assert "Usage: " in result.stdout
    assert "disable" in result.stdout
