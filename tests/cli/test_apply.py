"""Applying operations as somebody types it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

TEXT = "title: Pay  # a map\nstages:\n  - name: Browse\n    goals: [Know]\n  - name: Buy\n    next: browse\n"
OWNER = {"op": "set", "path": ["owner"], "value": "Team"}
BROKEN = {"op": "set", "path": ["stages", "browse", "name"], "value": "Look"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def apply(*words: str, edits: Any = (OWNER,)) -> Result:
    return CliRunner().invoke(app, ["apply", *words], input=json.dumps(edits))


def content() -> str:
    return Path("map.yaml").read_text(encoding="utf-8")


def test_it_writes_the_map_and_prints_what_changed() -> None:
    result = apply("map.yaml")
    assert result.exit_code == 0
    assert "owner  none  ->  Team" in result.stdout
    assert content() == TEXT.replace("map\n", "map\nowner: Team\n", 1)


def test_edits_may_be_in_a_file() -> None:
    Path("e.json").write_text(json.dumps({"edits": [OWNER]}), encoding="utf-8")
    assert apply("map.yaml", "e.json").exit_code == 0
    assert "owner: Team" in content()


def test_a_dry_run_shows_the_lines_and_writes_nothing() -> None:
    result = apply("map.yaml", "--dry-run")
    assert result.exit_code == 0
    assert "\n+owner: Team\n" in result.stdout
    assert content() == TEXT


def test_json_has_the_hash_and_the_new_paths() -> None:
    edits = [
        OWNER,
        {"op": "add", "path": ["stages"], "value": "Return"},
        {"op": "remove", "path": ["stages", "return"]},
    ]
    result = apply("map.yaml", "-f", "json", edits=edits)
    found = json.loads(result.stdout)
    assert found["changed"] is True
    assert found["sha256"] == hashlib.sha256(content().encode()).hexdigest()
    assert found["edits"] == [{"path": ["owner"]}, {"path": None}, {"path": None}]
    assert [change["path"] for change in found["changes"]] == [["owner"]]
    drawn = CliRunner().invoke(app, ["render", "map.yaml", "-f", "json", "-o", "-"])
    assert json.loads(drawn.stdout)["sha256"] == found["sha256"]


def test_nothing_to_do_leaves_the_file_alone() -> None:
    before = Path("map.yaml").stat().st_mtime_ns
    result = apply("map.yaml", edits=[{"op": "set", "path": ["title"], "value": "Pay"}])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to change" in result.stderr
    assert Path("map.yaml").stat().st_mtime_ns == before
    assert json.loads(apply("map.yaml", "-f", "json", edits=[]).stdout)["changed"] is False


@pytest.mark.parametrize("edits", [[OWNER], []])
def test_the_result_may_go_elsewhere(edits: list[Any]) -> None:
    wanted = TEXT.replace("map\n", "map\nowner: Team\n", 1) if edits else TEXT
    assert apply("map.yaml", "-o", "new.yaml", edits=edits).exit_code == 0
    assert Path("new.yaml").read_text(encoding="utf-8") == wanted
    result = apply("map.yaml", "-o", "-", edits=edits)
    assert result.stdout == wanted
    assert ("owner" in result.stderr) == bool(edits)
    assert content() == TEXT


def test_the_map_may_come_from_standard_input() -> None:
    Path("e.json").write_text(json.dumps([OWNER]), encoding="utf-8")
    result = CliRunner().invoke(app, ["apply", "-", "e.json", "-q"], input=TEXT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "owner: Team" in result.stdout
    assert "only once" in CliRunner().invoke(app, ["apply", "-"], input=TEXT).stderr


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([{**OWNER, "path": ["ownr"]}], "edit 1, set ownr: there is no key 'ownr' in the map: did you mean 'owner'?"),
        ([OWNER, BROKEN], "map.yaml:7:11"),
        ("x", "expected a list of operations"),
    ],
)
def test_what_is_refused_leaves_the_file_untouched(edits: Any, message: str) -> None:
    result = apply("map.yaml", edits=edits)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert content() == TEXT


def test_a_map_that_is_not_valid_is_shown() -> None:
    Path("map.yaml").write_text("title: x\nstages: [{name: A, ownr: B}]\n", encoding="utf-8")
    result = apply("map.yaml")
    assert result.exit_code == 2
    assert "map.yaml:2:20" in result.stderr
    assert "1 error, not changed" in result.stderr


def test_another_file_than_was_meant_is_exit_code_1() -> None:
    result = apply("map.yaml", "--if-match", "0" * 12)
    assert result.exit_code == 1
    assert "has changed: its hash is" in result.stderr
    assert content() == TEXT
    known = hashlib.sha256(TEXT.encode()).hexdigest()
    assert apply("map.yaml", "--if-match", known).exit_code == 0


def test_new_warnings_are_shown() -> None:
    edit = {"op": "add", "path": ["stages", "buy", "gains"], "value": {"text": "Fast", "evidence": "observed"}}
    result = apply("map.yaml", edits=[edit])
    assert result.exit_code == 0
    assert "warning[observed-without-source]" in result.stderr
    assert "no-owner" not in result.stderr


def test_the_schema_says_what_is_read() -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema", "--of", "edits"]).stdout)
    assert schema["title"] == "Edits of a map"
