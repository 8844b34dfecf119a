import xml.etree.ElementTree as ET

import pytest

from journeymap_cli.render import engine
from journeymap_cli.render.html_label import cell, escaped, label, stacked, styled, table
from maps import ARABIC, EMOJI, HOSTILE, JAPANESE

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


def shown(content: str) -> list[str]:
    """The texts of the drawing, as a reader of the SVG sees them."""
    dot = f"digraph {{ n1 [shape=plain label={label(content)}] }}"
    drawn = ET.fromstring(engine.draw(dot, "dot", "svg"))
    return [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_typed(text: str) -> None:
    [found] = shown(table([[cell(styled(text, 9, "#000000", bold=True))]]))
    assert found.replace("\u00a0", " ").strip() == text.strip()


def test_blanks_of_all_kinds_are_one_but_those_that_hold_words_together() -> None:
    assert escaped("a \t\r\n b\u00a0c") == "a b\u00a0c"


def test_lines_stand_at_the_side_of_their_script() -> None:
    assert stacked(["a", "b"], 9, "#000000").count('<BR ALIGN="LEFT"/>') == 2
    assert stacked(["מפתח API", "API"], 9, "#000000").count('<BR ALIGN="RIGHT"/>') == 2


def test_lines_of_another_script_have_more_room() -> None:
    assert 'POINT-SIZE="12.15"' in stacked(["鍵"], 9, "#000000")
    assert stacked(["key"], 9, "#000000").count("POINT-SIZE") == 1


def test_an_empty_line_between_lines_is_no_error() -> None:
    assert len(shown(table([[cell(stacked(["a", "", "b"], 9, "#000000"))]]))) == 3


def test_a_table_has_no_lines_of_its_own() -> None:
    assert table([[cell("x", width=3)]], border=1) == (
        '<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD WIDTH="3">x</TD></TR></TABLE>'
    )
