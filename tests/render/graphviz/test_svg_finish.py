import xml.etree.ElementTree as ET

import pytest

from journeymap_cli.render.graphviz.engine import draw
from journeymap_cli.render.graphviz.svg_finish import inline
from journeymap_cli.view.measure import natural

SVG = {"svg": "http://www.w3.org/2000/svg"}
HOSTILE = [
    "</text><script>alert(1)</script>",
    "<title>not this</title>",
    "<!-- a comment -->",
    "a > b & c < d",
    'font-family="Inter" font-size="9"',
    "' onload='alert(1)",
    "&lt;b&gt; &amp;amp;",
    "]]>",
    ' id="node1"',
]


def quoted(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def texts(label: str, font: str = "Inter", size: float = 10) -> list[ET.Element]:
    dot = f'graph {{n [label={quoted(label)} fontname="{font}" fontsize={size}]}}'
    return ET.fromstring(draw(dot, "dot", "svg", title="t")).findall(".//svg:text", SVG)


def test_text_of_the_carried_font_keeps_its_width_in_another() -> None:
    (text,) = texts("Get sandbox keys")
    assert text.get("font-family") == "Inter, 'Helvetica Neue', Arial, sans-serif"
    assert text.get("textLength") == f"{natural('Get sandbox keys', 10):.2f}"
    assert text.get("lengthAdjust") == "spacingAndGlyphs"
    assert text.get("font-weight") is None


@pytest.mark.parametrize("label", ["Key", "a < b & c"])
def test_bold_is_a_weight_and_no_family(label: str) -> None:
    (text,) = texts(label, "Inter bold")
    assert text.get("font-weight") == "bold"
    assert text.get("textLength") == f"{natural(label, 10, bold=True):.2f}"


def test_bold_by_markup_is_bold() -> None:
    svg = draw("graph {n [fontname=Inter label=<a <b>key</b>>]}", "dot", "svg")
    weights = {text.text: text.get("font-weight") for text in ET.fromstring(svg).iterfind(".//svg:text", SVG)}
    assert weights == {"a ": None, "key": "bold"}


def test_text_of_another_font_is_not_forced() -> None:
    (text,) = texts("支払い API")
    assert text.get("textLength") is None
    (text,) = texts("Key", "Georgia bold")
    assert (text.get("font-family"), text.get("font-weight"), text.get("textLength")) == ("Georgia", "bold", None)


def test_text_that_begins_from_the_right_does_so_in_a_browser() -> None:
    (text,) = texts("שלום (API)!")
    assert text.get("unicode-bidi") == "plaintext"
    (text,) = texts("Hello (API)!")
    assert text.get("unicode-bidi") is None


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_text_appears_as_typed(label: str) -> None:
    (text,) = texts(label)
    assert text.text == label
    assert text.get("textLength") == f"{natural(label, 10):.2f}"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_appears_as_typed(title: str) -> None:
    root = ET.fromstring(draw("graph {n}", "dot", "svg", title=title))
    assert [found.text for found in root.iterfind(".//svg:title", SVG)] == [title]
    assert root.find(".//svg:script", SVG) is None


def test_names_of_nodes_do_not_show() -> None:
    drawn = draw("digraph {secret -> other [id=mine]}", "dot", "svg").decode()
    assert "<!--" not in drawn
    assert drawn.count("<title>") == 0
    assert [part.split('"')[0] for part in drawn.split(' id="')[1:]] == ["mine"]


def test_a_part_of_a_page_has_neither_header_nor_style() -> None:
    svg = draw("graph {n}", "dot", "svg", title="t")
    assert b"<style>" in svg
    part = inline(svg)
    assert part.startswith("<svg ")
    assert "<style" not in part
    assert ET.fromstring(part).find("svg:title", SVG) is not None
