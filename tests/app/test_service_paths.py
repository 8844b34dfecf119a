from pathlib import Path

import pytest

from journeymap_cli.app.service_paths import for_services, service_path
from journeymap_cli.problem import Related
from support.reported_problems import checked, problem


@pytest.fixture(autouse=True)
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, in a folder of which the command runs."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "docs" / "maps").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo" / "docs")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("maps/a.yaml", "docs/maps/a.yaml"),
        ("./maps//a.yaml", "docs/maps/a.yaml"),
        ("../a.yaml", "a.yaml"),
        ("../docs/maps/../b.yaml", "docs/b.yaml"),
        ("../../other/a.yaml", "../../other/a.yaml"),
        ("/a.yaml", "/a.yaml"),
        ("<stdin>", "<stdin>"),
        ("", ""),
    ],
)
def test_paths_count_from_the_top_of_the_repository(typed: str, path: str) -> None:
    assert service_path(typed) == path


def test_absolute_paths_and_linked_folders(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert service_path(str(top / "repo/docs/maps/a.yaml")) == "docs/maps/a.yaml"
    (top / "linked").symlink_to("repo/docs")
    monkeypatch.chdir(top / "linked")
    assert service_path("maps/a.yaml") == "docs/maps/a.yaml"
    assert service_path(str(top / "linked/maps/a.yaml")) == "docs/maps/a.yaml"


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_folder_of_the_job_counts_first(variable: str, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, str(top))
    assert service_path("maps/a.yaml") == "repo/docs/maps/a.yaml"
    monkeypatch.setenv(variable, "/elsewhere")
    assert service_path("maps/a.yaml") == "docs/maps/a.yaml"


def test_without_a_repository_the_current_folder_counts(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (top / "repo" / ".git").rmdir()
    assert service_path(str(top / "repo/docs/maps/a.yaml")) == "maps/a.yaml"
    assert service_path("./maps/a.yaml") == "maps/a.yaml"
    assert service_path("../a.yaml") == "../a.yaml"


def test_a_result_has_these_paths_everywhere() -> None:
    found = checked(problem(file="a.yaml", related=(Related("first here", file="maps/b.yaml"),)))
    moved = for_services(found)
    assert moved.problems[0].file == "docs/a.yaml"
    assert moved.problems[0].related[0].file == "docs/maps/b.yaml"
    assert list(moved.sources) == [service_path(file) for file in found.sources]
    assert moved.files == [service_path(file) for file in found.files]
