"""docs/architecture.md names every package and has the layers of pyproject.toml; its picture is up to date."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

from journeymap_cli.render.svg import svg

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0][
    "layers"
]
NAMES = [name for layer in LAYERS for name in layer.split(" | ")]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_architecture", ROOT / "docs" / "make_architecture.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_layers_are_those_that_are_checked() -> None:
    assert re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL) == ["".join(f"{layer}\n" for layer in LAYERS)]


def test_every_package_has_its_words() -> None:
    words = PAGE.partition("## Packages")[2].partition("## Layers")[0]
    packages = set(re.findall(r"`(\w+)(?:\.py)?`", words))
    assert len(NAMES) > 15
    assert [name for name in NAMES if name not in packages] == []


def test_every_module_that_it_names_exists() -> None:
    paths = re.findall(r"`([\w/]+(?:/\w+)?\.py)`", PAGE)
    assert len(paths) > 10
    folders = (ROOT / "src" / "journeymap_cli", ROOT)
    assert [path for path in paths if not any((folder / path).is_file() for folder in folders)] == []


def test_the_picture_is_up_to_date() -> None:
    picture = (ROOT / "docs" / "architecture.svg").read_bytes()
    assert svg.same(picture, maker().picture()), "run python docs/make_architecture.py"
    assert not svg.same(picture, picture.replace(b"yamlsource", b"yaml"))
    assert {*maker().PACKAGES} < {*NAMES}
