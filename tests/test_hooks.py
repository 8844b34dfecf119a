"""The hooks for pre-commit, run by pre-commit itself in a repository of their own.

The hooks are taken as they are, but for `language: system`: so the program under test runs, and no environment is
built.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOOKS = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
GOOD = "title: A map\nowner: DX\nstages: [A]\n"
BAD = "title: A map\nowner: DX\nstages: [{name: A, nmae: B}]\n"
WHO = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hooks, as a team names it."""
    folder = tmp_path_factory.mktemp("hooks")
    shutil.copy(HOOKS, folder)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Hooks")
    return folder


def commit(team: Path, hooks: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """What pre-commit says of the files that stand in a team's repository."""
    entry = {"id": hook, "language": "system"}
    config = {"repos": [{"repo": hooks.as_uri(), "rev": "HEAD", "hooks": [entry]}]}
    (team / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(team, "init", "-q")
    git(team, "add", ".")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": programs, "PRE_COMMIT_HOME": str(hooks.parent / "home")}
    words = [sys.executable, "-m", "pre_commit", "run", "--color=never"]
    return subprocess.run(words, cwd=team, env=environment, capture_output=True, text=True, check=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_bad_map_stops_the_commit_with_its_line(hooks: Path, tmp_path: Path) -> None:
    write(tmp_path / "maps/pay.journey.yaml", BAD)
    write(tmp_path / "other.yaml", "a: b\n")
    done = commit(tmp_path, hooks, "journeymap-validate")
    assert done.returncode == 1
    assert "error[unknown-key]: unknown key 'nmae'\n --> maps/pay.journey.yaml:3:20" in done.stdout
    assert "1 error in 1 map" in done.stdout


def test_good_maps_pass(hooks: Path, tmp_path: Path) -> None:
    for name in ("journey.yaml", "a/journey.yml", "b/pay.journey.yaml"):
        write(tmp_path / name, GOOD)
    done = commit(tmp_path, hooks, "journeymap-validate")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_a_map_in_another_layout_is_formatted_and_stops_the_commit(hooks: Path, tmp_path: Path) -> None:
    write(tmp_path / "journey.yaml", GOOD.replace("title: A", "title:   A"))
    done = commit(tmp_path, hooks, "journeymap-fmt")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (tmp_path / "journey.yaml").read_text() == GOOD


def test_other_files_are_none_of_its_business(hooks: Path, tmp_path: Path) -> None:
    write(tmp_path / "myjourney.yaml", BAD)
    write(tmp_path / "journey.yaml.txt", BAD)
    done = commit(tmp_path, hooks, "journeymap-validate")
    assert (done.returncode, "no files to check" in done.stdout) == (0, True), done.stdout


def test_a_shared_file_takes_its_maps_along(hooks: Path, tmp_path: Path) -> None:
    write(tmp_path / "shared.yaml", "personas: [{id: dev, name: Dana}]\n")
    write(
        tmp_path / "journey.yaml", "title: X\nowner: DX\nimports: shared.yaml\nstages: [{name: A, personas: [ops]}]\n"
    )
    done = commit(tmp_path, hooks, "journeymap-validate-all")
    assert done.returncode == 1
    assert "error[unknown-persona]" in done.stdout


IMPORTS = "title: X\nowner: DX\nimports: shared.yaml\nstages: [{name: A, personas: [dev]}]\n"


@pytest.mark.parametrize("to", ["", "moved.yaml", "moved.txt"])
def test_a_shared_file_that_goes_or_moves_stops_the_commit(hooks: Path, tmp_path: Path, to: str) -> None:
    write(tmp_path / "shared.yaml", "personas: [{id: dev, name: Dana}]\n")
    write(tmp_path / "journey.yaml", IMPORTS)
    assert commit(tmp_path, hooks, "journeymap-validate-all").returncode == 0
    git(tmp_path, "commit", "-qnm", "first")
    git(tmp_path, *(["mv", "shared.yaml", to] if to else ["rm", "-q", "shared.yaml"]))
    done = commit(tmp_path, hooks, "journeymap-validate-all")
    assert done.returncode == 1
    assert "error[missing-file]" in done.stdout


def test_a_repository_without_maps_passes(hooks: Path, tmp_path: Path) -> None:
    write(tmp_path / "journey.yaml", GOOD)
    assert commit(tmp_path, hooks, "journeymap-validate-all").returncode == 0
    git(tmp_path, "rm", "-q", "-f", "journey.yaml")
    done = commit(tmp_path, hooks, "journeymap-validate-all")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("hook", ["journeymap-validate", "journeymap-validate-all"])
def test_errors_come_first(hooks: Path, tmp_path: Path, hook: str) -> None:
    write(tmp_path / "a.journey.yaml", "title: A map\nstages: [{name: A, emotion: 1}, B]\n")
    write(tmp_path / "b.journey.yaml", BAD)
    done = commit(tmp_path, hooks, hook)
    assert done.returncode == 1
    found = re.findall(r"^(error|warning|info)\[", done.stdout, re.MULTILINE)
    assert found[0] == "error"
    assert found == sorted(found, key=["error", "warning", "info"].index)
    assert len(found) > 1
