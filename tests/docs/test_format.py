import importlib.util
import re
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.feelings import FACES
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Item
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.model.shared import Shared
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
        [base] = part.__bases__
        inherited = set(shapes(base)) if issubclass(part, Item | Metric) and base in PLACES else set()
        assert {key for key in shapes(part) if (part, key) not in rows} == inherited, part
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
    assert len(MAPS) == 12
    assert all(document(text) for text in MAPS)
    for shared in set(BLOCKS) - set(MAPS):
        assert journey("title: T\nstages: A\nimports: shared.yaml\n", shared=shared).personas


SHORT = re.findall(r"^\| `([a-z_]+: .*)` \| `(.*)` \|$", PAGE, re.MULTILINE)


def test_the_page_shows_short_forms() -> None:
    assert len(SHORT) == 9


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


def map_about(words: str) -> Analysis:
    """The only map of the page with these words."""
    [text] = [text for text in MAPS if words in text]
    return Analysis(journey(text))


def test_words_score_as_the_page_says() -> None:
    assert [score.score for score in map_about("labels: {-2").scores] == [1, -2, -1, Decimal("1.5")]


def test_the_table_of_faces_has_them_all() -> None:
    rows = re.findall(
        r"^\| (.+) \| (.+) \|$", PAGE.partition("<!-- faces -->")[2].partition("<!-- end")[0], re.MULTILINE
    )
    assert [face for _, faces in rows[2:] for face in faces.split()] == [*FACES]
    assert rows[2][0] == "best"


def test_entries_of_the_whole_map_count_as_the_page_says() -> None:
    facts = map_about("Nobody calls back")
    assert facts.counts == {"pain_points": 1, "opportunities": 1, "metrics": 1}
    assert [pain.has_opportunity for pain in facts.pains] == [True]
    assert [*unresolved(facts)] == []


def test_takeaways_and_their_places_resolve() -> None:
    facts = map_about("The identity check decides.")
    assert [takeaway.at for takeaway in facts.journey.takeaways] == [(), ("check",)]
    assert [*unresolved(facts)] == []


def test_a_map_in_its_language_has_a_counterpart() -> None:
    map_ = map_about("lang: de").journey
    assert (map_.lang, map_.counterpart) == ("de", "konto-neu.journey.yaml")
    assert (map_.stages[0].when, map_.stages[0].duration) == ("Tag 1", "1w-2w")


def test_an_image_needs_words() -> None:
    image = map_about("image: {file").journey.stages[0].image
    assert image
    assert image.alt.startswith("The form")
