"""What is kept of compiled templates changes nothing but the time."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from journeymap_cli.render.html import page as html
from journeymap_cli.render.html.template_cache import TemplateCache
from journeymap_cli.render.options import Options
from support.journeys import journey

pytestmark = pytest.mark.usefixtures("caches")
MAP = "title: A map\nstages: [{name: Browse, goals: [Know the price]}]\n"


def page(options: Options | None = None) -> bytes:
    return html.render(journey(MAP), options or Options())


@pytest.fixture
def folder(caches: Path) -> Path:
    return caches / "journeymap" / "templates"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of the templates that are compiled."""
    names: list[str | None] = []
    compile_ = Environment.compile

    def noting(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> object:
        names.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noting)
    return names


def test_a_page_is_the_same_without_with_a_new_and_with_an_old_cache(
    folder: Path, compiled: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page()
    assert len(compiled) > 5
    assert len(list(folder.iterdir())) == len(compiled)
    compiled.clear()
    assert page() == first
    assert compiled == []
    monkeypatch.setattr("journeymap_cli.cache.cache_folder", lambda kind: None)
    assert page() == first
    assert compiled


@pytest.mark.parametrize("content", [b"", b"half", b"\0" * 10_000])
def test_a_broken_cache_is_as_none_and_is_written_anew(
    folder: Path, compiled: list[str | None], content: bytes
) -> None:
    first = page()
    sound = {path: path.read_bytes() for path in folder.iterdir()}
    for path in sound:
        path.write_bytes(content)
    compiled.clear()
    assert page() == first
    assert len(compiled) == len(sound)
    assert {path: path.read_bytes() for path in folder.iterdir()} == sound


def test_a_cache_that_cannot_be_read_or_written_is_as_none(folder: Path, compiled: list[str | None]) -> None:
    first = page()
    for path in list(folder.iterdir()):
        path.unlink()
        path.mkdir()
    compiled.clear()
    assert page() == first
    assert compiled


def test_templates_of_the_user_are_never_kept(folder: Path, tmp_path: Path, compiled: list[str | None]) -> None:
    own = tmp_path / "own" / "html"
    own.mkdir(parents=True)
    (own / "page.html").write_text('{% extends "builtin/html/page.html" %}{% block footer %}mine{% endblock %}')
    options = Options(templates=tmp_path / "own")
    page(options)
    kept = {path.name for path in folder.iterdir()}
    compiled.clear()
    assert b"mine" in page(options)
    assert compiled == ["html/page.html"]
    assert {path.name for path in folder.iterdir()} == kept
    assert b"mine" not in page()


def draw(ours: Path, kind: str = "") -> str:
    """What the template `t` of a folder becomes."""
    env = Environment(loader=FileSystemLoader(ours), bytecode_cache=TemplateCache(ours, kind))
    return env.get_template("t").render()


def test_a_template_that_has_changed_is_compiled_again(
    folder: Path, tmp_path: Path, compiled: list[str | None]
) -> None:
    for text in ("one", "two", "two"):
        (tmp_path / "t").write_text(text)
        assert draw(tmp_path) == text
    assert compiled == ["t", "t"]
    assert len(list(folder.iterdir())) == 1


def test_what_another_version_or_another_way_compiled_does_not_count(
    tmp_path: Path, compiled: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t").write_text("text")
    draw(tmp_path)
    draw(tmp_path, "another")
    monkeypatch.setattr("journeymap_cli.render.html.template_cache.__version__", "0.0")
    draw(tmp_path, "another")
    monkeypatch.setattr("jinja2.__version__", "0.0")
    draw(tmp_path, "another")
    assert len(compiled) == 4
