"""What `enable` and `disable` write and remove, and what git makes of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.cli.git import lines, setup
from support.enabling import PAY, git, pay_repository
from support.repositories import NOBODY, Repo

NOTES = "refs/notes/textconv/journeymap"
CACHE = "diff.journeymap.cachetextconv"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    return pay_repository(tmp_path / "r", tmp_path / "bin/journeymap", monkeypatch)


def kept(repo: Repo) -> int:
    """The number of versions whose facts git keeps."""
    return len(repo.git("ls-tree", "-r", "--name-only", NOTES).split()) if NOTES in repo.git("for-each-ref") else 0


def files(repo: Repo) -> set[str]:
    """The names of all files of git but objects."""
    return {str(path) for path in (repo.top / ".git").rglob("*") if "objects" not in path.parts}


def keys(repo: Repo) -> list[str]:
    listed = repo.git("config", "--local", "--name-only", "--list").split()
    return [name for name in listed if "journeymap" in name]


# The cache


def test_git_keeps_facts_until_the_next_version(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    git("enable")
    repo.commit(pay=PAY % 2)
    shown = repo.git("log", "-p")
    assert kept(repo) == 2
    assert repo.git("log", "-p") == shown
    line = repo.git("config", lines.TEXTCONV)
    repo.git("config", lines.TEXTCONV, line.strip().replace("0.1.0", "0.0.9"))
    assert "0.0.9" in repo.git("config", lines.TEXTCONV)
    assert repo.git("log", "-p") == shown
    assert repo.git("config", lines.TEXTCONV) == line
    assert keys(repo) == [lines.TEXTCONV, CACHE, setup.HEADERS_KEY, setup.MERGE]
    assert repo.git("log", "-p") == shown
    assert kept(repo) == 2


def test_an_upgrade_renews_only_what_is_set(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    git("enable", "--global", "--no-cache")
    line = repo.git("config", "--file", str(tmp_path / "gitconfig"), lines.TEXTCONV).strip()
    repo.git("config", "--file", str(tmp_path / "gitconfig"), lines.TEXTCONV, line.replace("0.1.0", "0.0.9"))
    setup.renew()
    assert repo.git("config", "--file", str(tmp_path / "gitconfig"), lines.TEXTCONV).strip() == line
    assert "cachetextconv" not in (tmp_path / "gitconfig").read_text()
    assert keys(repo) == []


def test_status_reports_settings_of_another_version(repo: Repo) -> None:
    git("enable")
    assert "of another version" not in git("status").stdout
    repo.git("config", lines.TEXTCONV, f"{sys.argv[0]} git-textconv")
    assert f"{lines.TEXTCONV} is of another version" in git("status").stdout
    git("enable")
    assert "of another version" not in git("status").stdout


def test_a_textconv_of_the_user_is_not_renewed(repo: Repo) -> None:
    repo.git("config", lines.TEXTCONV, "cat")
    setup.renew()
    assert repo.git("config", lines.TEXTCONV) == "cat\n"


def test_without_the_cache_nothing_is_kept(repo: Repo) -> None:
    git("enable")
    repo.git("log", "-p")
    assert kept(repo) == 1
    git("enable", "--no-cache")
    repo.git("log", "-p")
    assert kept(repo) == 0
    assert CACHE not in keys(repo)


def test_disable_leaves_nothing_behind(repo: Repo) -> None:
    repo.git("config", "core.logAllRefUpdates", "true")
    before, settings = files(repo), (repo.top / ".git/config").read_text()
    git("enable", "--driver")
    repo.git("log", "-p", "--no-ext-diff")
    assert kept(repo) == 1
    said = git("disable").stderr
    assert f"removed {NOTES}" in said
    assert files(repo) == before
    assert (repo.top / ".git/config").read_text() == settings


def test_somebody_without_a_name_gets_no_cache(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NOBODY,)[:4]:
        monkeypatch.delenv(name)
    repo.git("config", "user.useConfigOnly", "true")
    assert "set user.name and user.email" in git("enable").stderr
    assert CACHE not in keys(repo)
    nameless = {name: value for name, value in os.environ.items() if name not in (*NOBODY,)[:4]}
    shown = subprocess.run(["git", "log", "-p"], env=nameless, capture_output=True, check=True).stdout
    assert b"+\ttitle: Pay\n" in shown


# Clients that stage lines


def staged(repo: Repo, patch: str) -> int:
    """Apply a patch as clients do that stage parts of a diff; return the exit code."""
    words = ["git", "apply", "--cached", "--unidiff-zero", "--whitespace=nowarn", "-"]
    return subprocess.run(words, cwd=repo.top, input=patch.encode(), capture_output=True, check=False).returncode


LIKE_FACTS = "title: Pay\nowner: Shop\nscope:\n  starts: A\n  ends: B\nstages:\n- name: Browse\n  emotion: 1\n"
EDITS = {
    "added": ("  ends: B\n", "  ends: B\ntags: [a]\n"),
    "removed": ("owner: Shop\n", ""),
    "changed": ("owner: Shop\n", "owner: Help\n"),
    "deep": ("  emotion: 1\n", "  emotion: 2\n"),
}


@pytest.mark.parametrize("context", ["1", "3"])
@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS.keys())
def test_facts_cannot_be_staged(repo: Repo, old: str, new: str, context: str) -> None:
    repo.commit(pay=LIKE_FACTS)
    repo.write("pay.journey.yaml", LIKE_FACTS.replace(old, new))
    assert staged(repo, repo.git("diff", f"-U{context}")) == 0
    repo.git("reset", "-q")
    git("enable")
    assert staged(repo, repo.git("diff", f"-U{context}")) != 0
    assert repo.git("show", ":pay.journey.yaml") == LIKE_FACTS


def test_a_fact_that_is_staged_without_context_is_found(repo: Repo) -> None:
    git("enable")
    repo.commit(pay=LIKE_FACTS)
    repo.write("pay.journey.yaml", LIKE_FACTS.replace(*EDITS["added"]))
    assert staged(repo, repo.git("diff", "-U0")) == 0
    repo.write("pay.journey.yaml", repo.git("show", ":pay.journey.yaml"))
    found = CliRunner().invoke(app, ["validate", "--format", "concise", "pay.journey.yaml"])
    assert found.exit_code == 1
    assert "error[yaml-syntax]" in found.stdout


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_merge_driver_alone(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everywhere: bool) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    words = ["--global"] if everywhere else []
    git("enable", "--driver", *words)
    said = git("enable", "--merge-only", *words).stderr
    assert f"unset {lines.TEXTCONV}" in said
    assert "set merge.journeymap.driver: git merges maps by meaning" in said
    repo.write("pay.journey.yaml", PAY % 2)
    assert "+        emotion: 2\n" in repo.git("diff")
    git("disable", *words)
    repo.git("checkout", "-q", "pay.journey.yaml")
    git("enable", "--merge-only", *words)
    attributes = tmp_path / "xdg/git/attributes" if everywhere else repo.top / ".gitattributes"
    assert attributes.read_text().splitlines() == [f"{pattern} merge=journeymap" for pattern in setup.PATTERNS]
    git("enable", *words)
    both = [f"{pattern} diff=journeymap merge=journeymap" for pattern in setup.PATTERNS]
    assert attributes.read_text().splitlines() == both
    git("disable", *words)
    assert not attributes.exists()


def test_lines_of_others_stay(repo: Repo) -> None:
    others = "*.x text merge=journeymap\n# *.y merge=journeymap\n*.z -merge\n"
    repo.write(".gitattributes", others)
    git("enable", "my maps/*.yaml")
    git("disable")
    assert (repo.top / ".gitattributes").read_text() == others


def test_options_that_exclude_each_other(repo: Repo) -> None:
    result = CliRunner().invoke(app, ["git", "enable", "--driver", "--merge-only"])
    assert result.exit_code == 2
    assert "--driver and --merge-only exclude each other" in result.stderr


# Names


FILE = """\
title: Pay
stages:
  - name: Browse
    steps:
      - name: Look around
        metrics:
          - {name: Visits, value: 3, unit: a day}
