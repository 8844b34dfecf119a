"""Invisible characters in places where they are not legitimate.

Joiners are needed in emoji and in words of some scripts, direction marks beside right-to-left text, and tag letters in
flags. Anywhere else, and all others everywhere, invisible characters come with pasted text and mislead readers.
"""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from journeymap_cli.characters import (
    DIRECTION_MARKS,
    DIRECTIONS,
    JOINERS,
    RARE,
    RIGHT_TO_LEFT,
    TAG_LETTERS,
    YAML_BREAKS,
    ZERO_WIDTH,
)
from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import INVISIBLE_CHARACTER
from journeymap_cli.yamlsource.fault import DELETE, Fault, code_point

NEAR: Final = 200
"""The number of characters on the line before and after a direction mark that are searched for right-to-left text."""

JOINING: Final = regex(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Letters and marks of scripts that join: Arabic to Sinhala, Tibetan, Myanmar, Khmer, Mongolian and related ones."""

RIGHT_TO_LEFT_TEXT: Final = regex(f"[{RIGHT_TO_LEFT}]")
EMOJI_MODIFIERS: Final = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
ARROWS: Final = "↔↕"
"""Characters after the joiner in the emoji of a shaking and a nodding head. They are not emoji themselves."""

BLACK_FLAG: Final = "\U0001f3f4"
"""The start of the flags of England, Scotland and Wales, which are spelt in invisible letters."""


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a joiner is part of an emoji, or of a word of a script that joins."""
    # An emoji may end with a modifier of its style or skin, so two characters before the joiner are checked.
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
    return bool(RIGHT_TO_LEFT_TEXT.search(before) or RIGHT_TO_LEFT_TEXT.search(after))


def _in_flag(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] == BLACK_FLAG and text[end - 1] == "\U000e007f"


def _never(text: str, start: int, end: int) -> bool:
    return False


class InvisibleKind(NamedTuple):
    """A pattern of invisible characters, what they do, and whether a match between two offsets is legitimate."""

    pattern: str
    what: str
    is_legitimate: Callable[[str, int, int], bool]


UNSEEN: Final = "is invisible"
KINDS: Final = {
    "direction": InvisibleKind(f"[{DIRECTIONS}]", "changes the direction of the text after it", _never),
    "line": InvisibleKind(f"[{YAML_BREAKS}]", "starts a new line in YAML 1.1, but not in editors", _never),
    "joiner": InvisibleKind(f"[{JOINERS}]", UNSEEN, _joins),
    "mark": InvisibleKind(f"[{DIRECTION_MARKS}]", UNSEEN, _in_right_to_left),
    "letters": InvisibleKind(f"[{TAG_LETTERS}]+", UNSEEN, _in_flag),
    "nothing": InvisibleKind(f"[{ZERO_WIDTH}{RARE}]", UNSEEN, _never),
}
SUSPECT: Final = regex("|".join(f"(?P<{name}>{kind.pattern})" for name, kind in KINDS.items()))


def invisible(text: str) -> Iterator[Fault]:
    """Faults for all invisible characters that are not legitimate where they are."""
    if text.isascii():
        return
    for found in SUSPECT.finditer(text):
        kind = KINDS[found.lastgroup or ""]
        if not kind.is_legitimate(text, *found.span()):
            message = f"the character {code_point(found.group()[0])} {kind.what}"
            hint = str(DELETE) if found.lastgroup == "line" else DELETE  # deleting it would join the words around it
            yield Fault(message, *found.span(), hint, INVISIBLE_CHARACTER, Severity.WARNING)
