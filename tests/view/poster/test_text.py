import pytest

from journeymap_cli.language.language import language_of
from journeymap_cli.view.poster.badges import tag
from journeymap_cli.view.poster.shapes import TextBlock
from journeymap_cli.view.poster.text import BODY, TextSetter, TextStyle, baselines, line_height


def lines(words: str, limit: float, style: TextStyle = BODY) -> TextBlock:
    [mark] = TextSetter().text(words, limit, style).marks
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
    assert TextSetter().text("a text that needs some lines", 60).height == len(mark.lines) * mark.pitch == mark.height


def test_a_text_begins_where_its_script_begins() -> None:
    assert lines("key", 60).side == "left"
    assert lines("מפתח", 60).side == "right"
    assert lines("מפתח", 60, TextStyle(9, side="left")).side == "left"


def test_in_a_map_from_the_right_all_texts_begin_at_its_start() -> None:
    """That is on the left here: the whole poster is mirrored at the end."""
    setter = TextSetter(language_of("he"))
    assert [setter.block(words, 60).side for words in ("מפתח", "key", "+2")] == ["left", "left", "left"]
    assert setter.block("NPS מפתח", 60).lines == ("\u2067NPS מפתח\u2069",)


def test_a_long_word_is_divided_by_the_dictionary_of_the_language() -> None:
    block = TextSetter(language_of("de")).block("Krankenhausaufnahmevorbereitung", 80)
    assert block.lines == ("Krankenhausauf-", "nahmevorberei-", "tung")


def test_a_line_that_runs_to_the_left_begins_with_any_word() -> None:
    assert lines("מפתח API", 60).lines == ("\u2067מפתח API\u2069",)


def test_a_label_is_one_line() -> None:
    piece = TextSetter().label("observed or reported")
    [mark] = piece.marks
    assert isinstance(mark, TextBlock)
    assert mark.lines == ("observed or reported",)
    assert piece.width == mark.width


@pytest.mark.parametrize("words", ["", "\u00ad", "\u200b\u2060", "\n", "\u0301"])
def test_words_that_show_nothing_have_a_size(words: str) -> None:
    assert TextSetter().label(words).width >= 1
    assert TextSetter().text(words, 0).width == 0
    assert tag("a", {"a": words}).width > 0


def test_a_baseline_is_in_the_middle_of_a_line_that_is_higher_than_ours() -> None:
    ours, other = (lines(words, 60)._replace(y=100) for words in ("key key key key key key", "鍵鍵鍵鍵鍵鍵鍵鍵鍵"))
    assert list(baselines(ours))[:2] == pytest.approx([108.55, 119.8])
    first, second = list(baselines(other))[:2]
    assert first == pytest.approx(100 + 8.55 + (14.85 - 11.25) / 2)
    assert second - first == pytest.approx(14.85)


def test_the_words_of_the_program_begin_where_the_poster_does() -> None:
    setter = TextSetter(language_of("he"))
    assert setter.block(setter.language.gettext("At a glance"), 200).side == "left"
    assert TextSetter(language_of("de")).block("מפתח", 200).side == "right"
