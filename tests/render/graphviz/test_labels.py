import re
import xml.etree.ElementTree as ET

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.labels import (
    Paragraph,
    Pill,
    avatar,
    cell,
    drawn,
    escaped,
    grid,
    grid_width,
    label,
    pill,
    score,
    stacked,
    styled,
    table,
)
from journeymap_cli.render.graphviz.veil import EndSign, shown
from journeymap_cli.render.theme.style import drawing_style
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.view.flow import FlowScore
from journeymap_cli.view.lens import personas
from support.journeys import journey
from support.sample_maps import ARABIC, EMOJI, HOSTILE, JAPANESE

BLACK = "#000000"
TEXTS = [
    HOSTILE,
    ARABIC,
    EMOJI,
    JAPANESE,
    r"\N \G \l \n \E \T \L \H \\ \\\ \ ",
    "&amp; &lt; &#60; &#x3c; &eacute;",
    "<!-- x --> <IMG SRC='x'/> </TABLE>",
    "",
    "ends with \\",
]


def drawn_texts(content: str) -> list[str]:
    """The texts of the drawing, as a reader of the SVG sees them."""
    dot = f"digraph {{ n1 [shape=plain label={label(content)}] }}"
    drawn = ET.fromstring(engine.draw(dot, "dot", "svg"))
    return [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_typed(text: str) -> None:
    [found] = drawn_texts(table([[cell(styled(text, 9, "#000000", bold=True))]]))
    assert found.replace("\u00a0", " ").strip() == text.strip()


def test_blanks_of_all_kinds_are_one_but_those_that_hold_words_together() -> None:
    assert escaped("a \t\r\n b\u00a0c") == "a b\u00a0c"


def test_lines_stand_at_the_side_of_their_script() -> None:
    assert stacked(Paragraph(["a", "b"], 9, BLACK)).count('<BR ALIGN="LEFT"/>') == 2
    assert shown(stacked(Paragraph(["מפתח API", "API"], 9, BLACK)), escaped).count('<BR ALIGN="RIGHT"/>') == 2


def test_lines_of_another_script_have_cells_of_their_own() -> None:
    assert stacked(Paragraph(["鍵", "key"], 9, BLACK), room=70).count('FIXEDSIZE="TRUE" WIDTH="70" HEIGHT="15"') == 2
    assert "FIXEDSIZE" not in stacked(Paragraph(["key"], 9, BLACK), room=70)


def test_a_sign_follows_the_text_in_its_own_colour() -> None:
    star = EndSign("★", "#ffaa00")
    for line in ("key", "鍵"):
        found = shown(stacked(Paragraph([line], 9, BLACK, sign=star)), escaped)
        assert re.search(f'{line}.*COLOR="#ffaa00">[^<]*★', found)


def test_an_empty_line_between_lines_is_no_error() -> None:
    assert len(drawn_texts(table([[cell(stacked(Paragraph(["a", "", "b"], 9, BLACK)))]]))) == 3


def test_a_table_has_no_lines_of_its_own() -> None:
    assert table([[cell("x", width=3)]], border=1) == (
        '<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD WIDTH="3">x</TD></TR></TABLE>'
    )


LOOK = drawing_style(DEFAULT, personas(Analysis(journey("{title: x, personas: [{id: a, name: Ann}], stages: [A]}"))))


def test_a_pill_is_as_wide_as_its_text_but_never_narrow() -> None:
    assert pill("A", "#ffffff").width == pill("i", "#ffffff").width < pill("+1.25", "#ffffff").width


def test_initials_stand_on_the_colour_of_their_persona() -> None:
    assert avatar("a", LOOK)[:2] == ("A", LOOK.colors["a"])
    assert avatar("somebody", LOOK).text == "?"


def test_a_change_is_told_in_its_order_on_the_colour_of_its_end() -> None:
    assert score([FlowScore("−2", 0), FlowScore("+1", 3)], LOOK)[:2] == ("−2→+1", LOOK.light.emotions[3])


def test_text_on_a_pill_can_be_read() -> None:
    assert 'COLOR="#ffffff"' in drawn(pill("A", "#123456"))
    assert 'COLOR="#000000"' in drawn(pill("A", "#ffee00"))


def test_columns_of_a_grid_are_equally_wide() -> None:
    wide, narrow = pill("+1.25", "#ffffff"), pill("A", "#ffffff")
    rows: list[list[Pill | None]] = [[narrow, narrow], [wide, None]]
    assert grid(rows).count(f'WIDTH="{wide.width}" HEIGHT') >= 4
    assert grid_width(rows) == 2 * wide.width + 6
    assert grid([]) == ""
