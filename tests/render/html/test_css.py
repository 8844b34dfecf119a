from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.css import inert, style
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.view.lens import lens
from support.journeys import journey
from support.pages import page, parsed


@given(st.text())
def test_no_text_can_end_a_string_of_css(text: str) -> None:
    shown = inert(text)
    assert set(shown) <= set("0123456789abcdef\\ ")
    codes = [part for part in shown.split("\\") if part]
    assert "".join(chr(int(code, 16)) for code in codes) == text


def test_a_map_without_personas_has_one_colour_for_its_line() -> None:
    values = style(DEFAULT, lens(Analysis(journey("title: x\nstages: [a]"))), [1], 7.5)
    assert [shade.color for shade in values.light.personas] == [DEFAULT.light.personas[0]]


def test_the_colours_of_the_map_are_rules_of_the_style_sheet() -> None:
    text = 'title: x\npersonas: [{id: a, name: A, color: "#b4459a"}, {id: b, name: B, color: "#ff0"}]\nstages: [a]'
    css = parsed(page(text)).first("style").text
    assert ".p0{--c:#b4459a;--on:#ffffff}" in css
    assert "--c:#ff0;" not in css.replace("#ff00", "")
