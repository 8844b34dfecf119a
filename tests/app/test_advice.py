"""What a drawing lacks on this machine, or in its format, is said beside it."""

from pathlib import Path

import pytest

from journeymap_cli.app.draw import Drawing, Drawn, Target
from journeymap_cli.app.sources import map_file
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import engine, scripts
from journeymap_cli.render.options import Options

OGHAM = "title: x\nstages: [ᚁᚂᚃ]\n"


def drawn(folder: Path, text: str, format_: str, diagram: DiagramName = "map", options: Options | None = None) -> Drawn:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    (found,) = Drawing(options or Options()).draw(map_file(str(path)), [Target(str(path), format_, diagram, None)])
    assert found.error is None
    return found


@pytest.mark.parametrize("diagram", ["map", "flow"])
@pytest.mark.parametrize(("format_", "what"), [("svg", "shows as boxes here"), ("png", "is drawn as boxes")])
def test_scripts_without_a_font_are_named(
    format_: str, what: str, diagram: DiagramName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "missing_scripts", lambda text: ["Ogham"] if "ᚁ" in text else [])
    assert drawn(tmp_path, OGHAM, format_, diagram).advice == f"no font here has Ogham: such text {what}"
    assert drawn(tmp_path, "title: x\nstages: [Ключ é ★]\n", format_, diagram).advice is None


def test_an_svg_of_a_map_needs_no_graphviz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing", lambda: "Graphviz cannot be loaded")
    found = drawn(tmp_path, OGHAM, "svg")
    assert "ᚁᚂᚃ" in found.content.decode()
    assert found.advice is None


def test_a_pdf_that_is_scaled_down_says_so(tmp_path: Path) -> None:
    text = f"title: x\nstages: [{', '.join(f'S{number}' for number in range(400))}]\n"
    assert "scaled down" in (drawn(tmp_path, text, "pdf", options=Options(wrap=None)).advice or "")
    assert drawn(tmp_path, text, "pdf").advice is None
