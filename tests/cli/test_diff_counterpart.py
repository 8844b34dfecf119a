"""journeymap diff --counterpart: a map and the one of the other state."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from support.repositories import NOBODY, Repo, repository

NOW = "title: Pay\ncounterpart: later/pay.yaml\nstages: [{name: A, emotion: 🙁}]\n"
LATER = "title: Pay\nstate: future\ncounterpart: ../now.yaml\nstages: [{name: A, emotion: 🙂}]\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    made = repository(tmp_path / "r")
    (made.top / "later").mkdir()
    made.write("now.yaml", NOW)
    made.write("later/pay.yaml", LATER)
    made.commit()
    monkeypatch.chdir(made.top)
    return made


def diff(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["diff", "--counterpart", *words], input=text)


def versions(*words: str, text: str | None = None) -> tuple[str, str, list[str]]:
    result = diff("-f", "json", *words, text=text)
    assert result.exit_code == 0, result.stderr
    value = json.loads(result.stdout)
    return value["old"], value["new"], [change["weight"] for change in value["changes"] if change["stage"]]


def test_the_map_of_the_future_is_new_whichever_is_named(repo: Repo) -> None:
    assert versions("now.yaml") == ("now.yaml", "later/pay.yaml", ["better"])
    assert versions("later/pay.yaml") == ("now.yaml", "later/pay.yaml", ["better"])


def test_of_a_revision_both_are_of_it(repo: Repo) -> None:
    repo.write("now.yaml", NOW.replace("🙁", "😄"))
    assert versions("HEAD:later/pay.yaml") == ("HEAD:now.yaml", "HEAD:later/pay.yaml", ["better"])


def test_standard_input(repo: Repo) -> None:
    assert versions("-", text=NOW) == ("<stdin>", "later/pay.yaml", ["better"])


def test_two_of_one_state_are_compared_as_named(repo: Repo) -> None:
    repo.write("later/pay.yaml", LATER.replace("future", "current"))
    assert versions("later/pay.yaml")[:2] == ("later/pay.yaml", "now.yaml")


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        (["plain.yaml"], "title: x\nstages: [A]\n", "'plain.yaml' has no counterpart: add counterpart:"),
        (["plain.yaml"], "title: x\ncounterpart: no.yaml\nstages: [A]\n", "plain.yaml:2:14"),
        (["plain.yaml"], "title: x\nstages: [\n", "plain.yaml:2:"),
        (["missing.yaml"], "", "cannot read 'missing.yaml'"),
        (["now.yaml", "later/pay.yaml"], "", "--counterpart takes one map"),
        (["now.yaml", "--staged"], "", "--counterpart takes one map"),
        ([], "", "--counterpart takes one map"),
    ],
)
def test_what_cannot_be_compared(repo: Repo, words: list[str], text: str, said: str) -> None:
    repo.write("plain.yaml", text)
    result = diff(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
