"""Operations done on a text: the lines that change, and what is refused."""

import hashlib
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st

from journeymap_cli.app import apply
from journeymap_cli.app.applying import edit_file, edited
from journeymap_cli.app.locks import changing
from journeymap_cli.app.sources import map_file
from journeymap_cli.edits.operations import edits_of
from journeymap_cli.errors import EditError, RefusedError, StaleError, UsageError
from support.journeys import journey
from support.random_maps import Data, given_some, random_maps, yaml_of

TEXT = """\
# A shop
title: Boots   # the map
tags: [a, b]
personas:
  - {id: ines, name: Ines}
  - Max
stages:
  # Looking around
  - name: Look
    goals: Find it
    emotion: 1  # from interviews
    steps:
      - Search

      # not about comparing

      # comparing
      - name: "Compare"  # carefully
        # why it hurts
        pain_points:
          - {text: Slow, severity: minor}
          # too dear
          - text: 'Dear'
            severity: severe
          - {id: ugly, text: Ugly}
    x-board: {lane: 1}
  - name: Buy
    next: look
    gains: [Same, Same]
  - Leave
"""
PAINS = ["stages", "look", "steps", "compare", "pain_points"]


def lines(*edits: Data, text: str = TEXT) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that came."""
    result = apply(text, edits)
    found = [*unified_diff(text.splitlines(), result.splitlines(), lineterm="", n=0)][2:]
    return [line[1:] for line in found if line[0] == "-"], [line[1:] for line in found if line[0] == "+"]


def setting(*path: str, value: Any) -> Data:
    return {"op": "set", "path": [*path], "value": value}


@pytest.mark.parametrize(
    ("edit", "gone", "came"),
    [
        (setting("owner", value="No"), [], ['owner: "No"']),
        (setting("title", value="Shoes"), ["title: Boots   # the map"], ["title: Shoes   # the map"]),
        (setting("tags", value=None), ["tags: [a, b]"], []),
        ({"op": "add", "path": ["tags"], "value": "c", "after": "a"}, ["tags: [a, b]"], ["tags: [a, c, b]"]),
        ({"op": "remove", "path": ["tags", "a"]}, ["tags: [a, b]"], ["tags: [b]"]),
        (setting("stages", "leave", "owner", value="Me"), ["  - Leave"], ["  - name: Leave", "    owner: Me"]),
        (
            setting("stages", "look", "emotion", "*", "label", value="ok"),
            ["    emotion: 1  # from interviews"],
            ["    emotion: {score: 1, label: ok}  # from interviews"],
        ),
        (
            setting(*PAINS, "dear", "severity", value="minor"),
            ["            severity: severe"],
            ["            severity: minor"],
        ),
        (
            setting(*PAINS, "ugly", value={"id": "ugly", "text": "Odd"}),
            ["          - {id: ugly, text: Ugly}"],
            ["          - {id: ugly, text: Odd}"],
        ),
        (setting("stages", "look", "x-board", "lane", value=2), ["    x-board: {lane: 1}"], ["    x-board: {lane: 2}"]),
        (setting("x-new", value={"a": [1]}), [], ["x-new: {a: [1]}"]),
        (setting("scope", "starts", value="Need"), [], ["scope: {starts: Need}"]),
        ({"op": "add", "path": ["stages", "buy", "goals"], "value": "Pay"}, [], ["    goals: Pay"]),
        ({"op": "add", "path": PAINS, "value": "Far", "before": "ugly"}, [], ["          - Far"]),
        ({"op": "add", "path": ["stages"], "value": "Return", "before": "leave"}, [], ["  - Return"]),
        (
            {"op": "remove", "path": [*PAINS, "dear"]},
            ["          # too dear", "          - text: 'Dear'", "            severity: severe"],
            [],
        ),
        ({"op": "rename", "path": ["personas", "ines"], "name": "Inès"},
         ["  - {id: ines, name: Ines}"], ["  - {id: ines, name: Inès}"]),
        ({"op": "rename", "path": ["personas", "max"], "name": "Moritz"}, ["  - Max"], ["  - {id: max, name: Moritz}"]),
        ({"op": "rename", "path": ["stages", "look"], "name": "Browse"},
         ["  - name: Look"], ["  - id: look", "    name: Browse"]),
        ({"op": "rename", "path": [*PAINS, "slow"], "name": "Very slow"},
         ["          - {text: Slow, severity: minor}"], ["          - {text: Very slow, id: slow, severity: minor}"]),
        ({"op": "move", "path": ["stages", "leave"], "before": "look"}, ["  - Leave"], ["  - Leave"]),
    ],
)  # fmt: skip
def test_only_the_lines_of_an_operation_change(edit: Data, gone: list[str], came: list[str]) -> None:
    assert lines(edit) == (gone, came)


def test_a_step_takes_its_comments_to_another_stage_and_leaves_the_others() -> None:
    edit = {"op": "move", "path": ["stages", "look", "steps", "compare"], "to": ["stages", "buy", "steps"]}
    result = apply(TEXT, [edit])
    moved = '      # comparing\n      - name: "Compare"  # carefully\n        # why it hurts\n        pain_points:\n'
    assert f"    steps:\n{moved}" in result
    assert "      - Search\n\n      # not about comparing\n\n    x-board" in result


def test_each_operation_sees_those_before_it() -> None:
    result = apply(
        TEXT,
        [
            {"op": "add", "path": ["stages"], "value": "Return"},
            {"op": "add", "path": ["stages", "return", "goals"], "value": "Money back"},
            {"op": "rename", "path": ["stages", "return"], "name": "Send back"},
            {"op": "move", "path": ["stages", "return"], "before": "leave"},
        ],
    )
    assert "  - id: return\n    name: Send back\n    goals: Money back\n  - Leave\n" in result


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (setting("ownr", value="x"), "edit 1, set ownr: there is no key 'ownr' in the map: did you mean 'owner'?"),
        (setting("phases", value="x"), "did you mean 'stages'?"),
        (setting("stages", "lok", "owner", value="x"), "there is no 'lok' in 'stages': did you mean 'look'?"),
        (setting("stages", "0", "owner", value="x"), "there is no '0' in 'stages'"),
        (setting(*PAINS, "slow", "severity", value="bad"), "'bad' is not one of minor, moderate, severe"),
        (setting(*PAINS, "slow", "severty", value="minor"), "did you mean 'severity'?"),
        (setting(*PAINS, value=[{"severity": "minor"}]), "missing key 'text'"),
        (setting(*PAINS, value=[["x"]]), "expected a mapping, found a list"),
        (setting("title", value=None), "edit 1, set title: missing key 'title'"),
        (setting("title", "x", value="y"), "'title' is text: it has no 'x' in it"),
        (setting("owner", "x", value="y"), "there is no 'owner'"),
        (setting("stages", "look", "emotion", "*", "score", value=9), "score 9 is outside the scale"),
        (setting("stages", "buy", "gains", "same", "note", value="x"), "write one of 'same-1', 'same-2'"),
        ({"op": "remove", "path": ["owner"]}, "there is no 'owner' in the map"),
        ({"op": "add", "path": ["title"], "value": "x"}, "'title' is not a list"),
        ({"op": "add", "path": ["stages"], "value": None}, "null is not an entry"),
        ({"op": "add", "path": PAINS, "value": "x", "before": "slo"}, "did you mean 'slow'?"),
        ({"op": "move", "path": ["stages", "look"], "before": "look"}, "before or after itself"),
        ({"op": "move", "path": ["stages", "look"], "to": ["stages", "look", "steps"]}, "into itself"),
        ({"op": "move", "path": ["title"]}, "only entries of lists move"),
        ({"op": "move", "path": [*PAINS, "slow"], "to": ["stages", "buy", "gains"]}, "severity"),
        ({"op": "rename", "path": ["title"], "name": "x"}, "use 'set'"),
        ({"op": "rename", "path": ["stages", "look", "emotion", "*"], "name": "x"}, "only what has a name"),
    ],
)
def test_what_cannot_be_done_is_refused_in_plain_words(edit: Data, message: str) -> None:
    with pytest.raises(EditError) as error:
        apply(TEXT, [edit])
    assert str(error.value).startswith(f"edit 1, {edit['op']} ")
    assert message in str(error.value)


def test_the_operation_whose_value_is_wrong_is_named() -> None:
    edits = [
        setting("owner", value="x"),
        setting(*PAINS, "slow", "severity", value="bad"),
        {"op": "add", "path": ["stages"], "value": "Return"},
        {"op": "move", "path": ["stages", "return"], "before": "look"},
    ]
    with pytest.raises(EditError, match=r"^edit 2, set stages/look/steps/compare/pain_points/slow/severity: 'bad'"):
        apply(TEXT, edits)


def test_a_new_error_refuses_all_and_shows_where_it_would_be() -> None:
    with pytest.raises(RefusedError) as error:
        apply(TEXT, [setting("stages", "look", "name", value="Browse")])
    [problem] = error.value.problems
    assert "there is no stage or step 'look'" in problem.message
    assert problem.hint == "edit 1 sets the name from which this id is made: use 'rename', which keeps it"
    assert problem.span
    assert error.value.raw.decode().splitlines()[problem.span.line - 1] == "    next: look"


def test_a_new_error_names_the_operation_that_brings_it() -> None:
    edits = [
        setting("owner", value="x"),
        {"op": "remove", "path": ["stages", "look"]},
        setting("stages", "buy", "owner", value="y"),
    ]
    with pytest.raises(RefusedError) as error:
        apply(TEXT, edits)
    [problem] = error.value.problems
    assert (problem.hint or "").endswith("; caused by edit 2, remove stages/look")


def test_a_set_name_without_references_writes_no_id() -> None:
    assert lines(setting("stages", "leave", "name", value="Go")) == (["  - Leave"], ["  - Go"])


def test_an_imported_entry_is_changed_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("personas: [{id: ann, name: Ann}]\n", encoding="utf-8")
    text = "title: x\nimports: shared.yaml\nstages: [{name: A, personas: ann}]\n"
    with pytest.raises(EditError, match=r"'ann' is declared in .*shared\.yaml: change it there"):
        apply(text, [setting("personas", "ann", "name", value="Anna")], name=str(tmp_path / "map.yaml"))


def test_the_layout_of_a_file_stays() -> None:
    text = "\ufefftitle: A\r\nstages:\r\n- B\r\n- C"
    assert apply(text, [setting("title", value="D")]) == text.replace("title: A", "title: D")


def test_new_warnings_are_those_that_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("title: A\nstages:\n  - {name: B, gains: [{text: C, evidence: observed}]}\n", encoding="utf-8")
    edits = edits_of([{"op": "add", "path": ["stages", "b", "gains"], "value": {"text": "D", "evidence": "observed"}}])
    result = edited(map_file(str(path)), edits)
    assert [problem.message for problem in result.problems] == ["'D' is marked as observed, but has no source"]
    assert result.paths(1) == [("stages", "b", "gains", "d")]


def test_a_hash_that_does_not_match_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(TEXT, encoding="utf-8")
    edits = edits_of([setting("owner", value="x")])
    written = list[bytes]()
    with pytest.raises(StaleError, match="has changed: its hash is"):
        edit_file(map_file(str(path)), edits, if_match="0" * 12, write=written.append)
    with pytest.raises(UsageError, match="is not a hash"):
        edit_file(map_file(str(path)), edits, if_match="0" * 11, write=written.append)
    assert written == []
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    result = edit_file(map_file(str(path)), edits, if_match=found[:12].upper(), write=written.append)
    assert written == [result.raw]
    assert result.sha256 == hashlib.sha256(result.raw).hexdigest()


SCRIPT = """
import sys
from pathlib import Path
from journeymap_cli.app.applying import edit_file
from journeymap_cli.app.files import write
from journeymap_cli.app.sources import map_file
from journeymap_cli.edits.operations import edits_of
path, word = sys.argv[1:]
for number in range(10):
    edits = edits_of([{"op": "add", "path": ["stages", "a", "goals"], "value": f"{word} {number}"}])
    edit_file(map_file(path), edits, write=lambda content: write(Path(path), content))
