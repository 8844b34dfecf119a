"""The catalogues are complete and compiled, and a word that none of them has is noticed."""

import importlib.util
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.render.html import page
from journeymap_cli.render.markdown import document
from journeymap_cli.render.options import Options

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogues = _tool()
READ = ("alt", "aria-label", "aria-description", "placeholder", "title")
"""The attributes that readers see or hear."""
LATIN = {"PDF", "SNS", "journeymap"}
"""What the Japanese map itself has in Latin letters, and the name of the program."""
KEYS = {"Enter", "Shift"}
"""The names of keys in the help."""


class Words(HTMLParser):
    """The words in Latin letters that readers of a page see or hear."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.hidden = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag if tag in ("script", "style") else ""
        for name, value in attrs:
            if name in READ or (name.startswith("data-") and " " in (value or "")):
                self.handle_data(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.update(re.findall(r"[A-Za-z]{2,}", data))


def translations(catalogue: Catalog) -> dict[tuple[str, str | None], list[str]]:
    """The texts of each message by its first text and its context."""
    found = [(listed(message.id), message.context, listed(message.string)) for message in catalogue if message.id]
    return {(texts[0], context): strings for texts, context, strings in found}


def listed(texts: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts or ())


@pytest.fixture(scope="module")
def messages() -> Catalog:
    found: Catalog = catalogues.messages()
    return found


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates, from which messages are collected."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    monkeypatch.setattr(catalogues, "TEMPLATES", tmp_path / "templates")
    return tmp_path / "templates" / "html"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_message_has_a_translation_with_the_same_placeholders(language: str, messages: Catalog) -> None:
    assert len(messages) > 100
    assert list(catalogues.problems(language, messages)) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_compiled_catalogue_says_what_its_text_says(language: str) -> None:
    with (catalogues.CATALOGUES / f"{language}.mo").open("rb") as file:
        compiled = translations(read_mo(file))
    assert len(compiled) > 100
    assert compiled == translations(catalogues.catalogue(language)), "run python tools/catalogues.py"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_header_of_a_catalogue_has_neither_dates_nor_placeholders(language: str) -> None:
    text = (catalogues.CATALOGUES / f"{language}.po").read_text(encoding="utf-8")
    header = text[: text.index("\n\n")]
    assert '"Project-Id-Version: journeymap\\n"' in header
    assert not re.search(r"PROJECT|ORGANIZATION|AUTHOR|EMAIL|Date|Babel", header)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_writing_a_catalogue_again_changes_nothing(
    language: str, messages: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{language}.po", f"{language}.mo"]
    before = {name: (catalogues.CATALOGUES / name).read_bytes() for name in names}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    catalogues.update(language, messages)
    assert {name: (tmp_path / name).read_bytes() for name in names} == before


@pytest.mark.parametrize(
    "call", ["gettext('Brand new')", "pgettext('lane', 'Brand new')", "ngettext('Brand new', 'x', 2)"]
)
def test_a_word_added_to_a_template_is_noticed(call: str, templates: Path) -> None:
    (templates / "more.html").write_text("{{ " + call + " }}", encoding="utf-8")
    found = list(catalogues.problems("de", catalogues.messages()))
    assert "de.po: no translation of 'Brand new'" in found


def test_a_word_that_left_the_templates_is_noticed(templates: Path) -> None:
    (templates / "bar.html").write_text("", encoding="utf-8")
    found = list(catalogues.problems("de", catalogues.messages()))
    assert "de.po: 'Search the map' is not a message of the program" in found


def test_page_and_document_of_a_japanese_map_have_no_english_word() -> None:
    path = ROOT / "examples" / "hoikuen" / "journey.yaml"
    journey = load(path.read_bytes(), str(path), DiskReader(10**6)).journey
    html, flow, rest = page.render(journey, Options()).decode().partition('<section class="view flow"')
    assert flow, "the flow has words of its own, as a drawing"
    assert Words(html + rest.partition("</section>")[2]).found == LATIN | KEYS
    assert Words(document.render(journey, Options()).decode()).found == LATIN - {"journeymap"}


def test_english_words_are_found() -> None:
    found = Words('<style>p {}</style><p title="A title" class="c">known<script>let x</script> left').found
    assert found == {"title", "known", "left"}
