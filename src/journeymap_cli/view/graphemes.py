"""What a reader takes for one character: a letter with its marks, a family of emoji, a flag.

A compact form of Unicode's rules (UAX 29): marks, joined emoji, Indic conjuncts and Hangul stay whole.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_PICTURE: Final = "[\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_SIGN: Final = "[©®‼⁉™ℹ\u2190-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b00-\u2bff〰〽㊗㊙]"
_TONE: Final = "[\U0001f3fb-\U0001f3ff]"
_ONE: Final = rf"(?:{_PICTURE}\ufe0f?|{_SIGN}(?:\ufe0f|(?={_TONE}))){_TONE}?[\U000e0020-\U000e007f]*"

EMOJI: Final = re.compile(
    rf"{_ONE}(?:\u200d(?:{_ONE}|{_SIGN}))*|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3",
)
"""A whole emoji: with its tone and joined parts, a flag, a key cap."""

_UNIT: Final = re.compile(rf"{EMOJI.pattern}|.", re.DOTALL)
_THAI_LAO_AM: Final = "\u0e33\u0eb3"
_JOINERS: Final = "\u200c\u200d"
_VIRAMA: Final = 9  # its combining class: it ties the next consonant to the last


def graphemes(text: str) -> Iterator[str]:
    if text.isascii():
        yield from text
        return
    start = 0
    for unit in _UNIT.finditer(text):
        here = unit.start()
        if here > start and not _joins(text[here - 1], text[here]):
            yield text[start:here]
            start = here
    yield text[start:]


def _joins(before: str, char: str) -> bool:
    if char < "\u0300":
        return False
    category = unicodedata.category(char)
    if category[0] == "M" or char in _JOINERS or char in _THAI_LAO_AM or "\u1160" <= char <= "\u11ff":
        return True
    return category == "Lo" and (before == "\u200d" or unicodedata.combining(before) == _VIRAMA)
