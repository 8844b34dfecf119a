"""Whether two texts mean the same in other words, judged by the words that carry meaning."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from journeymap_cli.diff.match import SimilarityMeasure
from journeymap_cli.diff.similarity import ALIKE, MAX_CHARACTERS, similarity
from journeymap_cli.regexes import regex
from journeymap_cli.spelling import is_alike

SAME: Final = 0.8
"""The share of common words that carry meaning from which a text is a rewording; tuned with the pairs in the tests."""

HAN: Final = r"\u3400-\u9fff々"
KATAKANA: Final = r"\u30a0-\u30ff"
MARKS: Final = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
"""Vowel signs and accents, which belong to the word but are not letters."""

WORD: Final = regex(rf"[{HAN}]+|[{KATAKANA}]+|(?:(?![{HAN}{KATAKANA}\u3040-\u309f])[\w{MARKS}])+")
"""A word, or a run of Han or Katakana. Hiragana, which writes endings and particles, carries no meaning here."""

INSIDE: Final = regex(r"(?<=\w)['’\-‐‑](?=\w)")
"""Apostrophes and hyphens within a word: `e-mail` is `email`."""

LITTLE_HAN: Final = regex(r"[的了是在得地着过很太也都就还会又把被给让们]")
"""Han characters that carry no meaning of their own in Chinese; they separate the words around them."""

AMOUNT: Final = "#"
"""Stands for every number and unit of time."""

LITTLE_WORDS: Final = """
    a about after all also an and any are as at be because been before being but by can cannot cant could did do does
    doesnt dont down even every few for from get gets getting got had has have having he her here him his how i if in
    into is isnt it its just less let like many may me more most much must my need needs no nobody none nor not nothing
    of off often on once one only onto or other our out over own really she should so some sometimes still such take
    takes taking than that the their them then there these they this those through to too under until up us very was we
    were what when where which while who whom whose why will with without would you your

    aber alle als am an ans auch auf aus bei beim bin bis da das dass dauert dem den der des die dies diese doch dran du
    durch ein eine einem einen einer eines er es für gar gibt hat haben ich ihr im immer ins ist ja jemand kann kein
    keine keinen man mehr mich mit mir muss nach nicht niemand noch nur ob oder oft ohne schon sehr sein sich sie sind
    so um und uns viel vom von vor war was weil wenn werden wie wir wird wo zu zum zur

    au aux avec ce ces cet cette dans de des du elle elles en est et il ils je la le les leur leurs lui mais ne nous on
    ont ou où par pas plus pour qu que qui sa sans se ses son sont sur trop très un une vous

    al como con cuando del desde el ella en entre es esta está este esto hay la las lo los más muy ni no nos o para pero
    por que se sin sobre son su sus también tiene un una uno y ya

    alla che chi ci col come con da dal dalla degli dei del della di e gli ha i il in la le lo ma nel nella non per più
    quando si sono su sul sulla tra troppo un una

    à ao aos as com da das de do dos e em é foi há isso já mais mas na não nas no nos o os ou para pela pelo por que sem
    ser seu sua só também tem um uma

    aan als bij dat de deze die dit door een en er geen had heb heeft het hij hoe ik in is kan maar meer men met naar
    niet nog of om onze ook op over te tot uit van voor was wat we wel wij worden wordt ze zijn zo
"""
LITTLE: Final = frozenset(LITTLE_WORDS.split())
"""Words that say little about what a text means: English, German, French, Spanish, Italian, Portuguese, Dutch."""

NUMBERS_AND_UNITS: Final = """
    zero two three four five six seven eight nine ten twelve hundred thousand half dozen
    second seconds minute minutes min hour hours day days week weeks month months year years

    zwei drei vier fünf sechs sieben acht neun zehn sekunden minuten stunde stunden tag tage tagen woche wochen monat
    monate jahr jahre

    deux trois quatre cinq heure heures jour jours semaine semaines mois

    dos tres cuatro cinco minuto minutos hora horas día días semana semanas mes meses año años
