"""The text of a cell as entries: cut into pieces, with scores and ratings where they are certain."""

from collections.abc import Iterator
from typing import Any, Final

from journeymap_cli.exchange.naming import visible
from journeymap_cli.exchange.rating_words import rated, word_score
from journeymap_cli.exchange.words import MARKUP, NUMBERING
from journeymap_cli.model.scalars import parse_number
from journeymap_cli.regexes import regex

BREAKS: Final = regex(r"<br\s*/?>|\n", 2)  # re.IGNORECASE
BULLET: Final = regex(r"^\s*(?:[-*•▪·‣–]|\d{1,2}[.)])\s+")
ARROWS: Final = regex(r"\s*(?:→|->|⇒)\s*")
OF_TEN: Final = regex(r"\(?\b(\d+(?:[.,]\d+)?)\s*/\s*(5|10)\b\)?")
WITH_COMMA: Final = regex(r"\s*[-+\u2212]?\d+,\d+\s*")
SHORT: Final = 60
"""Texts between semicolons that are at most this long are entries of their own."""
MOST_SHORT: Final = 100


def entries_of(lane: str, text: str) -> Iterator[dict[str, Any]]:
    """Yield the entries for one piece of a cell in a lane."""
    if lane == "emotion":
        yield from (feeling(part) for part in ARROWS.split(text) if part)
    elif lane == "metrics":
        yield {"name": text}
    else:
        bare, ratings = rated(lane, text)
        yield {"text": bare, **ratings}


def feeling(text: str) -> dict[str, Any]:
    """Return a feeling: its label, and a score if a number or a word in the text certainly is one."""
    number = parse_number(with_point(text))
    if number is not None and -2 <= number <= 2:
        return {"score": with_point(text)}
    if found := OF_TEN.search(text):
        value, most = float(with_point(found[1])), int(found[2])
        label = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" -–:")
        if 1 <= value <= most and not text[: found.start()].rstrip().endswith((":", "：")):
            score = round((value - 1) / (most - 1) * 4 - 2, 2)
            return {"score": f"{score:g}", **({"label": label} if label else {})}
    by_word = word_score(text)
    return {"label": text} if by_word is None else {"score": by_word, "label": text}


def with_point(text: str) -> str:
    """A number with a decimal point instead of a comma; any other text as it is."""
    return text.strip().replace(",", ".") if WITH_COMMA.fullmatch(text) else text


def pieces(text: str) -> Iterator[str]:
    """Yield the entries of a cell: cut at line breaks, bullets, numbers, and semicolons between short texts."""
    for line in BREAKS.split(text) if text else ():
        bare = BULLET.sub("", line).replace("**", "").strip()
        parts = [part.strip() for part in bare.split(";")] if bare.count(";") < MOST_SHORT else [bare]
        is_list = len(parts) > 1 and all(map(_is_entry, parts))
        for part in parts if is_list else [bare]:
            if visible(part, "") and part not in {"-", "—", "–"}:
                yield part


def _is_entry(part: str) -> bool:
    """Whether a text between semicolons is short, and its brackets are balanced."""
    return 0 < len(part) <= SHORT and part.count("(") == part.count(")")


def name_in(text: str) -> str:
    """A name in one line, without markup and numbering."""
    bare = " ".join(BREAKS.sub(" ", text).replace("**", "").replace("`", "").split())
    return NUMBERING.sub("", bare).strip() or MARKUP.sub("", bare).strip()
