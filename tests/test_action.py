"""The GitHub Action: its scripts are run as the service runs them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.repositories import repository

ACTION: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK, COMPARE = ACTION["runs"]["steps"]
BASH = [shutil.which("bash") or "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
"""How the service calls `shell: bash`."""


def run(script: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_PATH": str(folder / "path"),
        "GITHUB_OUTPUT": str(folder / "output"),
        **inputs,
    }
    return subprocess.run([*BASH, script], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def check(
    folder: Path, paths: str = ".", fail_on: str = "error", sarif: str = "", compare: str = ""
) -> subprocess.CompletedProcess[str]:
    return run(CHECK["run"], folder, PATHS=paths, FAIL_ON=fail_on, SARIF=sarif, COMPARE=compare)


def compare(folder: Path, words: str = "HEAD~1...HEAD", paths: str = ".") -> subprocess.CompletedProcess[str]:
    return run(COMPARE["run"], folder, PATHS=paths, COMPARE=words, CHANGES=str(folder / "changes.md"))


def test_inputs_reach_the_scripts_by_the_environment_only() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    wired = re.findall(r"inputs\.([\w-]+)", str([step["env"] for step in ACTION["runs"]["steps"]]))
    assert {*wired} == {*ACTION["inputs"]}


def test_no_other_action_is_used() -> None:
    assert "uses" not in str(ACTION["runs"])


def test_the_defaults_are_complete() -> None:
    assert all({"description", "default"} == set(wish) for wish in ACTION["inputs"].values())
    assert ACTION["inputs"]["fail-on"]["default"] == "error"


def test_a_bad_map_fails_the_job_with_annotations_and_a_summary(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text("title: X\nowner: DX\nstages: [{name: A, nmae: B}]\n")
    done = check(tmp_path, sarif="r.sarif")
    assert done.returncode == 1
    assert "::error file=journey.yaml,line=3," in done.stdout
    assert (tmp_path / "summary.md").read_text().startswith("**1 error in 1 map**\n")
    assert '"version": "2.1.0"' in (tmp_path / "r.sarif").read_text()


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("info", 1)])
def test_the_limit_is_passed_on(tmp_path: Path, fail_on: str, code: int) -> None:
    (tmp_path / "journey.yaml").write_text("title: X\nstages: [{name: A, emotion: 1}, B]\n")
    assert check(tmp_path, fail_on=fail_on).returncode == code


def test_paths_stand_one_a_line_and_are_never_run(tmp_path: Path) -> None:
    for name in ("a b", "-c", "$(touch ran)"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "journey.yaml").write_text("title: X\nowner: DX\nstages: [A]\n")
    done = check(tmp_path, paths="a b\n\n-c\n$(touch ran)\n")
    assert (done.returncode, done.stderr) == (0, "no problems in 3 maps\n")
    assert not (tmp_path / "ran").exists()


def test_the_program_is_installed_into_an_environment_of_its_own(tmp_path: Path) -> None:
    pip = "import sys, pathlib\npathlib.Path('asked').write_text(' '.join(sys.argv[1:]))\n"
    stub = tmp_path / "stub"
    stub.mkdir()
    calls_pip = f'#!/bin/sh\\nshift 2\\n"{sys.executable}" "{tmp_path}/pip.py" "$@"\\n'
    (stub / "python3").write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'{calls_pip}\' > "$3/bin/python"\nchmod +x "$3/bin/python"\n'
    )
    (stub / "python3").chmod(0o755)
    (tmp_path / "pip.py").write_text(pip)
    environment = {"PATH": f"{stub}{os.pathsep}{os.environ['PATH']}", "ENVIRONMENT": str(tmp_path / "env")}
    done = run(INSTALL["run"], tmp_path, ACTION="/the/action; touch ran", **environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "asked").read_text() == "install --quiet --disable-pip-version-check /the/action; touch ran"
    assert (tmp_path / "path").read_text().splitlines()[0] == str(tmp_path / "env/bin")
    assert not (tmp_path / "ran").exists()


def test_what_changed_is_reported_in_the_summary_and_in_a_file(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.commit(pay="title: Pay\nstages: [{name: A, emotion: 1}]\n")
    repo.commit(pay="title: Pay\nstages: [{name: A, emotion: 2}]\n")
    changes = str(tmp_path / "changes.md")
    done = compare(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "| A | all | +1 | +2 | better |" in Path(changes).read_text(encoding="utf-8")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == Path(changes).read_text(encoding="utf-8")
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"changes={changes}\nchanged=true\n"


def test_a_map_that_says_the_same_in_another_form_did_not_change(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.commit(pay="title: Pay\nstages: [{name: A, emotion: 1}]\n")
    repo.commit(pay="title: Pay\nstages:\n- {name: A, emotion: 1} # blocks\n")
    changes = str(tmp_path / "changes.md")
    done = compare(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"changes={changes}\nchanged=false\n"


def test_a_comparison_that_cannot_be_made_fails_and_reports_nothing(tmp_path: Path) -> None:
    repository(tmp_path).commit(pay="title: Pay\nstages: [A]\n")
    for words in ("none...HEAD", "$(touch ran)", "--help"):
        done = compare(tmp_path, words)
        assert done.returncode != 0
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "changes.md").exists()


MAP = "title: Pay\nstages: [{name: A, emotion: %s}]\n"


def test_only_the_paths_are_compared(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    for emotion in (1, 2):
        for name in ("maps/a.journey.yaml", "maps/more/b.journey.yaml", "other/c.journey.yaml", "d.journey.yaml"):
            repo.write(name, MAP % emotion)
        repo.commit()
    assert compare(tmp_path, paths="maps\n\nmaps/more\nd.journey.yaml\n").returncode == 0
    changes = (tmp_path / "changes.md").read_text(encoding="utf-8")
    names = [f"{name}.journey.yaml" for name in ("maps/a", "maps/more/b", "other/c", "d")]
    assert [name in changes for name in names] == [True, True, False, True]
    assert changes.count("| better |") == 3
    repo.commit()
    assert compare(tmp_path, paths="other").returncode == 0
    assert (tmp_path / "output").read_text(encoding="utf-8").endswith("changed=false\n")


def test_a_broken_map_does_not_hide_what_changed_in_others(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.commit(pay=MAP % 1, other=MAP % 1)
    repo.commit(pay=MAP % 2, other="title: [")
    done = compare(tmp_path)
    assert done.returncode == 2
    assert "other.journey.yaml" in done.stderr
    assert "| A | all | +1 | +2 | better |" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert (tmp_path / "output").read_text(encoding="utf-8").endswith("changed=true\n")
    (tmp_path / "summary.md").unlink()
    repo.commit(other="title: {")
    assert compare(tmp_path).returncode == 2
    assert not (tmp_path / "summary.md").exists()


def test_what_changed_is_annotated_and_the_rest_in_the_summary(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    pains = "\n".join(f"      - {{text: pain {number}, evidence: observed}}" for number in range(30))
    text = f"title: Pay\nstages:\n  - name: A\n    pain_points:\n{pains}\n"
    repo.commit(pay=text, other=text, bad=text + "    nmae: B\n")
    repo.commit(pay=text.replace("pain 20", "another pain"))
    done = check(tmp_path, compare="HEAD~1...HEAD")
    lines = [line for line in done.stdout.splitlines() if line.startswith("::")]
    places = [line.partition(" ")[2].split(",")[:2] for line in lines[:-1]]
    assert places == [["file=bad.journey.yaml", "line=35"], ["file=pay.journey.yaml", "line=25"]]
    assert lines[-1].endswith("more problems: see the log")
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "pain 29" in summary
    assert len(check(tmp_path).stdout.split("\n::")) > 10


def test_a_revision_that_is_not_there_fails_with_all_annotations(tmp_path: Path) -> None:
    repository(tmp_path).commit(pay=MAP % "[")
    done = check(tmp_path, compare="none...HEAD")
    assert done.returncode == 2
    assert "there is no revision 'none' here" in done.stderr
    assert "::error file=pay.journey.yaml" in done.stdout
    assert "pay.journey.yaml" in (tmp_path / "summary.md").read_text(encoding="utf-8")
