"""Where a long word may be hyphenated: as soft hyphens in a text, and in a word that is wider than its line.

The dictionary of the language decides; without one, the word itself does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from journeymap_cli.language.hyphens import has_syllables, syllables
from journeymap_cli.language.tags import Tag
from journeymap_cli.regexes import regex

SOFT_HYPHEN: Final = "\u00ad"
HYPHEN: Final = "-"
LONG: Final = 15
"""The fewest letters of a word that gets soft hyphens in a text."""

STEP: Final = 12
STAGE: Final = 9
"""The same in the name of a step, and in that of a stage."""

LEAST: Final = 3
"""Letters before the first and after the last hyphen."""

_UNDIVIDED: Final = r"\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff"
"""Letters of scripts that do not divide words with hyphens."""

_HAS_UNDIVIDED: Final = regex(f"[{_UNDIVIDED}]")

_JOINED_SCRIPTS: Final = regex("[\u0590-\u08ff\u0900-\u0dff]")
"""Scripts whose letters change at a hyphen, or in which it is not used."""

_BLANKS: Final = regex(r"(\s+)")
PARTS: Final = regex(r"(?<=[^\W\d_][-‐])(?=[^\W_])")
"""Where a browser breaks a word at a hyphen of its own."""

_ADDRESS: Final = regex(r"://|@|\w\.\w")


def softened(text: str, tag: Tag | None, longest: int = LONG, fits: Callable[[str], bool] | None = None) -> str:
    """Return the text with soft hyphens in every word of `longest` or more letters that does not fit a line as it is.

    With `fits`, such a word gets as few as it needs, each as late as possible: a browser would break at an earlier one
    although the whole word would fit on the next line. Without a dictionary for the language, their places are
    estimated. Texts that already have soft hyphens, and addresses, stay as they are.
    """
    words, divided = _rules(tag, longest)
    if len(text) < longest or SOFT_HYPHEN in text or not words.search(text):
        return text
    if divided is not _by_sound and _HAS_UNDIVIDED.search(text):
        words = _divided_words(longest)

    def softly(part: str) -> str:
        if fits and fits(part):
            return part
        return words.sub(lambda found: SOFT_HYPHEN.join(_needed(divided(found[0]), fits)), part)

    return "".join(
        token if _ADDRESS.search(token) else "".join(map(softly, PARTS.split(token))) for token in _BLANKS.split(text)
    )


def _needed(parts: Sequence[str], fits: Callable[[str], bool] | None) -> Sequence[str]:
    """Join neighbouring parts of a word that fit on a line together."""
    if not fits:
        return parts
    joined = [parts[0]]
    for number, part in enumerate(parts[1:], 2):
        longer = joined[-1] + part
        if fits(longer if number == len(parts) else longer + HYPHEN):
            joined[-1] = longer
        else:
            joined.append(part)
    return joined


@cache
def _rules(tag: Tag | None, longest: int) -> tuple[re.Pattern[str], Callable[[str], Sequence[str]]]:
    """Return the pattern for long words, and the function that divides one into pieces."""
    if tag is None or not has_syllables(tag):
        return re.compile(rf"(?:[^\W\d_][\u0300-\u036f]*){{{longest},}}"), _by_sound
    return re.compile(rf"[^\W\d_]{{{longest},}}"), lambda word: _by_dictionary(word, tag)


@cache
def _divided_words(longest: int) -> re.Pattern[str]:
    """Return the pattern for long words among letters of any script. It takes a while to compile."""
    return re.compile(rf"[^\W\d_{_UNDIVIDED}]{{{longest},}}")


def _by_dictionary(word: str, tag: Tag) -> Sequence[str]:
    parts = None if _JOINED_SCRIPTS.search(word) else syllables(word, tag)
    return _with_long_ends(parts) if parts else [word]


def _with_long_ends(parts: Sequence[str]) -> Sequence[str]:
    """Join pieces until the first and the last have at least `LEAST` letters."""
    joined = list(parts)
    while len(joined) > 1 and len(joined[0]) < LEAST:
        joined[:2] = [joined[0] + joined[1]]
    while len(joined) > 1 and len(joined[-1]) < LEAST:
        joined[-2:] = [joined[-2] + joined[-1]]
    return joined


def _by_sound(word: str) -> Sequence[str]:
    cuts = [0]
    cuts += (cut for cut in _onsets(word) if cut - cuts[-1] >= LEAST and len(word) - cut >= LEAST)
    return [word[start:end] for start, end in pairwise([*cuts, len(word)])]


_VOWELS: Final = "aeiouyæœøαειουωηаеёиоуыэюяіїєўաեէըիոօაეიოუ"
_ONSETS: Final = (  # consonants that begin a syllable together
    "tsch|schl|schm|schn|schr|schw|sch|phr|chr|thr|bl|br|ch|cl|cr|dr|fl|fr|gl|gn|gr|kl|kn|kr|pf|ph|pl|pr|qu|sh|th|tr|"
    "tw|wh|wr|zw|бл|бр|вл|вр|гл|гр|дв|др|кл|кр|пл|пр|тр|фл|фр|хр|βλ|βρ|γλ|γρ|δρ|θρ|κλ|κρ|μπ|ντ|πλ|πρ|τρ|φλ|φρ|χρ"
)
_AFTER_CONSONANTS: Final = "str|spr|spl|sp|st|стр|сп|ст|σκ|σπ|στ"
_SYLLABLE: Final = regex(rf"(?:{_ONSETS}|(?<![{_VOWELS}])(?:{_AFTER_CONSONANTS})|[^\W\d_{_VOWELS}])(?=[{_VOWELS}])")


def _onsets(word: str) -> list[int]:
    """Where syllables and the words of `CamelCase` begin; syllables that begin next to such a word are left out."""
    plain = "".join(unicodedata.normalize("NFD", char)[0].lower() for char in word)
    humps = {at for at in range(1, len(word)) if word[at - 1].islower() and word[at].isupper()}
    starts = {found.start() for found in _SYLLABLE.finditer(plain) if not humps & {found.start() + 1, found.start()}}
    return sorted(humps | starts)


_SIGNS: Final = frozenset({"Pc", "Pd", "Po", "Sm", "Sk"})
_APOSTROPHES: Final = "'’"
_LONGEST: Final = 60
_HYPHENATED: Final = (("\u0000", "\u058f"), ("\u10a0", "\u10ff"), ("\u1e00", "\u1fff"), ("\u2c60", "\u2c7f"))
"""Scripts that divide words with a hyphen: Latin, Greek, Cyrillic, Armenian and Georgian."""


class WordDivision(NamedTuple):
    """The number of characters that stay on the line, and the hyphen to add to them, if any."""

    length: int
    end: str


def divide(word: str, most: int, with_hyphen: int) -> WordDivision:
    """Divide a word of which `most` characters fit on the line, and `with_hyphen` beside a hyphen.

    Prefers the end of a part like `_` or `.`, then a syllable, then any place with enough letters on both sides.
    """
    for at in range(most, most // 2, -1):
        if unicodedata.category(word[at - 1]) in _SIGNS and word[at].isalnum() and word[at - 1] not in _APOSTROPHES:
            return WordDivision(at, "")
    if not _is_letter(word[most - 1]) or not _is_letter(word[most]):
        return WordDivision(most, "")
    at = min(most, with_hyphen)
    start, end = _letters_around(word, at)
    if start == at:
        return WordDivision(at, "")
    room = at - start
    fitting = (place for place in places(word[start:end]) if place <= room)
    place = start + max(fitting, default=max(1, min(room, end - start - LEAST)))
    while place > start + 1 and unicodedata.combining(word[place]):
        place -= 1
    return WordDivision(place, HYPHEN)


def places(word: str) -> Iterator[int]:
    """Yield the offsets at which a word may be divided. These are estimates."""
    return (at for at in _onsets(word) if LEAST <= at <= len(word) - LEAST)


def _letters_around(word: str, at: int) -> tuple[int, int]:
    """The range of letters around an offset, at most `_LONGEST` on each side."""
    start, end = at, at
    while start > max(0, at - _LONGEST) and _is_letter(word[start - 1]):
        start -= 1
    while end < min(len(word), at + _LONGEST) and _is_letter(word[end]):
        end += 1
    return start, end


def _is_letter(char: str) -> bool:
    is_mark = unicodedata.category(char) in {"Mn", "Mc"}
    return (char.isalpha() or is_mark) and any(first <= char <= last for first, last in _HYPHENATED)
