import re
from importlib import import_module
from pathlib import Path
from string import ascii_letters, digits
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import ENGLISH
from journeymap_cli.render.html.css import LEAST, MOST, WIDE, column_width, inert, style
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.view.lens import lens
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey
from support.pages import page, parsed

SIDES: Final = re.compile(r"(?<![-\w])((?:padding|margin|inset)(?:-[a-z]+)*):([^;}{(\"]+)[;}]")
"""The declarations of boxes that may have a left and a right."""


@given(st.text())
def test_no_text_can_end_a_string_of_css(text: str) -> None:
    shown = inert(text)
    assert set(shown) <= {*ascii_letters, *digits, "\\", " "}
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), shown) == text


def test_a_printed_sheet_says_of_what_it_is_and_from_when() -> None:
    facts = Analysis(journey("title: x\nstages: [a]"))
    values = style(DEFAULT, lens(facts), swimlanes(facts), 9.0, (), ENGLISH, "made today")
    assert values.running_title == inert("x · made today")


def test_a_map_without_personas_has_one_colour_for_its_line() -> None:
    facts = Analysis(journey("title: x\nstages: [a]"))
    values = style(DEFAULT, lens(facts), swimlanes(facts), 9.0, (), ENGLISH, None)
    assert [shade.color for shade in values.light.personas.values()] == [DEFAULT.light.personas[0]]


def test_the_colours_of_the_map_are_rules_of_the_style_sheet() -> None:
    text = 'title: x\npersonas: [{id: a, name: A, color: "#b4459a"}, {id: b, name: B, color: "#ff0"}]\nstages: [a]'
    css = parsed(page(text)).first("style").text
    assert ".p0{--c:#b4459a}" in css
    assert "--c:#ff0;" not in css.replace("#ff00", "")


def least(stages: str) -> float:
    facts = Analysis(journey(f"title: x\nstages: [{stages}]"))
    return column_width(swimlanes(facts), ENGLISH)


def test_columns_are_as_wide_as_their_longest_word_up_to_a_limit() -> None:
    assert least("a, b") == LEAST[10]
    assert least(", ".join("abcdefghijk")) == LEAST[11]
    assert least(", ".join("abcdefghijkl")) == WIDE
    assert LEAST[10] < least("{name: a, goals: [Verschwommenes]}") < MOST
    assert least("{name: a, steps: [WWWWWWWWWWWWWW]}") == MOST


def test_columns_have_room_for_what_stands_beside_a_word() -> None:
    plain = least("{name: a, goals: [Verschwommene]}")
    assert least("{name: a, questions: [Verschwommene]}") == plain + 0.81
    assert least("{name: a, pain_points: [Verschwommene]}") == plain + 1.06
    assert least("{name: a, touchpoints: [Verschwomm]}") > least("{name: a, goals: [Verschwomm]}")


def test_a_long_touchpoint_beside_its_icon_has_hyphens_instead_of_a_wide_column() -> None:
    text = "title: x\nstages: [{name: a, goals: [Advertisement], touchpoints: [Advertisement]}]"
    assert "Advertise\u00adment</span>" in page(text)
    assert ">Advertisement</div>" in page(text)


def test_a_word_that_fits_its_column_has_no_hyphens() -> None:
    text = "lang: de\ntitle: x\nstages: [{name: a, goals: [Jahresarbeitszahl]}"
    assert "Jahres\u00adarbeitszahl" in page(f"{text}]")
    wide = ", ".join("bcdefghijklm")
    assert ">Jahresarbeitszahl<" in page(f"{text}, {wide}]")


def test_a_word_that_may_be_broken_makes_no_column_wide() -> None:
    assert least("{name: a, goals: [Datenschutzgrundverordnung]}") < least("{name: a, goals: [Datenschutzgru]}")


def test_boxes_have_no_left_and_right_of_their_own() -> None:
    """In a map from the right they would be on the wrong side: `padding-inline` follows the direction."""
    folder = Path(import_module("journeymap_cli.templates").__path__[0], "html")
    rules = [rule for file in folder.glob("*.css") for rule in SIDES.findall(file.read_text(encoding="utf-8"))]
    assert len(rules) > 100
    uneven = [f"{name}:{value}" for name, value in rules if _is_uneven(name, value.split())]
    assert uneven == []


def _is_uneven(name: str, values: list[str]) -> bool:
    return name.endswith(("-left", "-right")) or (len(values) == 4 and values[1] != values[3])


def test_a_theme_on_a_dark_ground_is_printed_in_the_default_colours() -> None:
    facts = Analysis(journey('title: x\npersonas: [{id: a, name: A, color: "#b4459a"}]\nstages: [a]'))
    night = DEFAULT._replace(light=DEFAULT.dark)
    values = style(night, lens(facts), swimlanes(facts), 9.0, (), ENGLISH, None)
    assert values.light.named["ink"] == DEFAULT.dark.ink
    assert values.paper
    assert values.paper.named["ink"] == DEFAULT.light.ink
    assert values.paper.personas[0].color == "#b4459a"
    assert style(DEFAULT, lens(facts), swimlanes(facts), 9.0, (), ENGLISH, None).paper is None
