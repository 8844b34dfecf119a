"""Characters that nobody sees and that change what is read: its direction, its lines, or its words."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from journeymap_cli.load.excerpt import code_point
from journeymap_cli.load.fault import Fault
from journeymap_cli.problem import Severity

NEAR: Final = 200
"""How far around a direction mark right-to-left text is looked for, on its line."""

JOINING: Final = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Letters and marks of the scripts that join: Arabic to Sinhala, Tibetan, Myanmar, Khmer, Mongolian and their kin."""

RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
EMOJI_MODIFIERS: Final = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
ARROWS: Final = "↔↕"
"""The second halves of the heads that shake and nod."""

BLACK_FLAG: Final = "\U0001f3f4"
"""It begins the flags of England, Scotland and Wales, which are spelt in invisible letters."""


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a joiner stands in an emoji or in a word of a script that joins."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    joined = JOINING.match(before[-1:]), JOINING.match(after)
    if text[start] == "\u200c":
        return all(joined)
    return any(joined) or (_is_emoji(before.rstrip(EMOJI_MODIFIERS)[-1:]) and (_is_emoji(after) or after in ARROWS))


def _is_emoji(character: str) -> bool:
    return bool(character) and unicodedata.category(character) == "So"


def _in_right_to_left(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    after = text[end : end + NEAR].partition("\n")[0]
    return bool(RIGHT_TO_LEFT.search(before) or RIGHT_TO_LEFT.search(after))


def _in_flag(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] == BLACK_FLAG and text[end - 1] == "\U000e007f"


def _never(text: str, start: int, end: int) -> bool:
    return False


class Kind(NamedTuple):
    """Some invisible characters, what they do, and where they are innocent."""

    characters: str
    what: str
    innocent: Callable[[str, int, int], bool]


UNSEEN: Final = "cannot be seen"
KINDS: Final = {
    "direction": Kind("[\u202a-\u202e\u2066-\u2069]", "turns the direction of the text after it", _never),
    "line": Kind("[\x85\u2028\u2029]", "begins a new line for YAML 1.1, but not in an editor", _never),
    "joiner": Kind("[\u200c\u200d]", UNSEEN, _joins),
    "mark": Kind("[\u061c\u200e\u200f]", UNSEEN, _in_right_to_left),
    "letters": Kind("[\U000e0020-\U000e007f]+", UNSEEN, _in_flag),
    "nothing": Kind("[\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001]", UNSEEN, _never),
}
SUSPECT: Final = re.compile("|".join(f"(?P<{name}>{kind.characters})" for name, kind in KINDS.items()))


def invisible(text: str) -> Iterator[Fault]:
    """Every invisible character that has no business where it stands."""
    if text.isascii():
        return
    for found in SUSPECT.finditer(text):
        kind = KINDS[found.lastgroup or ""]
        if not kind.innocent(text, *found.span()):
            message = f"the character {code_point(found.group()[0])} {kind.what}"
            yield Fault(message, *found.span(), "delete it", "invisible-character", Severity.WARNING)
