"""What is slow to load is loaded only where it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json, sys
from journeymap_cli.__main__ import main
sys.argv = ["journeymap", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stdout = open({out!r}, "w")
json.dump(sorted(sys.modules), sys.stdout)
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text("title: A map\nstages: [Browse, Buy]\n", encoding="utf-8")


def loaded(*args: str) -> set[str]:
    """The modules that are there when the command has ended."""
    script = SCRIPT.format(out="modules.json")
    subprocess.run([sys.executable, "-c", script, json.dumps(args)], capture_output=True, check=True, timeout=60)
    return set(json.loads(Path("modules.json").read_text(encoding="utf-8")))


HEAVY = {"xlsxwriter", "olefile", "python_calamine", "jinja2", "graphviz", "pygraphviz", "yaml", "rich", "watchfiles"}


def test_the_version_is_printed_without_typer() -> None:
    modules = loaded("--version")
    assert "journeymap_cli" in modules
    assert not modules & {*HEAVY, "typer", "pydantic"}


@pytest.mark.parametrize(
    "args", [["--help"], [], ["render", "--help"], ["init", "--help"], ["apply", "--help"], ["fmt", "--help"]]
)
def test_to_read_about_it_loads_nothing_heavy(args: list[str]) -> None:
    modules = loaded(*args)
    assert "typer" in modules
    assert not modules & HEAVY


@pytest.mark.parametrize("format_", ["json", "md"])
def test_to_write_text_loads_nothing_that_draws(format_: str) -> None:
    modules = loaded("render", "map.yaml", "-f", format_)
    assert {"yaml", "pydantic"} <= modules
    assert not modules & {"pygraphviz", "rich", "watchfiles"}


def test_to_write_a_first_map_loads_nothing_that_draws() -> None:
    modules = loaded("init", "new.yaml")
    assert not modules & {"jinja2", "graphviz", "pygraphviz"}


@pytest.mark.parametrize("args", [["render", "map.yaml"], ["validate", "map.yaml", "--fail-on", "never"]])
def test_what_only_some_maps_need_is_not_loaded_for_all(args: list[str]) -> None:
    modules = loaded(*args)
    assert not modules & {"tomllib", "webbrowser", "importlib.resources", "journeymap_cli.revisions"}


@pytest.mark.parametrize("args", [["apply", "map.yaml", "edits.json"], ["fmt", "map.yaml"]])
def test_to_change_a_map_loads_nothing_that_draws(args: list[str]) -> None:
    Path("edits.json").write_text('[{"op": "set", "path": ["owner"], "value": "Me"}]', encoding="utf-8")
    modules = loaded(*args)
    assert not modules & {"jinja2", "graphviz", "pygraphviz", "rich", "watchfiles", "journeymap_cli.revisions"}
    assert not {name for name in modules if name.startswith(("journeymap_cli.render", "journeymap_cli.view"))}


@pytest.mark.parametrize(("stage", "is_loaded"), [("Buy", False), ("買う", True)])
def test_the_rules_of_japanese_are_loaded_for_japanese(stage: str, is_loaded: bool) -> None:
    Path("map.yaml").write_text(f"title: A map\nstages: [{stage}]\n", encoding="utf-8")
    assert ("budoux" in loaded("render", "map.yaml", "-f", "svg")) == is_loaded


def test_to_draw_a_sound_map_loads_nothing_that_reports_problems() -> None:
    assert not {name for name in loaded("render", "map.yaml") if name.startswith("journeymap_cli.report.problems.")}


def test_to_import_a_diagram_loads_nothing_that_draws_and_no_other_reader() -> None:
    Path("shop.mmd").write_text("journey\nsection Buy\nPay: 4: Ana\n", encoding="utf-8")
    modules = loaded("import", "shop.mmd")
    assert "journeymap_cli.exchange.mermaid.diagram" in modules
    assert not modules & {"jinja2", "graphviz", "pygraphviz", "rich", "markdown_it", "xlsxwriter", "python_calamine"}
