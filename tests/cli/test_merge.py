"""Merging as somebody types it, and what holds for every merge."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from journeymap_cli.diff.compare import compare
from journeymap_cli.merge.conflicts import SIZE, unmarked
from journeymap_cli.merge.merging import Merging
from journeymap_cli.rewrite.pieces import conflict_hunks, picked
from support.journeys import journey
from support.random_maps import Data, copied, given_some, random_maps

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
    assert result.stderr == (
        "ours.yaml:6: both sides change 'score' of 'emotion' of stage 'Browse'\n"
        "conflicts are left between the markers\n"
    )


@pytest.mark.usefixtures("here")
def test_a_version_that_is_not_a_map_is_reported() -> None:
    result = merge(PAY % 1, PAY % "[", PAY % 2)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not merged" in result.stderr
    assert CliRunner().invoke(app, ["merge", "none.yaml", "ours.yaml", "theirs.yaml"]).exit_code == 2


def test_both_sides_may_make_the_same_change() -> None:
    one = (PAY % 2).replace("title: Pay", "title: Paid")
    two = (PAY % 2).replace("goals", "needs")
    result, is_clean = merged(PAY % 1, one, two)
    assert is_clean
    assert result == one.replace("goals", "needs")


def text(data: Data) -> str:
    """A map as people write it: one fact a line."""
    written: str = yaml.safe_dump(data, sort_keys=False, default_flow_style=False)
    return written


LOCAL = ("reword", "score", "goal", "step", "rename", "owner", "sort")
EDITS = (*LOCAL, "stage", "remove", "remove step", "move", "swap", "title", "cast", "leave")


def change(data: Data, edit: str, at: int, side: str) -> Data:
    """One edit somewhere in a map: of LOCAL in the stage `at` or below it."""
    new = copied(data)
    stages = new["stages"]
    stage = stages[at % len(stages)]
    steps = stage["steps"]
    node = [stage, *steps][at % (1 + len(steps))]
    acts: dict[str, Callable[[], object]] = {
        "reword": lambda: node.setdefault("goals", [{"text": "Arrive"}])[0].update(text=f"Arrive with {side}"),
        "score": lambda: node.update(emotion=[{"score": at % 3 - 1, "label": side}]),
        "goal": lambda: node.setdefault("goals", []).append({"text": f"Goal of {side}"}),
        "step": lambda: steps.insert(at % (1 + len(steps)), {"name": f"Step of {side}", "goals": [{"text": "Go on"}]}),
        "rename": lambda: node.update(name=f"{node['name']} of {side}"),
        "owner": lambda: node.update(owner=side),
        "sort": lambda: steps.sort(key=lambda step: str(step["name"])),
        "stage": lambda: stages.insert(at % 3, {"name": f"Stage of {side}", "steps": []}),
        "remove": lambda: stages.remove(stage) if len(stages) > 2 else None,
        "remove step": steps.clear,
        "move": lambda: stages.append(stages.pop(0)),
        "swap": lambda: stages.insert(0, stages.pop(1)),
        "title": lambda: new.update(title=f"Title of {side}"),
        "leave": lambda: stages[-1]["steps"].append(steps.pop(0)) if steps and stage is not stages[-1] else None,
        "cast": lambda: new["personas"].append({"id": side, "name": side.title()}),
    }
    acts[edit]()
    return new


def changed(data: Data, edits: Iterable[tuple[str, int]], side: str) -> str:
    """The map after some edits, as a file."""
    for edit, at in edits:
        data = change(data, edit, at, side)
    return text(data)


def merged(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    raw, is_clean, _ = Merging("m.yaml").merge(base.encode(), ours.encode(), theirs.encode())
    return raw.decode(), is_clean


SIDE = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=1, max_size=3)


@given_some(random_maps(), SIDE, SIDE, st.randoms(use_true_random=False))
def test_a_merge_loses_no_change_of_either_side(data: Data, one: Any, other: Any, rest: Random) -> None:
    base, ours, theirs = text(data), changed(data, one, "ours"), changed(data, other, "theirs")
    result, is_clean = merged(base, ours, theirs)
    pieces = unmarked(result, SIZE)
    marked = len(conflict_hunks(pieces))
    assert is_clean == (not marked)
    for side, of_theirs in ((ours, False), (theirs, True)):
        assert words(base, side) - words(base, picked(pieces, [of_theirs] * marked)) == Counter()
    assert journey(picked(pieces, [rest.random() < 0.5 for _ in range(marked)]))


@given_some(random_maps(), SIDE, SIDE)
def test_both_sides_are_treated_alike(data: Data, one: Any, other: Any) -> None:
    base, ours, theirs = text(data), changed(data, one, "ours"), changed(data, other, "theirs")
    result, is_clean = merged(base, ours, theirs)
    turned, is_clean_too = merged(base, theirs, ours)
    assert is_clean == is_clean_too
    assert not is_clean or [change for change in compare(journey(result), journey(turned)) if not change.minor] == []


@given_some(random_maps(), SIDE)
def test_where_one_side_did_nothing_the_other_is_the_result(data: Data, edits: Any) -> None:
    base, side = text(data), changed(data, edits, "ours")
    assert merged(base, side, base) == merged(base, base, side) == merged(base, side, side) == (side, True)


@given_some(random_maps(), st.sampled_from(LOCAL), st.sampled_from(LOCAL))
def test_edits_of_different_stages_merge(data: Data, one: str, other: str) -> None:
    ours, theirs = change(data, one, 0, "ours"), change(data, other, 1, "theirs")
    result, is_clean = merged(text(data), text(ours), text(theirs))
    assert is_clean
    assert text(yaml.safe_load(result)) == text(change(ours, other, 1, "theirs"))


def words(old: str, new: str) -> Counter[tuple[str, str, str]]:
    """What changed, without where: a node may have another name by now. A stage takes its steps along when it goes."""
    changes = [change for change in compare(journey(old), journey(new)) if change.kind != "moved"]
    gone = sum(change.holds.steps for change in changes if change.kind == "removed" and change.holds)
    found = Counter((change.kind, change.of, str(change.after)) for change in changes)
    return found + Counter({("removed", "step", "None"): gone})