"""


def test_processes_that_edit_one_file_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("title: x\nstages:\n  - name: A\n    goals:\n      - first\n", encoding="utf-8")
    runs = [subprocess.Popen([sys.executable, "-c", SCRIPT, str(path), word]) for word in ("one", "two", "three")]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    goals = {goal.text for goal in journey(path.read_text(encoding="utf-8")).stages[0].goals}
    assert goals == {"first", *(f"{word} {number}" for word in ("one", "two", "three") for number in range(10))}
    assert [each.name for each in tmp_path.iterdir()] == ["map.yaml"]


def test_a_file_that_changed_since_it_was_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("titel: x\nstages: [A]\n", encoding="utf-8")
    source = map_file(str(path))
    assert source.raw
    path.write_text("title: y\nstages: [A]\n", encoding="utf-8")
    with pytest.raises(StaleError), changing(source, path.write_bytes) as save:
        save(b"title: x\n")
    assert path.read_text(encoding="utf-8") == "title: y\nstages: [A]\n"


def random_edit(data: Data, rest: Random) -> Data:
    """An operation that keeps every entry."""
    stages = [stage.get("id") or stage["name"] for stage in data["stages"]]
    path = ["stages", rest.choice(stages)]
    return rest.choice(
        [
            setting(*path, "owner", value=rest.choice(["No", "a: b", "x # y", "größer"])),
            setting(*path, "description", value="One\ntwo"),
            {"op": "add", "path": [*path, "goals"], "value": f"New {rest.random()}"},
            {"op": "add", "path": [*path, "steps"], "value": {"name": f"Step {rest.random()}", "emotion": -1}},
            {"op": "rename", "path": path, "name": f"Stage {rest.random()}"},
            {"op": "move", "path": path},
            {"op": "move", "path": path, "before": next(each for each in stages if each != path[1])},
        ]
    )


@given_some(random_maps(), st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n"]))
def test_comments_survive_any_sequence_of_operations(data: Data, rest: Random, breaks: str) -> None:
    text = ""
    for number, line in enumerate(yaml_of(data).splitlines()):
        above = f"{' ' * (len(line) - len(line.lstrip()))}# above {number}.{breaks}" if rest.random() < 0.3 else ""
        text += f"{above}{line}{f'  # beside {number}.' if rest.random() < 0.3 else ''}{breaks}"
    new = text
    for _ in range(5):
        edits = [random_edit({"stages": [*map(named, data["stages"])]}, rest)]
        new = apply(new, edits)
        data = {"stages": [{"id": stage.id, "name": stage.name} for stage in journey(new).stages]}
    for mark in {part.split(".")[0] for part in text.split("# ")[1:]}:
        assert f"# {mark}." in new


def named(stage: Data) -> Data:
    return {"id": stage.get("id") or stage["name"], "name": stage["name"]}


ANCHORS = """\
title: x
stages:
  # one
  - name: A  # a
    owner: &who Team
    goals: &g
      # first
      - b  # bb
      - c
    emotion: &e {score: 1, label: ok}
  # two
  - name: B  # b
    owner: *who
    goals: *g  # same
    emotion: *e
