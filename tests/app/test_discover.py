import os
import subprocess
from pathlib import Path

import pytest

from journeymap_cli.app.discover import discover, drawable_in, maps_in
from journeymap_cli.errors import UsageError

MARKED = "journeymap: 1\ntitle: X\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = "title: X\n") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode())


def found(*paths: str) -> list[str]:
    return [str(name) for name in discover(paths or ["."], 10_000)]


@pytest.mark.usefixtures("folder")
def test_maps_are_found_by_name_at_any_depth() -> None:
    for name in ("journey.yaml", "a/journey.yml", "a/b/pay.journey.yaml", "pay.journey.yml"):
        write(name)
    for name in ("other.yaml", "a/journey.json", "journey.yaml.bak", "myjourney.yaml"):
        write(name)
    assert found() == ["journey.yaml", "pay.journey.yml", "a/journey.yml", "a/b/pay.journey.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        MARKED,
        "# a map\n" + MARKED,
        "title: X\r\njourneymap: 1",
        "title: X\rjourneymap: 1",
        "\ufeff" + MARKED,
        "[\njourneymap:",
        "title: X\nowner: me\nstages: [A]\n",
        "stages:\n- A\ntitle: [\n",
        "\ufefftitle: X\r\nstages:\r\n",
    ],
)
@pytest.mark.usefixtures("folder")
def test_other_yaml_is_a_map_where_it_says_so_at_the_left_edge(text: str) -> None:
    write("pay.yaml", text)
    assert found() == ["pay.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "a: {journeymap: 1}\n",
        "a:\n  journeymap: 1\n",
        "# journeymap: 1\n",
        "journeymaps: 1\n",
        "",
        "title: X\n",
        "stages: [build]\n",
        "title: X\nci:\n  stages: [build]\n",
    ],
)
@pytest.mark.usefixtures("folder")
def test_other_yaml_is_none_where_it_does_not(text: str) -> None:
    write("pay.yaml", text)
    assert found() == []


@pytest.mark.usefixtures("folder")
def test_hidden_folders_and_installed_packages_are_skipped() -> None:
    write(".venv/journey.yaml")
    write("node_modules/x/journey.yaml")
    write("a/.cache/journey.yaml")
    assert found() == []
    assert found(".venv") == [".venv/journey.yaml"]


@pytest.mark.usefixtures("folder")
def test_links_and_special_files_are_skipped() -> None:
    write("maps/journey.yaml")
    Path("linked").symlink_to("maps")
    Path("link.journey.yaml").symlink_to("maps/journey.yaml")
    os.mkfifo("pipe.journey.yaml")
    assert found() == ["maps/journey.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_linked_folder_is_walked_where_it_is_named() -> None:
    write("maps/journey.yaml")
    Path("linked").symlink_to("maps")
    assert found("linked") == ["linked/journey.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_named_file_is_always_included_and_names_stay_as_typed() -> None:
    write("notes.yaml")
    assert found("./notes.yaml", "missing.yaml", "-") == ["./notes.yaml", "missing.yaml", "-"]


@pytest.mark.usefixtures("folder")
def test_every_file_is_found_once() -> None:
    write("maps/journey.yaml")
    assert found("maps/journey.yaml", ".", "maps", "./maps/journey.yaml") == ["maps/journey.yaml"]


def test_what_git_ignores_is_skipped_also_in_a_repository_inside(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", folder], check=True)
    write(".gitignore", "out/\n*.draft.journey.yaml\n")
    for name in (
        "out/journey.yaml",
        "a.draft.journey.yaml",
        "a.journey.yaml",
        "inner/b.journey.yaml",
        "inner/c.journey.yaml",
    ):
        write(name)
    subprocess.run(["git", "init", "-q", folder / "inner"], check=True)
    write("inner/.gitignore", "b.*\n")
    assert found() == ["a.journey.yaml", "inner/c.journey.yaml"]


def test_an_ignored_folder_is_walked_where_it_is_named(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", folder], check=True)
    write(".gitignore", "out/\n")
    write("out/journey.yaml")
    assert found("out") == ["out/journey.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_read_is_an_error_and_the_others_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/journey.yaml")
    write("b/journey.yaml")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found() == ["cannot read 'a': permission denied", "b/journey.yaml"]


@pytest.mark.usefixtures("folder")
def test_without_a_map_the_message_says_what_is_one_and_what_was_passed_over() -> None:
    rule = (
        "a map is named journey.yaml, journey.yml, *.journey.yaml, *.journey.yml, "
        "or has journeymap:, or title: and stages:, at the start of a line"
    )
    Path("empty").mkdir()
    write("a/mkdocs.yml", "site_name: X\n")
    write("a/b/ci.yaml", "stages: [build]\n")
    write("a/node_modules/x.yaml", "")
    with pytest.raises(UsageError) as caught:
        maps_in(["a", "empty"], 10_000)
    assert (
        str(caught.value) == f"there is no map in 'a', 'empty': {rule}, which these are not: a/mkdocs.yml, a/b/ci.yaml"
    )
    with pytest.raises(UsageError) as caught:
        maps_in(["empty"], 10_000)
    assert str(caught.value) == f"there is no map in 'empty': {rule}"
    for number in range(10):
        write(f"many/{number}.yaml", "")
    with pytest.raises(UsageError, match=r"many/4\.yaml and 5 more$"):
        maps_in(["many"], 10_000)


@pytest.mark.usefixtures("folder")
def test_files_that_maps_share_are_drawn_only_if_they_are_named() -> None:
    write("maps/pay.yaml", MARKED + "stages: [A]\n")
    write("maps/people.yaml", "journeymap: 1\npersonas: [Ana]\n")
    assert drawable_in(["maps"], 10_000) == ["maps/pay.yaml"]
    assert drawable_in(["maps/people.yaml", "maps"], 10_000) == ["maps/people.yaml", "maps/pay.yaml"]
