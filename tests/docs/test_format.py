import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Item
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.model.registries import Shared
from support.journeys import document, journey
from support.smallest_maps import PLACES, map_with

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
SHARED = "personas: [Dana]"


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_format", DOCS / "make_format.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKER = _maker()
PARTS: dict[str, type[Model]] = {name: part for name, (part, _) in MAKER.TABLES.items()}
ROWS = [
    (name, key, example)
    for name, table in re.findall(r"<!-- keys: (\w+) -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
    for key, example in re.findall(r"^\| `(\w+)` \|.*\| `([^`]*)` \|$", table, re.MULTILINE)
]
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
MAPS = [block for block in BLOCKS if "title:" in block]


def test_the_page_is_up_to_date() -> None:
    assert MAKER.updated(PAGE) == PAGE, "run python docs/make_format.py"


def test_a_changed_table_is_regenerated() -> None:
    changed = PAGE.replace("The title of the map.", "What?")
    assert changed != PAGE
    assert MAKER.updated(changed) == PAGE


def test_every_key_of_every_part_has_a_row() -> None:
    rows = {(PARTS[name], key) for name, key, _ in ROWS}
    parts: list[type[Model]] = [*PLACES, Shared]
    parts.remove(Step)
    for part in parts:
        keys_of_item = set(shapes(Item)) if issubclass(part, Item) and part is not Item else set()
        assert {key for key in shapes(part) if (part, key) not in rows} == keys_of_item, part
    assert set(shapes(Stage)) - set(shapes(Step)) == {"steps"}


@pytest.mark.parametrize(("name", "key", "example"), ROWS, ids=lambda value: str(value)[:20])
def test_every_example_loads_in_its_place(name: str, key: str, example: str) -> None:
    part = PARTS[name]
    assert example.startswith(f"{key}: ")
    if part is Shared:
        assert document("title: T\nstages: A\nimports: shared.yaml\n", shared=example)
    else:
        assert document(map_with(part, example), shared=SHARED)


def test_the_maps_of_the_page_load() -> None:
    assert len(MAPS) == 5
    assert all(document(text) for text in MAPS)
    for shared in set(BLOCKS) - set(MAPS):
        assert journey("title: T\nstages: A\nimports: shared.yaml\n", shared=shared).personas


SHORT = re.findall(r"^\| `([a-z_]+: .*)` \| `(.*)` \|$", PAGE, re.MULTILINE)


def test_the_page_shows_short_forms() -> None:
    assert len(SHORT) == 8


@pytest.mark.parametrize(("short", "long"), SHORT)
def test_a_short_form_means_its_long_form(short: str, long: str) -> None:
    assert journey(map_with(Stage, short)) == journey(map_with(Stage, long))


def test_every_link_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]*)\)", PAGE))
    assert len(links) > 20
    assert links <= headings
