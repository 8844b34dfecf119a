"""The Python API: what `journeymap_cli.app` exports, and that it neither prints nor knows the command line."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from journeymap_cli import app
from journeymap_cli.app import (
    Impact,
    InvalidJourneyError,
    JourneymapError,
    check_maps,
    compare_maps,
    draw_map,
    load_map,
    merge_maps,
    start_map,
    templates,
)

FOLDER = Path(app.__file__).parent
MAP = "title: A map\nstages:\n  - {name: Browse, emotion: 1}\n  - Buy\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")


def test_the_table_and_the_imports_for_type_checkers_agree() -> None:
    tree = ast.parse(Path(app.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    declared = {
        alias.name: node.module.removeprefix("journeymap_cli.")
        for node in imports
        if node.module and node.module.startswith("journeymap_cli.")
        for alias in node.names
    }
    assert declared == app.MODULES
    assert sorted(app.MODULES) == app.__all__


@pytest.mark.parametrize("name", app.__all__)
def test_every_name_is_exported_from_where_it_is_defined(name: str) -> None:
    value = getattr(app, name)
    assert value.__module__ == f"journeymap_cli.{app.MODULES[name]}"
    assert name in dir(app)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"has no attribute 'load_maps'"):
        _ = app.load_maps  # type: ignore[attr-defined]


def test_no_export_has_the_name_of_a_module_which_would_hide_it() -> None:
    assert not {path.stem for path in FOLDER.glob("*.py")} & set(app.__all__)


def test_to_write_files_loads_neither_models_nor_templates() -> None:
    code = (
        "import sys; import journeymap_cli.app.files; "
        "print(sorted({'pydantic', 'jinja2', 'yaml', 'typer', 'rich', 'journeymap_cli.app.files'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['journeymap_cli.app.files']\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_it_neither_prints_nor_names_options(path: Path) -> None:
    import_module(f"journeymap_cli.app.{path.stem}")
    text = path.read_text(encoding="utf-8")
    words = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    assert not [word for word in words if isinstance(word, str) and (" -" in word or word.startswith("--"))]
    assert not [word for word in ("print(", "stdout", "stderr", "typer", "journeymap_cli.cli") if word in text]


def test_a_map_is_loaded_checked_and_drawn() -> None:
    journey = load_map(Path("map.yaml"))
    assert journey.title == "A map"
    assert draw_map(journey, "md").startswith(b"# A map\n")
    assert [problem.rule for problem in check_maps(["map.yaml"]).problems] == ["emotion-missing"]
    assert check_maps().files == ["map.yaml"]
    assert check_maps(["map.yaml"]).files == ["map.yaml"]


def test_what_is_not_a_map_is_an_error() -> None:
    Path("bad.yaml").write_text("stages: [a]\n", encoding="utf-8")
    with pytest.raises(InvalidJourneyError) as caught:
        load_map("bad.yaml")
    assert [problem.rule for problem in caught.value.problems] == ["missing-key"]
    with pytest.raises(JourneymapError, match=r"cannot read 'none\.yaml'"):
        check_maps(["none.yaml"])


def test_versions_are_compared_and_merged() -> None:
    Path("ours.yaml").write_text(MAP.replace("emotion: 1", "emotion: -1"), encoding="utf-8")
    Path("theirs.yaml").write_text(MAP.replace("Buy", "Pay"), encoding="utf-8")
    assert [change.impact for change in compare_maps("map.yaml", "ours.yaml").changes] == [Impact.WORSE]
    merged = merge_maps("map.yaml", "ours.yaml", Path("theirs.yaml"))
    assert merged.is_clean
    assert merged.content.decode() == MAP.replace("emotion: 1", "emotion: -1").replace("Buy", "Pay")
    with pytest.raises(JourneymapError, match=r"cannot read 'none\.yaml'"):
        merge_maps("none.yaml", "ours.yaml", "theirs.yaml")


def test_a_map_is_started_from_a_template() -> None:
    assert list(start_map()) == ["journey.yaml"]
    assert next(iter(start_map("b2b-onboarding"))) == "journey.yaml"
    assert templates()["payments-api"] == "Payments API: from first search to steady traffic"
    with pytest.raises(JourneymapError, match=r"there is no template 'fist': did you mean 'first'\?"):
        start_map("fist")
