"""Line-break opportunities: a compact subset of Unicode's rules (UAX 14) and the Japanese ones (kinsoku)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate, starmap
from typing import Final, NamedTuple

from journeymap_cli.regexes import regex

_BLANK: Final = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"  # excludes no-break spaces
_IDEOGRAPH: Final = (
    "\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
_OPENS: Final = r"(\[{（［｛「『【〈《〔〖〘｟｢“‘«‹¿¡"  # no break after these
_CLOSES: Final = (  # no break before these
    r")\]}）］｝」』】〉》〕〗〙｠｣”’»›.,:;!?%。、，．：；！？％・･…‥‼⁇⁈⁉～〜ー–—゠‐々〻ゝゞヽヾ゛゜℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｰ\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_FIRST_IDEOGRAPH: Final = _IDEOGRAPH[0]
_BREAK: Final = regex(
    rf"(?P<blanks>[{_BLANK}]+)"
    r"|(?P<hidden>[\u00ad\u200b])"
    r"|(?<=[^\W\d_][-‐/])(?=[^\W_])|(?<=\d/)(?=[^\W\d_])|(?<=[–—])(?=\w)"
)
_BREAK_BY_IDEOGRAPHS: Final = regex(
    rf"{_BREAK.pattern}|(?<![{_OPENS}{_BLANK}])(?![{_CLOSES}{_BLANK}])(?:(?<=[{_IDEOGRAPH}])|(?=[{_IDEOGRAPH}]))"
)
"""Takes milliseconds to compile, and most maps have no such text."""
_JOINTS: Final = regex("[-/]")
_WORDS: Final = regex(r"(?=.)([^ \t]*)([ \t]*)", re.DOTALL)
"""Matches each word with its trailing blanks: sufficient for ASCII without joints."""


class Unbreakable(NamedTuple):
    """Text that must stay together, with what follows it if the line continues or ends there."""

    text: str
    going_on: str = ""
    at_end: str = ""


def pieces(paragraph: str) -> Iterator[Unbreakable]:
    if paragraph.isascii() and not _JOINTS.search(paragraph):
        yield from starmap(Unbreakable, _WORDS.findall(paragraph))
        return
    start = 0
    breaks = _BREAK if max(paragraph) < _FIRST_IDEOGRAPH else _BREAK_BY_IDEOGRAPHS
    for found in breaks.finditer(paragraph):
        if found.end() == 0:
            continue
        yield Unbreakable(
            paragraph[start : found.start()], found["blanks"] or "", "-" if found["hidden"] == "\u00ad" else ""
        )
        start = found.end()
    if start < len(paragraph):
        yield Unbreakable(paragraph[start:])


_KANA: Final = regex("[ぁ-ヿ]")
_HIDDEN: Final = ("\u00ad", "\u200b")


def phrases(paragraph: str) -> Iterator[Unbreakable]:
    """Like `pieces`, but with those of Japanese joined into phrases, between which readers expect line breaks."""
    if paragraph.isascii() or not _KANA.search(paragraph):
        yield from pieces(paragraph)
        return
    ends, phrase, at = set(accumulate(map(len, _japanese()(paragraph)))), "", 0
    for piece in pieces(paragraph):
        at = paragraph.index(piece.text, at) + len(piece.text)
        phrase += piece.text
        if piece.going_on or at in ends or paragraph.startswith(_HIDDEN, at):
            yield piece._replace(text=phrase)
            phrase = ""
    if phrase:
        yield Unbreakable(phrase)


@cache
def _japanese() -> Callable[[str], list[str]]:
    """Return the function that splits Japanese into phrases; it takes milliseconds to load."""
    import budoux

    return budoux.load_default_japanese_parser().parse


_WORDS_WITH_SIGNS: Final = regex(r"(?<=[/_.:@?&=#+~])(?=\w)")
_WITHOUT_BLANKS: Final = regex("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def words(piece: str) -> list[str]:
    """The parts of a piece that only a hyphen can divide; none in scripts without spaces."""
    if _WITHOUT_BLANKS.search(piece):
        return []
    return _WORDS_WITH_SIGNS.split(piece)


_PICTURE: Final = "[\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_SIGN: Final = "[©®‼⁉™ℹ\u2190-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b00-\u2bff〰〽㊗㊙]"
_TONE: Final = "[\U0001f3fb-\U0001f3ff]"
_ONE: Final = rf"(?:{_PICTURE}\ufe0f?|{_SIGN}(?:\ufe0f|(?={_TONE}))){_TONE}?[\U000e0020-\U000e007f]*"

EMOJI: Final = regex(
    rf"{_ONE}(?:\u200d(?:{_ONE}|{_SIGN}))*|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3",
)
"""Matches a whole emoji, including skin tone and joined parts, a flag or a keycap."""


def may_have_emoji(text: str) -> bool:
    """Whether it is worth looking for emoji that consist of several characters."""
    return not text.isascii() and (max(text) >= "\U0001f000" or "\ufe0f" in text or "\u20e3" in text)


_UNIT: Final = regex(rf"{EMOJI.pattern}|.", re.DOTALL)
_LEADS: Final = frozenset("เแโใไເແໂໃໄ\u19b5\u19b6\u19b7\u19ba\uaab5\uaab6\uaab9\uaabb\uaabc")
"""Vowels that are written before the consonant but pronounced after it; the two stay together."""

_FOLLOWS: Final = frozenset("ะาำๅๆฯະາຳຽໆຯ\u19b0\u19b1")
"""Vowels and signs of Thai and Lao that belong to the letter before them."""

_JOINERS: Final = "\u200c\u200d"
_VIRAMA: Final = 9  # combining class; a virama joins the next consonant to the previous one


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
    if before in _LEADS and category == "Lo":
        return True
    if category[0] == "M" or char in _JOINERS or char in _FOLLOWS or "\u1160" <= char <= "\u11ff":
        return True
    return category == "Lo" and (before == "\u200d" or unicodedata.combining(before) == _VIRAMA)
