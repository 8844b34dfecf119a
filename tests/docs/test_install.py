"""The page on installing names what there is."""

import re
import tomllib
from pathlib import Path

import pytest

from journeymap_cli.render.graphviz import engine

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
[DOCKERFILE] = re.findall(r"```dockerfile\n(.*?)```", PAGE, re.DOTALL)
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "action.yml", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_container_has_the_libraries_that_the_advice_names() -> None:
    advice = Path(engine.__file__).read_text(encoding="utf-8")
    libraries = re.findall(r"\blib[a-z0-9.]+-?\d+(?:-\d+)?\b", advice)
    assert len(libraries) >= 5
    assert [name for name in libraries if name not in DOCKERFILE.split()] == []


def test_the_oldest_python_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in PAGE


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_no_page_installs_a_release_before_there_is_one(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"(?:pip|pipx|uv) (?:tool )?install [^\n]*journeymap-cli\b(?!\[[a-z,]+\] @ git\+)", text) == []
