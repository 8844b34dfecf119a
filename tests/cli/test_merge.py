"""Merging as somebody types it, and what holds for every merge."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from drawn import Data, edited, maps, some
from journeymap_cli.cli.app import app
from journeymap_cli.cli.merging import Merging
from journeymap_cli.diff.compare import compare
from journeys import journey

PAY = "title: Pay\nstages:\n  - name: Browse\n    goals:\n      - Know the price\n    emotion: %s\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(base: str, ours: str, theirs: str, *words: str) -> Result:
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["merge", "base.yaml", "ours.yaml", "theirs.yaml", *words])


@pytest.mark.usefixtures("here")
def test_it_prints_or_writes_the_merged_map() -> None:
    theirs = (PAY % 1).replace("      - Know the price\n", "      - Know the price\n      - Trust the shop\n")
    merged = theirs.replace("emotion: 1", "emotion: 2")
    result = merge(PAY % 1, PAY % 2, theirs)
    assert (result.exit_code, result.stdout) == (0, merged)
    assert Path("ours.yaml").read_text(encoding="utf-8") == PAY % 2
    assert merge(PAY % 1, PAY % 2, theirs, "-o", "ours.yaml").exit_code == 0
    assert Path("ours.yaml").read_text(encoding="utf-8") == merged


@pytest.mark.usefixtures("here")
def test_a_conflict_is_marked_and_ends_with_1() -> None:
    result = merge(PAY % 1, PAY % 2, PAY % 0)
    assert result.exit_code == 1
    assert "<<<<<<< ours.yaml\n    emotion: 2\n=======\n    emotion: 0\n>>>>>>> theirs.yaml\n" in result.stdout
    assert result.stderr == "conflicts are left between the marks\n"


@pytest.mark.usefixtures("here")
def test_a_version_that_is_no_journey_is_told() -> None:
    result = merge(PAY % 1, PAY % "[", PAY % 2)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ours.yaml: no valid journey" in result.stderr
    assert CliRunner().invoke(app, ["merge", "none.yaml", "ours.yaml", "theirs.yaml"]).exit_code == 2


def test_both_sides_may_make_the_same_change() -> None:
    one = (PAY % 2).replace("title: Pay", "title: Paid")
    two = (PAY % 2).replace("goals", "needs")
    merged, is_clean = Merging("m.yaml").merge((PAY % 1).encode(), one.encode(), two.encode())
    assert is_clean
    assert merged.decode() == one.replace("goals", "needs")


def text(data: Data) -> str:
    """A map as people write it: one fact a line."""
    written: str = yaml.safe_dump(data, sort_keys=False, default_flow_style=False)
    return written


EDITS = ("reword", "score", "goal", "step", "stage", "rename", "remove", "move", "title", "owner")


def change(data: Data, edit: str, at: int, side: str) -> Data:
    """One edit somewhere in a map."""
    new = edited(data)
    stage = new["stages"][at % len(new["stages"])]
    nodes = [node for each in new["stages"] for node in (each, *each["steps"])]
    node = nodes[at % len(nodes)]
    acts: dict[str, Any] = {
        "reword": lambda: node.setdefault("goals", [{"text": "Arrive"}])[0].update(text=f"Arrive with {side}"),
        "score": lambda: node.update(emotion=[{"score": at % 3 - 1, "label": side}]),
        "goal": lambda: node.setdefault("goals", []).append({"text": f"Goal of {side}"}),
        "step": lambda: stage["steps"].append({"name": f"Step of {side}"}),
        "stage": lambda: new["stages"].insert(at % 3, {"name": f"Stage of {side}", "steps": []}),
        "rename": lambda: node.update(name=f"{node['name']} of {side}"),
        "remove": lambda: new["stages"].remove(new["stages"][-1]) if len(new["stages"]) > 2 else None,
        "move": lambda: new["stages"].append(new["stages"].pop(0)),
        "title": lambda: new.update(title=f"Title of {side}"),
        "owner": lambda: node.update(owner=side),
    }
    acts[edit]()
    return new


@some(maps(), st.sampled_from(EDITS), st.sampled_from(EDITS), st.integers(0, 9), st.integers(0, 9))
def test_a_merge_loses_no_change_of_either_side(data: Data, one: str, other: str, at: int, to: int) -> None:
    ours, theirs = change(data, one, at, "ours"), change(data, other, to, "theirs")
    base_text, our_text, their_text = text(data), text(ours), text(theirs)
    assume(our_text != base_text != their_text)
    merged, is_clean = Merging("m.yaml").merge(*(each.encode() for each in (base_text, our_text, their_text)))
    if not is_clean:
        assert b"<<<<<<< " in merged
        return
    told = words(base_text, merged.decode())
    assert words(base_text, our_text) - told == Counter()
    assert words(base_text, their_text) - told == Counter()


def words(old: str, new: str) -> Counter[tuple[str, str, str]]:
    """What changed, without where: a node may have another name by now."""
    changes = compare(journey(old), journey(new))
    return Counter((change.kind, change.of, str(change.after)) for change in changes if change.kind != "moved")


@some(maps(), st.integers(0, 9))
def test_edits_of_different_cells_merge(data: Data, at: int) -> None:
    ours = change(data, "score", at, "ours")
    theirs = change(data, "goal", at, "theirs")
    merged, is_clean = Merging("m.yaml").merge(*(text(each).encode() for each in (data, ours, theirs)))
    assume(text(ours) != text(data))
    assert is_clean
    assert text(yaml.safe_load(merged)) == text(change(ours, "goal", at, "theirs"))
