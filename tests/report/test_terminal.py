import pytest

from journeymap_cli.report.terminal import cells, opening, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grüße, 東京 🙂", "Grüße, 東京 🙂"),
        ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\x00\x7f\x85\x9b", "\\x00\\x7f\\x85\\x9b"),
        ("a\u202eb\u2066c\u2069", "a\\u202eb\\u2066c\\u2069"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("a\u200bb\ufeffc\u200e", "a\\u200bb\\ufeffc\\u200e"),
        ("a\ud800b\uffff", "a\\ud800b\\uffff"),
        ("👩\u200d🔧 क\u200dष", "👩\u200d🔧 क\u200dष"),
        ("##[error]x", "##\\[error]x"),
        ("::error::x", "::error::x"),
    ],
)
def test_what_would_act_or_hide_is_shown_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("char", [chr(code) for code in (*range(32), *range(127, 160))])
def test_no_control_character_is_left(char: str) -> None:
    assert printable(char).isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\::error::x"),
        ("  ::error::x", "\\  ::error::x"),
        ("\n::error::x", "\\n::error::x"),
        ("map.yaml::x", "map.yaml::x"),
        ("a\x1bb", "a\\x1bb"),
    ],
)
def test_no_line_begins_with_a_command_of_a_ci_service(text: str, shown: str) -> None:
    assert opening(text) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        *[("abc", 3), ("東京", 4), ("ｱ", 1), ("e\u0301", 1), ("हिन्दी", 3), ("", 0)],
        *[("🙂", 2), ("👩\u200d👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤\ufe0f", 2)],
    ],
)
def test_wide_characters_and_emoji_take_two_cells_and_marks_none(text: str, width: int) -> None:
    assert cells(text) == width
