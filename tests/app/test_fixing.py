"""Problems that have just one fix, fixed in the text; everything else stays."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.app import apply
from journeymap_cli.app.fixes import FIXES, replaced
from journeymap_cli.app.fixing import fixed_map
from journeymap_cli.app.sources import map_file
from journeymap_cli.cli.app import app
from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.lint.catalogue import FIXABLE
from journeymap_cli.problem import Replacement, Span
from journeymap_cli.report.problems.sarif import report as sarif
from support.journeys import journey
from support.mutated_maps import NEIGHBOURS, mutated
from support.reported_problems import checked, problem

TEXT = "title: x  # ours\nphases:\n  - name: A\n    pain_point: [{text: b, severity: sever, ownr: c}]\n    qqqq: d\n"
FIXED = "title: x  # ours\nstages:\n  - name: A\n    pain_points: [{text: b, severity: severe, ownr: c}]\n    qqqq: d\n"
STAGE = "title: x\nstages:\n  - name: A\n    "


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "map.yaml"


def run(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["validate", *words], input=given)


def fixed(path: Path, text: str) -> str:
    """The text after fixes, which a second run leaves alone."""
    path.write_bytes(text.encode())
    result = fixed_map(map_file(str(path))).raw
    path.write_bytes(result)
    assert fixed_map(map_file(str(path))).raw == result
    return result.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, FIXED),
        (STAGE + "goals:\n      - Note: see docs: here  # c\n",
         STAGE + 'goals:\n      - "Note: see docs: here"  # c\n'),
        (STAGE + "questions:\n      - Pricing: is it free?\n", STAGE + 'questions:\n      - "Pricing: is it free?"\n'),
        (STAGE + "goals: *best\n    owner: @team\n", STAGE + 'goals: "*best"\n    owner: "@team"\n'),
        (STAGE + f"goals: %{'long ' * 20}end\n", STAGE + f'goals: "%{"long " * 20}end"\n'),
        (STAGE + "goals: [{text: Examines, explains, more}]\n",
         STAGE + 'goals: [{text: "Examines, explains, more"}]\n'),
        ("title: x\nstages:\n\t- name: A\n\t  goals:\n\t\t- b\n",
         "title: x\nstages:\n  - name: A\n    goals:\n    - b\n"),
        ("title: x\nstages:\n- name: A\n\towner: b\n", "title: x\nstages:\n- name: A\n  owner: b\n"),
        (STAGE + "moment_of_truth: yes\n", STAGE + "moment_of_truth: true\n"),
        (STAGE + "moment_of_truth: Off\n", STAGE + "moment_of_truth: false\n"),
        ("title:x\nstages: [A, B],\n", "title: x\nstages: [A, B]\n"),
        ("title： x\nstages:\n  * name: A\n", "title: x\nstages:\n  - name: A\n"),
        ("title: x\nstages:\n  -name: A\n", "title: x\nstages:\n  - name: A\n"),
        ("title: x\nstages: [{id: One, name: A, next: Two}, {id: two, name: B}]\n",
         "title: x\nstages: [{id: one, name: A, next: two}, {id: two, name: B}]\n"),
        ("title: x\nlast_reviewed: 14 September 2026\nreview_every: 3 months\nstages: [A]\n",
         "title: x\nlast_reviewed: 2026-09-14\nreview_every: 3mo\nstages: [A]\n"),
        ("title: x\nlast_reviewed: 2026/9/4\nstages: [A]\n", "title: x\nlast_reviewed: 2026-09-04\nstages: [A]\n"),
        ("title: x\nlast_reviewed: Sept 4th, 2026\nstages: [A]\n",
         "title: x\nlast_reviewed: 2026-09-04\nstages: [A]\n"),
        ("title: x\u200b\nstages: [A\x08]\n", "title: x\nstages: [A]\n"),
        ("title: x # journeymap: ignore[no-owner] why\nstages: [A] # journeymap: ignore[unused-persona]\n",
         "title: x # journeymap: ignore[no-owner] why\nstages: [A]\n"),
        ("title: x\n# journeymap: ignore[unused-persona, no-owner, wrong-type] why\nstages: [A]\n",
         "title: x\n# journeymap: ignore[no-owner] why\nstages: [A]\n"),
        ("title: x\n# journeymap: ignore[unused-persona]\nstages: [A]\n", "title: x\nstages: [A]\n"),
        ("title: x\nstages:\n  - {name: A, steps: [Pay]}\n  - name: B  # b\n    steps: [Pay]\n",
         "title: x\nstages:\n  - {name: A, steps: [Pay]}\n  - name: B  # b\n    steps: [{id: pay-2, name: Pay}]\n"),
        ("\ufefftitel: x\r\nstages:\r\n\t- name: A\r\n\t  goals: see: this: x\r\n",
         '\ufefftitle: x\r\nstages:\r\n  - name: A\r\n    goals: "see: this: x"\r\n'),
        ("titel: x\rstages: [A]", "title: x\rstages: [A]"),
        ("title: x\nstages: [A]\ntitle: x\n", "title: x\nstages: [A]\n"),
        ("title: x\ntitle: 'x'\ntitle: x\nstages: [A]", "title: x\nstages: [A]"),
        (STAGE + "goals:  # c\n    - a\n    # d\n    goals: [a]\n    owner: b\n",
         STAGE + "goals:  # c\n    - a\n    # d\n    owner: b\n"),
        (STAGE + "goals: |\n      a\n\n    goals: |\n      a\n\n    owner: b\n",
         STAGE + "goals: |\n      a\n\n\n    owner: b\n"),
        ("title: x\nx-written-twice: a\nstages: [{name: A, name: A}]\n",
         "title: x\nx-written-twice: a\nstages: [{name: A}]\n"),
        (STAGE + "goals: [{text: a, note: b, text: a}]\n", STAGE + "goals: [{text: a, note: b}]\n"),
        (STAGE + "goals: [See [1] first, c]\n", STAGE + 'goals: ["See [1] first", c]\n'),
        (STAGE + "goals: [{text: Use [x] here, note: y}]\n", STAGE + 'goals: [{text: "Use [x] here", note: y}]\n'),
    ],
)  # fmt: skip
def test_what_has_one_fix_is_fixed(path: Path, old: str, new: str) -> None:
    assert fixed(path, old) == new


@pytest.mark.parametrize(
    "text",
    [
        "title: x\nstages: [A]\n",
        "title: x\nstages: [{name: A, goals: b, goal: c}]\n",
        "{",
        "title: x\nstages: [A\n",
        "title: x\nlast_reviewed: 04.09.2026\nstages: [A]\n",
        "title: x\nlast_reviewed: 30 February 2026\nstages: [A]\n",
        STAGE + "goals: b #42\n",
        STAGE + "goals: Pricing: is it free?, or so: no\n".replace(":", "", 1) + "    ownr: C\n    owner: D\n",
        "title: x\npersonas: [Ann]\nstages: [{name: A, personas: [anna]}]\n",
        STAGE + "goals: |\n      a\n      - b\n",
        "title: x\ntitle: y\nstages: [A]\n",
        "title: x\nx-written-twice: a\nx-b: c\nx-b: d\nstages: [A]\n",
        "title: x\ntitle: x  # c\nstages: [A]\n",
        "title: x\nx-a: null\nx-a: 'null'\nstages: [A]\n",
        STAGE + "goals: [See [a, b] first]\n",
        STAGE + "goals: [[Draft] see, b]\n",
        STAGE + "goals: [{text [x]}]\n",
        "title: x\nstages: [A, B] # journeymap: ignore[nothing-at-all]\n",
    ],
)
def test_what_is_valid_or_ambiguous_stays(path: Path, text: str) -> None:
    assert fixed(path, text) == text


def test_bytes_that_are_not_text_stay(path: Path) -> None:
    for raw in (b"titel: \xff\nstages: [A]\n", "titel: x\nstages: [A]\n".encode("utf-16-le")):
        path.write_bytes(raw)
        assert fixed_map(map_file(str(path))).raw == raw


def test_the_command_fixes_and_reports_what_stays(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    shown = run("--fix", "--diff", "map.yaml")
    assert "+stages:\n" in shown.stdout
    assert "unknown key 'phases'" in shown.stderr
    assert (shown.exit_code, path.read_text(encoding="utf-8")) == (1, TEXT)
    result = run("--fix", "map.yaml")
    assert result.exit_code == 1
    assert "qqqq" in result.stdout
    assert "phases" not in result.stdout
    assert "fixed 3 problems in map.yaml" in result.stderr
    assert path.read_text(encoding="utf-8") == FIXED


def test_standard_input_is_fixed_to_standard_output() -> None:
    result = run("--fix", "-", given=TEXT.encode())
    assert (result.exit_code, result.stdout) == (1, FIXED)
    assert "qqqq" in result.stderr
    assert run("--fix", "-", given=b"title: x\nstages: [A]\n").stdout == "title: x\nstages: [A]\n"


def test_each_file_is_fixed_but_not_what_it_imports(path: Path) -> None:
    shared = path.with_name("shared.yaml")
    shared.write_text("personas: [{name: Ann, rol: x}]\n", encoding="utf-8")
    maps = [path.with_name(f"{name}.yaml") for name in "ab"]
    for each in maps:
        each.write_text("titel: x\nimports: shared.yaml\nstages: [A]\n", encoding="utf-8")
    result = run("--fix", "a.yaml", "b.yaml")
    assert result.exit_code == 1
    assert "unknown key 'rol'" in result.stdout
    assert all(each.read_text(encoding="utf-8").startswith("title:") for each in maps)
    assert run("--fix", "shared.yaml", "a.yaml").exit_code == 0
    assert shared.read_text(encoding="utf-8") == "personas: [{name: Ann, role: x}]\n"


def test_rules_that_are_not_chosen_are_not_fixed(path: Path) -> None:
    text = "title: x\nstages: [A] # journeymap: ignore[unused-persona]\n"
    path.write_text(text, encoding="utf-8")
    run("--fix", "--ignore", "unused-ignore", "map.yaml")
    assert path.read_text(encoding="utf-8") == text


def test_json_has_the_fix_of_each_problem(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    problems = json.loads(run("-f", "json", "map.yaml").stdout)["problems"]
    fixes = {each["message"]: each["fix"] for each in problems}
    replacement = {"line": 2, "column": 1, "end_line": 2, "end_column": 7, "text": "stages"}
    assert fixes["unknown key 'phases'"] == {"edits": [], "replacements": [replacement]}


def test_edits_of_a_fix_are_what_apply_takes(path: Path) -> None:
    text = "title: x\nstages: [{name: A, steps: [Pay]}, {name: B, steps: [Pay]}]\n"
    path.write_text(text, encoding="utf-8")
    [found] = json.loads(run("-f", "json", "map.yaml").stdout)["problems"]
    result = apply(text, found["fix"]["edits"])
    assert result == text.replace("B, steps: [Pay]", "B, steps: [{id: pay-2, name: Pay}]")


def replacements(fix: dict[str, Any]) -> list[Replacement]:
    return [Replacement(Span(*(each[key] for key in Span._fields)), each["text"]) for each in fix["replacements"]]


def test_replacements_of_a_fix_mend_the_text(path: Path) -> None:
    text = "\ufefftitle: x\r\nstages:\r\n\t- name: A\r\n\t  owner: @b\r\n"
    path.write_bytes(text.encode())
    found = json.loads(run("-f", "json", "map.yaml").stdout)["problems"]
    [tabs] = [each["fix"] for each in found if "tab" in each["message"]]
    result = replaced(text.lstrip("\ufeff"), replacements(tabs))
    assert result == "title: x\r\nstages:\r\n  - name: A\r\n    owner: @b\r\n"


def test_sarif_has_fixes(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    results = json.loads(run("-f", "sarif", "map.yaml").stdout)["runs"][0]["results"]
    [fix] = [each["fixes"] for each in results if "phases" in each["message"]["text"]]
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 7}
    assert fix == [
        {
            "description": {"text": "did you mean 'stages'?"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "map.yaml"},
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": "stages"}}],
                }
            ],
        }
    ]


def test_sarif_has_no_fixes_where_there_are_none() -> None:
    assert "fixes" not in sarif(checked(problem()))


def test_the_page_of_each_rule_with_a_fix_says_so() -> None:
    assert FIXES.keys() == FIXABLE.keys()


@pytest.mark.parametrize("seed", range(25))
def test_fixes_of_random_maps_bring_no_error_and_never_change_a_valid_map(seed: int, path: Path) -> None:
    for each in NEIGHBOURS:
        shutil.copy(each, path.with_name(each.name))
    text = mutated(random.Random(seed))
    try:
        before = journey(text)
    except (InvalidJourneyError, OSError):
        before = None
    result = fixed(path, text)
    if before is not None and "\u200b" not in text and "\u202e" not in text:
        assert journey(result) == before


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_encoding_becomes_utf_8(path: Path, encoding: str) -> None:
    text = "title: Ärger 🙂\r\nstages: [A]\r\n"
    path.write_bytes((text if encoding != "utf-16-be" else f"\ufeff{text}").encode(encoding))
    assert fixed_map(map_file(str(path))).raw == text.encode()


def test_half_of_a_character_in_utf_16_stays(path: Path) -> None:
    raw = "title: x\nstages: [A]\n".encode("utf-16") + b"\x00\xd8"
    path.write_bytes(raw)
    assert fixed_map(map_file(str(path))).raw == raw
