import pytest

from journeymap_cli.view.poster.shapes import TextBlock
from journeymap_cli.view.poster.text import BODY, TextStyle, label, line_height, text


def lines(words: str, limit: float, style: TextStyle = BODY) -> TextBlock:
    [mark] = text(words, limit, style).marks
    assert isinstance(mark, TextBlock)
    return mark


@pytest.mark.parametrize(("size", "points"), [(8, 10.5), (9, 11.25), (10, 12.75)])
def test_a_line_of_our_font_is_as_high_as_graphviz_draws_it(size: float, points: float) -> None:
    assert line_height("key", size) == points


def test_a_line_of_another_script_has_more_room() -> None:
    assert line_height("鍵", 9) > line_height("key", 9) == line_height("ключ", 9)


def test_a_text_is_as_high_as_its_lines() -> None:
    mark = lines("a text that needs some lines", 60)
    assert len(mark.lines) > 2
    assert text("a text that needs some lines", 60).height == len(mark.lines) * mark.pitch == mark.height


def test_a_text_begins_where_its_script_begins() -> None:
    assert lines("key", 60).side == "left"
    assert lines("מפתח", 60).side == "right"
    assert lines("מפתח", 60, TextStyle(9, side="left")).side == "left"


def test_a_line_that_runs_to_the_left_begins_with_any_word() -> None:
    assert lines("מפתח API", 60).lines == ("\u2067מפתח API\u2069",)


def test_a_label_is_one_line() -> None:
    piece = label("observed or reported")
    [mark] = piece.marks
    assert isinstance(mark, TextBlock)
    assert mark.lines == ("observed or reported",)
    assert piece.width == mark.width
