"""Text as editors see it: decoding, line breaks and invisible characters."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

import yaml

from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import INVISIBLE_CHARACTER, NOT_UTF8, TOO_LARGE
from journeymap_cli.yamlsource.fault import Fault, code_point
from journeymap_cli.yamlsource.parser import Parser
from journeymap_cli.yamlsource.positions import Lines

LINE_END = regex(r"\r\n|\r|\n")


def lines(raw: bytes) -> list[str]:
    """The lines of a file, whatever its bytes, without a byte-order mark. Only LF, CRLF and CR end a line."""
    return LINE_END.split(raw.decode("utf-8", "replace").removeprefix("\ufeff"))


MAX_SIZE: Final = 5 * 1024 * 1024
MOST_SHOWN: Final = 100
BOM: Final = "\ufeff"
WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How files in UTF-16 and UTF-32 start."""

FORBIDDEN: Final = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
SAVE: Final = "save the file as UTF-8"
START: Final = Span(1, 1, 1, 1)


def decode(raw: bytes, max_size: int = MAX_SIZE) -> tuple[str, list[Problem]]:
    """The text without its BOM, and the problems that make it unreadable; invalid bytes become U+FFFD."""
    if len(raw) > max_size:
        message = f"the file has {len(raw):,} bytes, the limit is {max_size:,}"
        return "", [Problem(TOO_LARGE, message, hint="split it, or raise the limit with --max-size", span=START)]
    if raw.startswith(WIDE):
        text = raw.decode("utf-16" if b"\x00\x00" not in raw[:4] else "utf-32", errors="replace")
        return text, [Problem(NOT_UTF8, "the file is UTF-16 or UTF-32, not UTF-8", hint=SAVE, span=START)]
    try:
        text = raw.decode().lstrip(BOM)
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace").lstrip(BOM), [_not_utf8(error)]
    return text, _forbidden(text)


def _not_utf8(error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start].decode().lstrip(BOM)
    span = Lines(before).span(len(before), len(before))
    byte = error.object[error.start]
    return Problem(NOT_UTF8, f"the byte {byte:#04x} is not valid UTF-8", hint=SAVE, span=_one_wide(span))


def _forbidden(text: str) -> list[Problem]:
    lines = Lines(text)
    found = islice(FORBIDDEN.finditer(text), MOST_SHOWN if "\0" not in text else 1)
    return [_not_allowed(one.group(), lines.span(*one.span())) for one in found]


def _not_allowed(character: str, span: Span) -> Problem:
    message = f"the character {code_point(character)} is not allowed in YAML"
    return Problem(NOT_UTF8, message, hint=SAVE if character == "\0" else "delete it", span=span)


def _one_wide(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


STRANGE: Final = "\x85\u2028\u2029"
"""NEL, line separator, paragraph separator: in YAML 1.2 they are characters like any other."""

PRIVATE: Final = range(0xE000, 0xF900)
"""The private use area: characters without a meaning, so those that a text does not use can replace others."""


def as_in_editors(parser: Callable[[str], Parser], text: str) -> Parser:
    """A parser of a text for which only LF, CRLF and CR start a new line, as in editors.

    The other line breaks of YAML 1.1 are replaced by unused characters before the parser sees them, and put back in
    the texts that it yields. Each is one character for another, so all offsets stay.
    """
    if not any(char in text for char in STRANGE):
        return parser(text)
    unused = (chr(code) for code in PRIVATE if chr(code) not in text)
    stand_ins = "".join(islice(unused, len(STRANGE)))
    hidden = STRANGE[: len(stand_ins)]
    return _Restoring(parser(text.translate(str.maketrans(hidden, stand_ins))), str.maketrans(stand_ins, hidden))


class _Restoring:
    """Yields the events of a parser with the original characters put back."""

    def __init__(self, parser: Parser, originals: dict[int, int]) -> None:
        self._parser = parser
        self._originals = originals

    def get_event(self) -> Any:
        """The next event."""
        event = self._parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.translate(self._originals)
        return event


NEAR: Final = 200
"""How many characters before and after a direction mark are searched for right-to-left text, on its line."""

JOINING: Final = regex(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Letters and marks of scripts that join: Arabic to Sinhala, Tibetan, Myanmar, Khmer, Mongolian and related ones."""

RIGHT_TO_LEFT: Final = regex(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
EMOJI_MODIFIERS: Final = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
ARROWS: Final = "↔↕"
"""They follow the joiner in the emoji of a shaking and a nodding head, and are not emoji themselves."""

BLACK_FLAG: Final = "\U0001f3f4"
"""The start of the flags of England, Scotland and Wales, which are spelt in invisible letters."""


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a joiner is part of an emoji, or of a word of a script that joins."""
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


class InvisibleKind(NamedTuple):
    """A pattern of invisible characters, what they do, and whether a match at two offsets is legitimate."""

    characters: str
    what: str
    is_legitimate: Callable[[str, int, int], bool]


UNSEEN: Final = "is invisible"
KINDS: Final = {
    "direction": InvisibleKind("[\u202a-\u202e\u2066-\u2069]", "changes the direction of the text after it", _never),
    "line": InvisibleKind("[\x85\u2028\u2029]", "starts a new line in YAML 1.1, but not in editors", _never),
    "joiner": InvisibleKind("[\u200c\u200d]", UNSEEN, _joins),
    "mark": InvisibleKind("[\u061c\u200e\u200f]", UNSEEN, _in_right_to_left),
    "letters": InvisibleKind("[\U000e0020-\U000e007f]+", UNSEEN, _in_flag),
    "nothing": InvisibleKind("[\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001]", UNSEEN, _never),
}
SUSPECT: Final = regex("|".join(f"(?P<{name}>{kind.characters})" for name, kind in KINDS.items()))


def invisible(text: str) -> Iterator[Fault]:
    """Every invisible character that is not legitimate where it is."""
    if text.isascii():
        return
    for found in SUSPECT.finditer(text):
        kind = KINDS[found.lastgroup or ""]
        if not kind.is_legitimate(text, *found.span()):
            message = f"the character {code_point(found.group()[0])} {kind.what}"
            yield Fault(message, *found.span(), "delete it", INVISIBLE_CHARACTER, Severity.WARNING)
