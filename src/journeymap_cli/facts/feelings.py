"""Scores that follow from labels: from one that the scale lists, or from an emoji at the start or end of a label."""

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Scale
from journeymap_cli.regexes import regex

FACES: Final[Mapping[str, Fraction]] = {
    face: place
    for place, faces in (
        (Fraction(1), "😄 😀 😃 😁 😆 😍 🥰 🤩 🥳 😻"),
        (Fraction(3, 4), "🙂 😊 ☺ 😌 😉 😇 😎 🤗 👍"),
        (Fraction(1, 2), "😐 😑 😶 🤔 🧐 😮 😲"),
        (Fraction(1, 4), "🙁 ☹ 😕 😟 😞 😔 😢 😥 😓 😰 😨 😬 😒 🙄 😣 😖 😩 😫 👎"),
        (Fraction(0), "😡 😠 🤬 😤 😭 😱"),
    )
    for face in faces.split()
}
"""The place of each emoji on the scale: 1 is the best feeling. Drawings show the first emoji of each row."""

EMOJI: Final = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Symbols and pictures, as the range of a regular expression."""

VARIANTS: Final = "\ufe0e\ufe0f" + "".join(map(chr, range(0x1F3FB, 0x1F400)))
"""Presentation selectors and skin tones, which do not change a feeling."""


def score_of(entry: Emotion, scale: Scale) -> Decimal | None:
    """Return the score of an emotion: the written one, else that of its first label which has one."""
    if entry.score is not None or entry.label is None:
        return entry.score
    words = listed_words(scale)
    found = (_score(label, words, scale) for label in labels(entry))
    return next((score for score in found if score is not None), None)


def labels(entry: Emotion) -> tuple[str, ...]:
    """Return the labels of an emotion; most have one."""
    return several(entry.label)


def several(label: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the texts of a label."""
    return (label,) if isinstance(label, str) else label or ()


def label_words(label: str | tuple[str, ...] | None) -> str | None:
    """Return a label as one text: `curious, anxious`."""
    return ", ".join(several(label)) or None


def listed_words(scale: Scale) -> Mapping[str, Decimal]:
    """Return the words and emoji of the scale, folded, with their scores. Of a repeated word, the first one counts."""
    return _folded_words(tuple((score, several(label)) for score, label in scale.labels.items()))


@lru_cache(maxsize=16)
def _folded_words(listed: tuple[tuple[Decimal, tuple[str, ...]], ...]) -> Mapping[str, Decimal]:
    return {_fold(word): score for score, words in reversed(listed) for word in reversed(words)}


def _score(label: str, words: Mapping[str, Decimal], scale: Scale) -> Decimal | None:
    folded = _fold(label)
    found = _AT_AN_END.search(folded)
    emoji, rest = (found[0].strip(), _AT_AN_END.sub("", folded, 1)) if found else ("", folded)
    for word in (folded, emoji, rest):
        if word in words:
            return words[word]
    place = FACES.get(emoji)
    return None if place is None else _at(place, scale)


def _at(place: Fraction, scale: Scale) -> Decimal:
    """Return the score at a place of the scale; the places of faces are quarters, so the result is exact."""
    return scale.min + (scale.max - scale.min) * place.numerator / place.denominator


def _fold(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return " ".join(folded.translate(_WITHOUT_VARIANTS).split())


_WITHOUT_VARIANTS: Final = dict.fromkeys(map(ord, VARIANTS))


_EMOJI: Final = rf"[{EMOJI}](?:\u200d[{EMOJI}])*"
"""A symbol, or several with joiners that make one emoji, such as the exhaling face. Folding removes skin tones."""

_AT_AN_END: Final = regex(rf"^{_EMOJI} ?|(?<!\u200d) ?{_EMOJI}$")
