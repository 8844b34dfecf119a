"""The merge driver as git starts it, alone and in real repositories."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from journeymap_cli.cli.git.merge import run
from journeymap_cli.merge.merging import Merging
from support.repositories import NOBODY, Repo, repository

PAY = "title: Pay\nstages:\n  - name: Browse\n    goals:\n      - Know the price\n    emotion: %s\n  - name: Buy\n"
FEELING = "    emotion: %s\n"
PRICE = "      - Know the price\n"
TRUST = f"{PRICE}      - Trust the shop\n"
MAP = "my maps/käse.journey.yaml"


def start(folder: Path, theirs: str, *more: str) -> tuple[int, str]:
    """What the driver ends with, and what is in OURS then."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, (PAY % 0, PAY % 1, theirs), strict=True):
        path.write_text(text, encoding="utf-8")
    return run([*map(str, paths), *more]), paths[1].read_bytes().decode(errors="surrogateescape")


def marked(ours: str, theirs: str, *, size: int = 7, labels: tuple[str, str] = ("ours", "theirs")) -> str:
    return f"{'<' * size} {labels[0]}\n{ours}{'=' * size}\n{theirs}{'>' * size} {labels[1]}\n"


@pytest.mark.parametrize(
    ("more", "size", "labels"),
    [
        ((), 7, ("ours", "theirs")),
        (("9", "m.yaml", "old", "HEAD", "side (Pay)"), 9, ("HEAD", "side (Pay)")),
        (("7", "m.yaml", "%S", "%X", "%Y"), 7, ("ours", "theirs")),
        (("7", "m.yaml", "old", "\udcff", "side"), 7, ("\udcff", "side")),
    ],
)
def test_marks_have_the_size_and_labels_that_git_gives(
    tmp_path: Path, more: tuple[str, ...], size: int, labels: tuple[str, str]
) -> None:
    clash = marked(FEELING % 1, FEELING % 2, size=size, labels=labels)
    assert start(tmp_path, PAY % 2, *more) == (1, PAY.replace(FEELING, clash))


def test_whatever_goes_wrong_both_sides_are_left_between_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(Merging, "merge", fail)
    theirs = (PAY % 0).replace(PRICE, TRUST)
    code, text = start(tmp_path, theirs)
    clash = marked(FEELING % 1, f"      - Trust the shop\n{FEELING % 0}")
    assert (code, text) == (1, PAY.replace(FEELING, clash))
    assert capsys.readouterr().err == "journeymap git-merge: no luck\n"


def test_what_cannot_be_read_is_a_failure_for_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / name) for name in ("base", "ours", "theirs")]) > 128
    assert run([]) > 128
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A map, and a branch `side` that is made from it."""
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    made = repository(tmp_path / "r")
    words = f"{shlex.quote(sys.executable)} -m journeymap_cli git-merge %O %A %B %L %P %S %X %Y"
    made.git("config", "merge.journeymap.driver", words)
    made.write(".gitattributes", "*.journey.yaml merge=journeymap\n")
    commit(made, PAY % 0)
    made.git("branch", "side")
    return made


def commit(repo: Repo, text: str, name: str = MAP) -> None:
    repo.write(name, text)
    repo.commit()


def on_side(repo: Repo, text: str, name: str = MAP) -> None:
    repo.git("checkout", "-q", "side")
    commit(repo, text, name)
    repo.git("checkout", "-q", "main")


def read(repo: Repo, name: str = MAP) -> str:
    return (repo.top / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["merge -q side", "cherry-pick side", "rebase -q side"])
def test_edits_in_neighbouring_lines_merge(repo: Repo, how: str) -> None:
    on_side(repo, (PAY % 0).replace(PRICE, TRUST))
    commit(repo, PAY % 1)
    repo.git(*how.split())
    assert read(repo) == (PAY % 1).replace(PRICE, TRUST)
    assert repo.git("status", "--porcelain") == ""


def test_a_stash_and_a_revert_merge_too(repo: Repo) -> None:
    commit(repo, PAY % 1)
    repo.write(MAP, (PAY % 1).replace(PRICE, TRUST))
    repo.git("stash", "-q")
    commit(repo, PAY % 2)
    repo.git("stash", "pop", "-q")
    assert read(repo) == (PAY % 2).replace(PRICE, TRUST)
    commit(repo, read(repo))
    commit(repo, read(repo).replace("emotion: 2", "emotion: -1"))
    repo.git("revert", "--no-edit", "HEAD~1")
    assert read(repo) == PAY % -1


def test_a_map_that_was_renamed_on_one_side_merges(repo: Repo) -> None:
    repo.git("mv", MAP, "b.journey.yaml")
    commit(repo, PAY % 1, "b.journey.yaml")
    on_side(repo, (PAY % 0).replace(PRICE, TRUST))
    repo.git("merge", "-q", "side")
    assert read(repo, "b.journey.yaml") == (PAY % 1).replace(PRICE, TRUST)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_conflicts_are_marked_in_the_style_of_git(repo: Repo, style: str) -> None:
    on_side(repo, PAY % 2)
    commit(repo, PAY % 1)
    repo.git("-c", f"merge.conflictStyle={style}", "merge", "side", code=1)
    base = "" if style == "merge" else rf"\|{{7}} .*\n{FEELING % 0}"
    assert re.search(f"<{{7}} .*\n{FEELING % 1}{base}={{7}}\n{FEELING % 2}>{{7}} ", read(repo))
    assert repo.git("status", "--porcelain").startswith("UU ")


def test_a_diff_speaks_of_a_conflict_in_facts(repo: Repo) -> None:
    textconv = f"{shlex.quote(sys.executable)} -m journeymap_cli git-textconv"
    repo.git("config", "diff.journeymap.textconv", textconv)
    repo.write(".gitattributes", "*.journey.yaml merge=journeymap diff=journeymap\n")
    on_side(repo, (PAY % 2).replace("title: Pay", "title: Pay now"))
    commit(repo, (PAY % 1).replace(PRICE, TRUST))
    repo.git("merge", "side", code=1)
    assert [line for line in repo.git("diff").splitlines()[5:] if not line.startswith("  ")] == [
        "- \ttitle: Pay",
        "+ \ttitle: Pay now",
        " +\t  goal: Trust the shop",
        "++<<<<<<< ours",
        " +\t  emotion: 1",
        "++=======",
        "+ \t  emotion: 2",
        "++>>>>>>> theirs",
    ]


def test_two_new_maps_of_one_name_conflict(repo: Repo) -> None:
    on_side(repo, PAY % 2, "new.journey.yaml")
    commit(repo, PAY % 1, "new.journey.yaml")
    repo.git("merge", "side", code=1)
    assert f"{FEELING % 1}=======\n{FEELING % 2}>>>>>>> " in read(repo, "new.journey.yaml")
    assert repo.git("status", "--porcelain") == "AA new.journey.yaml\n"
