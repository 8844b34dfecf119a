"""Measure and wrap text without drawing it. Sizes and widths are in points.

Widths in the bundled font are its advances, rounded up where Pango rounds up, without kerning (which removes more than
it adds). Other scripts use generous estimates, because the font in use is unknown.
"""

import json
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from journeymap_cli.view.breaks import EMOJI, Unbreakable, graphemes, may_have_emoji, phrases, pieces, words
from journeymap_cli.view.hyphenation import HYPHEN, SOFT_HYPHEN, divide

OTHER_SCRIPTS: Final = 1.65
"""Line height for text in an unknown font, as a multiple of its size."""

_PIXEL: Final = 0.75  # Pango rounds each letter to whole pixels
_EMOJI: Final = "\U0001f642"
_EMOJI_EM: Final = 1.3
_NARROW: Final = 0.05  # em: lower bound on the average width of a letter
_SLACK: Final = 1e-6  # tolerance for floating-point sums
_MOST_KEPT: Final = 10_000  # cached widths per size and weight
_LONGEST_LINE: Final = 1_000  # characters ahead that are looked at, however long a word is
_LONGEST_KEPT: Final = 24
_NO_WIDTH: Final = frozenset({"Cc", "Cf", "Me", "Mn", "Zl", "Zp"})

_SCRIPTS: Final = (  # first code point and letter width in em: bold widths of Noto and DejaVu plus ten per cent
    (0x0000, 1.25),
    (0x0530, 1.05),  # Armenian
    (0x0590, 0.8),  # Hebrew, Arabic
    (0x0900, 0.8),  # Devanagari
    (0x0980, 0.7),  # Bengali, Gurmukhi, Gujarati, Odia
    (0x0B80, 1.2),  # Tamil
    (0x0C00, 0.75),  # Telugu, Kannada
    (0x0D00, 1.05),  # Malayalam, Sinhala
    (0x0E00, 0.78),  # Thai
    (0x0E80, 0.95),  # Lao
    (0x0F00, 0.65),  # Tibetan
    (0x1000, 0.95),  # Myanmar
    (0x10A0, 0.95),  # Georgian
    (0x1200, 1.0),  # Ethiopic
    (0x13A0, 1.25),  # Cherokee, Canadian syllabics
    (0x1780, 0.8),  # Khmer
    (0x1800, 1.0),
    (0x1D00, 1.25),  # phonetic and Latin letters
    (0x2000, 1.1),  # punctuation, fractions, letters and signs of mathematics
    (0xA640, 1.25),  # more Cyrillic and Latin letters
    (0xAC00, 1.0),
    (0xFB00, 1.3),  # ligatures
    (0xFB50, 2.75),  # whole words and syllables of Arabic
    (0xFE00, 1.5),
    (0xFF00, 1.0),
    (0x10000, 1.25),
    (0x12000, 3.0),  # cuneiform
    (0x13000, 1.6),
    (0x16000, 1.25),
)
_WIDE: Final = {  # letters that are much wider than the others of their script, by their width in em
    letter: width
    for width, letters in (
        (8.2, "﷽"),
        (3.0, "⸻"),
        (2.2, "⸺៘ᙱᙲᙵᙶ"),
        (1.75, "ᙰᙳᙴ"),
        (1.6, "ǄǅꝎꝏꜲꜳꜴꜵԪԫᖔⅧⅫⅶⅷⅻ⅒"),
        (1.45, "ໜໝ៚Ꮙጤጬ⋘⋙Ԋԋᙁᙂ"),
        (1.35, "ឈណឿៀដ∭∰ԔԢԠԈ"),
        (1.2, "ោៅლℳℋ"),
        (1.05, "ຫຯฒณญฌ๛๚"),
    )
    for letter in letters
}
_STARTS: Final = tuple(start for start, _ in _SCRIPTS)


def width(text: str, size: float, bold: bool = False) -> float:
    """The maximum width of a line when drawn, in points."""
    return _widths(size, bold).of(text)


def natural(text: str, size: float, bold: bool = False) -> float | None:
    """The unrounded width in the bundled font, in points; None if the font lacks a character."""
    advances, units = _font(bold)
    try:
        return sum(map(advances.__getitem__, text)) / units * size
    except KeyError:
        return None


def uncovered(text: str) -> set[str]:
    """The visible characters that the bundled font lacks."""
    unknown = set(text).difference(_font(False)[0])
    return {char for char in unknown if unicodedata.category(char) not in _NO_WIDTH}


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """The width of the longest part of a text that should not break, in points; it may have soft hyphens.

    Addresses and the like break after a sign; Thai and other scripts without spaces break after any syllable.
    """
    widths = _widths(size, bold)
    found = (part for line in text.splitlines() for piece in pieces(line) for part in _unbroken(piece))
    return max(map(widths.of, found), default=0.0)


def _unbroken(piece: Unbreakable) -> list[str]:
    *first, last = words(piece.text) or [""]
    return [*first, f"{last}{piece.at_end}" if last else ""]


