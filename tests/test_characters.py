import re
import unicodedata

import pytest

from journeymap_cli import characters

CLASSES = {name: value for name, value in vars(characters).items() if name.isupper()}


def test_there_are_classes() -> None:
    assert len(CLASSES) > 10


@pytest.mark.parametrize("name", CLASSES)
def test_each_fits_into_a_class_of_a_regular_expression(name: str) -> None:
    pattern = re.compile(f"[{CLASSES[name]}]")
    assert pattern.search(CLASSES[name])
    assert not pattern.search("Pay - now, 5 € für あ!")


def test_what_hides_is_escaped_whole() -> None:
    """Every control, separator and direction character of the standard is one that hides."""
    hiding = re.compile(f"[{characters.CONTROLS}{characters.HIDING}]")
    every = map(chr, range(0x3000))
    acting = [char for char in every if unicodedata.category(char) in {"Cc", "Zl", "Zp"}]
    turning = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)]
    assert len(acting) == 67
    assert [char for char in [*acting, *turning] if not hiding.match(char)] == []