%s
      - id: cmp
        name: "Compare"
        metrics:
%s
      - {id: pay, name: Pay now, emotion: 1}
"""
GOALS = "\n".join(["        goals:", *(f"          - goal {number}" for number in range(9))])
TALLY = "\n".join(f"          - {{name: Count {number}, value: {number}}}" for number in range(9))


def test_git_names_the_step_of_a_change_of_the_file(repo: Repo) -> None:
    text = FILE % (GOALS, TALLY)
    git("enable")
    repo.commit(pay=text)
    repo.write("pay.journey.yaml", text.replace("goal 8", "goal X").replace("value: 8", "value: 9"))
    hunks = [line for line in repo.git("diff", "--no-textconv").splitlines() if line.startswith("@@")]
    assert [hunk.partition(" @@ ")[2] for hunk in hunks] == ["- name: Look around", 'name: "Compare"']
    repo.commit()
    log = repo.git("log", "-L", ":Look around:pay.journey.yaml", "-1")
    assert "goal X" in log
    assert "Compare" not in log
    assert "value: 9" in repo.git("log", "-L", ":Compare:pay.journey.yaml", "-1")


# Coverage


def test_enable_says_what_it_covers_and_how_to_cover_the_rest(repo: Repo) -> None:
    repo.write("map.yaml", PAY % 1)
    repo.write("maps/my map.yaml", "journeymap: 1\n" + PAY % 1)
    repo.write("other.yaml", "stages: [build, test]\n")
    said = git("enable").stderr
    assert "no pattern matches map.yaml: journeymap git enable map.yaml\n" in said
    assert "no pattern matches maps/my map.yaml: journeymap git enable 'my map.yaml'\n" in said
    assert "1 of 3 maps here match a pattern\n" in said
    assert "3 of 3 maps here match a pattern\n" in git("enable", "map.yaml", "my map.yaml").stderr
    assert sys.argv[0] in git("status").stdout
    assert "other.yaml" not in said
