import pytest

from journeymap_cli.view.direction import is_right_to_left, isolated, to_the_left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key", False),
        ("", False),
        ("42!", False),
        ("מפתח", True),
        ("(42) מפתח", True),
        ("API مفتاح", False),
        ("鍵", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_only_what_can_turn_its_neighbours_is_isolated() -> None:
    assert isolated("DX team") == "DX team"
    assert isolated("צוות") == "\u2068צוות\u2069"
    assert isolated("a\u202eb") == "\u2068a\u202eb\u2069"


def test_a_line_keeps_its_direction_whatever_it_begins_with() -> None:
    assert to_the_left("API מפתח") == "\u2067API מפתח\u2069"
