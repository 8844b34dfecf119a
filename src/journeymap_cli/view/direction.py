"""Which way a text runs, and marks that keep it from reordering its neighbours."""

import unicodedata
from typing import Final

TURNING: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
FIRST_STRONG: Final = "\u2068"
RIGHT_TO_LEFT: Final = "\u2067"
END: Final = "\u2069"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    kinds = map(unicodedata.bidirectional, text)
    return not text.isascii() and next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def isolated(text: str) -> str:
    """The text in marks that keep its direction to itself; as it is where it cannot turn anything."""
    return f"{FIRST_STRONG}{text}{END}" if any(unicodedata.bidirectional(char) in TURNING for char in text) else text


def to_the_left(line: str) -> str:
    """A line of a text that runs to the left, whatever it begins or ends with."""
    return f"{RIGHT_TO_LEFT}{line}{END}"
