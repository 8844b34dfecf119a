import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from journeymap_cli.load.normalize import shapes
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.file import built_in, load_theme
from journeymap_cli.render.theme.model import Colors, LogoFile, ThemeFile
from support.pages import page

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "themes.md").read_text(encoding="utf-8")
PNG = b"\x89PNG\r\n\x1a\n"
PLACES = {"ThemeFile": "{}", "Colors": "light: {{{}}}", "LogoFile": "logo: {{file: logo.svg, {}}}"}
ROWS = [
    (name, key, example)
    for name, table in re.findall(r"<!-- keys: (\w+) -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
    for key, example in re.findall(r"^\| `(\w+)` \|.*\| `([^`]*)` \|$", table, re.MULTILINE)
]


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_format", DOCS / "make_format.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("logo.svg", "logo-dark.svg"):
        (tmp_path / name).write_bytes(PNG)
    return tmp_path


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_is_up_to_date() -> None:
    assert _maker().updated(PAGE) == PAGE, "run python docs/make_format.py"


def test_the_blocks_of_the_page_are_listed_in_their_order() -> None:
    template = (DOCS.parent / "templates" / "html" / "page.html").read_text(encoding="utf-8")
    there = re.findall(r"{% block (\w+) %}", template)
    assert len(there) > 5
    assert re.findall(r"^\| `(\w+)` \| [^|]* \|$", PAGE.partition("## Templates")[2], re.MULTILINE) == there


def test_every_key_has_a_row() -> None:
    parts = {"ThemeFile": ThemeFile, "Colors": Colors, "LogoFile": LogoFile}
    assert [(name, key) for name, key, _ in ROWS] == [
        (name, key) for name, part in parts.items() for key in shapes(part)
    ]


@pytest.mark.parametrize(("name", "key", "example"), ROWS, ids=lambda value: str(value)[:20])
def test_every_example_loads_in_its_place(folder: Path, name: str, key: str, example: str) -> None:
    place = "logo: {{{}}}" if key == "file" else PLACES[name]
    found = load_theme(place.format(example).encode(), str(folder / "brand.yaml"))
    assert found.warnings == ()


def test_the_themes_of_the_page_load_without_a_warning(folder: Path) -> None:
    themes = blocks("yaml")
    assert len(themes) == 2
    assert all(load_theme(text.encode(), str(folder / "brand.yaml")).warnings == () for text in themes)


def test_the_page_names_every_built_in_theme() -> None:
    assert re.findall(r"^\| `(\w+)` \| [^|]* \|$", PAGE.partition("### Keys")[0], re.MULTILINE) == built_in()


def test_the_templates_of_the_page_work(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "page.html").write_text(*blocks("html"))
    (tmp_path / "html" / "style.css").write_text(*blocks("css"))
    text = page("title: A & B\nstages: [a]", Options(templates=tmp_path))
    assert "A &amp; B, by the platform team</footer>" in text
    assert ".lens h1 { font-weight: 500 }" in text
    assert "made with journeymap" not in text