def widest_piece(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of the widest part that a browser does not break; `text` may have soft hyphens."""
    widths = _widths(size, bold)
    return max(map(widths.of, text.replace(SOFT_HYPHEN, f"{HYPHEN} ").split()), default=0.0)


def wrap(text: str, limit: float, size: float, bold: bool = False, max_lines: int | None = None) -> list[str]:
    """Wrap text into lines at most `limit` points wide, unless a single character is wider.

    Existing line breaks are kept, and words that are wider than a line are divided. If `max_lines` truncates the text,
    the last line ends in an ellipsis.
    """
    widths = _widths(size, bold)
    if max_lines is None:
        return list(_lines(text, limit, widths))
    enough = int((max_lines + 1) * (limit / size / _NARROW + 100))
    kept = list(islice(_lines(text[:enough], limit, widths), max_lines + 1))
    return kept if len(kept) <= max_lines else [*kept[: max_lines - 1], _shortened(kept[max_lines - 1], limit, widths)]


class _Widths(dict[str, float]):
    """Widths of characters and words at one size and weight, computed on first use."""

    def __init__(self, size: float, bold: bool) -> None:
        super().__init__()
        self._size = size
        self._advances, self._units = _font(bold)

    def __missing__(self, text: str) -> float:
        value = self._letter(text) if len(text) == 1 else self._sum(text)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = value
        return value

    def of(self, text: str) -> float:
        return self[text] if len(text) <= _LONGEST_KEPT else self._sum(text)

    def _sum(self, text: str) -> float:
        return sum(map(self.__getitem__, EMOJI.sub(_EMOJI, text) if may_have_emoji(text) else text), 0.0)

    def _letter(self, char: str) -> float:
        exact = self._em(char) * self._size
        return max(exact, math.floor(exact / _PIXEL + 0.5) * _PIXEL)

    def _em(self, char: str) -> float:
        if unicodedata.category(char) in _NO_WIDTH:
            return 0.0
        if char in self._advances:
            return self._advances[char] / self._units
        return _estimate(char)


def _estimate(char: str) -> float:
    if EMOJI.fullmatch(char) or "\u2300" <= char <= "\u2bff":
        return _EMOJI_EM
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return _WIDE.get(char) or _SCRIPTS[bisect_right(_STARTS, ord(char)) - 1][1]


@lru_cache(maxsize=64)
def _widths(size: float, bold: bool) -> _Widths:
    return _Widths(size, bold)


@cache
def _font(bold: bool) -> tuple[dict[str, int], int]:
    """The advance of each character, and the number of font units per em."""
    data = json.loads(Path(__file__).with_name("font_widths.json").read_text(encoding="utf-8"))
    runs = data["bold" if bold else "regular"]
    return {chr(first + i): advance for first, *advances in runs for i, advance in enumerate(advances)}, data["units"]


def _lines(text: str, limit: float, widths: _Widths) -> Iterator[str]:
    for paragraph in map(str.strip, text.splitlines()):
        if paragraph.isascii() and widths.of(paragraph) <= limit:
            yield paragraph
        else:
            yield from _fill(_fitting(_phrases(paragraph, limit, widths), limit, widths), limit, widths)


def _phrases(paragraph: str, limit: float, widths: _Widths) -> Iterator[Unbreakable]:
    """The phrases of a paragraph; those wider than a line are split into pieces."""
    for phrase in phrases(paragraph):
        if widths.of(phrase.text) <= limit:
            yield phrase
        else:
            *first, last = pieces(phrase.text)
            yield from first
            yield phrase._replace(text=last.text)


def _fill(measured: Iterable[tuple[Unbreakable, float]], limit: float, widths: _Widths) -> Iterator[str]:
    """Fill lines greedily."""
    line: list[str] = []
    used, last, most = 0.0, Unbreakable(""), limit + _SLACK
    for piece, own in measured:
        more = own + widths.of(last.going_on)
        if line and used + more + widths.of(piece.at_end) > most:
            yield "".join(line) + last.at_end
            line, used = [piece.text], own
        else:
            line += last.going_on, piece.text
            used += more
        last = piece
    yield "".join(line)


def _fitting(found: Iterable[Unbreakable], limit: float, widths: _Widths) -> Iterator[tuple[Unbreakable, float]]:
    """Each piece with its width; pieces wider than a line are divided."""
    for piece in found:
        own, end = widths.of(piece.text), widths.of(piece.at_end)
        if own + end <= limit + _SLACK:
            yield piece, own
        else:
            *parts, rest = _divided(piece.text, limit - end, widths)
            yield from ((Unbreakable(part), widths.of(part)) for part in parts)
            yield piece._replace(text=rest), widths.of(rest)


def _divided(word: str, limit: float, widths: _Widths) -> Iterator[str]:
    """The parts of a word, with hyphens where they belong."""
    beside_hyphen, start = limit - widths[HYPHEN], 0
    while True:
        ahead = word[start : start + _LONGEST_LINE]
        most = len(next(_parts(ahead, limit, widths)))
        if most == len(ahead):
            break
        length, end = divide(ahead, most, len(next(_parts(ahead, beside_hyphen, widths))))
        yield ahead[:length] + end
        start += length
    yield word[start:]


def _parts(text: str, limit: float, widths: _Widths) -> Iterator[str]:
    start, end, used = 0, 0, 0.0
    for grapheme in graphemes(text):
        more = widths.of(grapheme)
        if end > start and used + more > limit + _SLACK:
            yield text[start:end]
            start, used = end, 0.0
        end, used = end + len(grapheme), used + more
    yield text[start:end]


def _shortened(line: str, limit: float, widths: _Widths) -> str:
    room = limit - widths["…"]
    kept = next(_parts(line, room, widths)).rstrip()
    return f"{kept}…" if widths.of(kept) <= room + _SLACK else "…"