"""
AMOUNTS: Final = frozenset(NUMBERS_AND_UNITS.split())
"""Numbers and units of time. They all count as the same word, so that another amount is a rewording."""


def rewording(one: str, other: str) -> float:
    """The similarity of two texts, 0 to 1, if they mean the same; 0 if one replaces the other.

    They mean the same if one has all words of the other that carry meaning, or if they share nearly all of them. If one
    has no such words, only their similarity counts.
    """
    if is_alike(one, other):
        return 1.0
    first, second = sorted((words(one), words(other)), key=lambda found: (len(found), found))
    if not first or not second:
        return similarity(one, other)
    common = _common(first, second)
    if _is_replaced(common, len(first), len(second)):
        return 0.0
    return max(_share(common, len(first), len(second)), ALIKE, similarity(one, other))


def _is_replaced(common: int, one: int, other: int) -> bool:
    """Whether texts mean different things, given the numbers of their words and of those in common."""
    return common < min(one, other) and _share(common, one, other) < SAME


def _share(common: int, one: int, other: int) -> float:
    return 2 * common / (one + other)


def may_be_reworded(one: str, other: str) -> float:
    """An upper bound of `rewording`, computed much faster: words with the same stem begin with the same letter."""
    if is_alike(one, other):
        return 1.0
    first, second = words(one), words(other)
    return 0.0 if _is_replaced(len(_initials(one) & _initials(other)), len(first), len(second)) else 1.0


MEANING: Final = SimilarityMeasure(rewording, may_be_reworded)


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The distinct words of a text that carry meaning, in order."""
    return tuple(dict.fromkeys(_words(INSIDE.sub("", text.casefold()[:MAX_CHARACTERS]))))


def _words(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        if word in AMOUNTS or word.isdecimal():
            yield AMOUNT
        elif word not in LITTLE:
            yield from (part for part in LITTLE_HAN.split(word) if part)


@lru_cache(maxsize=20_000)
def _initials(text: str) -> frozenset[tuple[str, int]]:
    """The first letters of the words, numbered so that a set can contain a letter several times."""
    seen: Counter[str] = Counter()
    numbered: set[tuple[str, int]] = set()
    for word in words(text):
        numbered.add((word[0], seen[word[0]]))
        seen[word[0]] += 1
    return frozenset(numbered)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of words of the first with a word of the same stem in the second, each used once."""
    left = list(other)
    count = 0
    for word in one:
        found = next((each for each in left if each[0] == word[0] and same_word(word, each)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


STEM: Final = 4
SHORT_STEM: Final = 3
SHORT_ENDINGS: Final = frozenset({"s", "es", "ed", "ing", "en", "er", "e", "n"})
LONGEST_ENDING: Final = 3
SURE_STEM: Final = 5
SURE_SHARE: Final = 0.7
DOUBLED: Final = regex(r"(.)\1+")

IDEOGRAPHS: Final = regex(rf"[{HAN}{KATAKANA}]")
IDEOGRAPH_STEM: Final = 2


def same_word(one: str, other: str) -> bool:
    """Whether two words have the same stem (`arrives`, `arrival`) or one is a misspelling of the other (`recieve`)."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    start = _start(short, long)
    if IDEOGRAPHS.match(short):
        is_stem = start == len(short) and len(long) - start <= LONGEST_ENDING
        return start >= IDEOGRAPH_STEM and (is_stem or start >= SURE_SHARE * len(long))
    ending = long[start:]
    if start == len(short):
        is_regular = (len(short) >= STEM and len(ending) <= LONGEST_ENDING) or len(short) >= SURE_STEM
        return is_regular or (len(short) == SHORT_STEM and ending in SHORT_ENDINGS)
    return (start >= SURE_STEM and start >= SURE_SHARE * len(long)) or _is_spelling(short, long)


def _start(short: str, long: str) -> int:
    """The number of letters that both words begin with."""
    return next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))


def _is_spelling(short: str, long: str) -> bool:
    """Whether two words differ only in the order of letters or in doubled letters, as two real words hardly ever do."""
    one, other = (DOUBLED.sub(r"\1", word) for word in (short, long))
    return one[0] == other[0] and sorted(one) == sorted(other)