"""


@pytest.mark.parametrize(
    ("edit", "gone", "came"),
    [
        (
            setting("stages", "a", "owner", value="New"),
            ["    owner: &who Team", "    owner: *who"],
            ["    owner: &who New", "    owner: Team"],
        ),
        (
            setting("stages", "a", "goals", "b", "text", value="d"),
            ["      - b  # bb", "    goals: *g  # same"],
            ["      - d  # bb", "    goals: [b, c]  # same"],
        ),
        (
            setting("stages", "a", "emotion", "*", "score", value=2),
            ["    emotion: &e {score: 1, label: ok}", "    emotion: *e"],
            ["    emotion: &e {score: 2, label: ok}", "    emotion: {score: 1, label: ok}"],
        ),
        (setting("stages", "b", "owner", value="New"), ["    owner: *who"], ["    owner: New"]),
    ],
)
def test_an_alias_keeps_its_value_when_what_it_repeats_changes(edit: Data, gone: list[str], came: list[str]) -> None:
    assert lines(edit, text=ANCHORS) == (gone, came)


@pytest.mark.parametrize("op", [{"op": "remove"}, {"op": "move"}])
def test_an_anchor_may_go_before_its_aliases(op: Data) -> None:
    result = apply(ANCHORS, [{**op, "path": ["stages", "a"]}])
    assert "  # two\n  - name: B  # b\n    owner: Team\n    goals: [b, c]  # same\n" in result


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("imports: shared.yaml\n", ""),
        ("", "imports: shared.yaml\n"),
        ("imports: shared.yaml\n", "imports: other.yaml\n"),
    ],
)
def test_what_is_imported_can_change(tmp_path: Path, old: str, new: str) -> None:
    for name, person in (("shared.yaml", "Ann"), ("other.yaml", "Bea")):
        (tmp_path / name).write_text(f"personas: [{person}]\n", encoding="utf-8")
    map_ = str(tmp_path / "map.yaml")
    path = new.removeprefix("imports: ").strip() or None
    result = apply(f"title: x\n{old}stages: [A]\n", [{"op": "set", "path": ["imports"], "value": path}], name=map_)
    assert result == f"title: x\n{new}stages: [A]\n"


def test_steps_that_stay_are_not_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(TEXT, encoding="utf-8")
    compared = edited(map_file(str(path)), edits_of([setting(*PAINS, "ugly", "text", value="Not nice")])).comparison
    assert compared.old
    assert compared.new
    (search, compare), (same, changed) = compared.old.stages[0].steps, compared.new.stages[0].steps
    assert (search is same, compare is changed) == (True, False)
