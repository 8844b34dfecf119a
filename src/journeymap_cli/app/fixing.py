"""Problems that have just one fix, fixed in the text."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from journeymap_cli.app.check import check_source
from journeymap_cli.app.sources import MapSource
from journeymap_cli.problem import Problem
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import BAD_VALUE, DUPLICATE_KEY, UNKNOWN_KEY

BY_HINT: Final = frozenset({UNKNOWN_KEY, BAD_VALUE})
"""The rules whose hint names the one word that is meant: a key of the format, or a word of a closed list."""

MEANT: Final = regex(r"did you mean '([a-z][a-z0-9_-]*)'\?")


MOST_ROUNDS: Final = 10


class FixedMap(NamedTuple):
    """The bytes of a map after fixes, and what they fixed."""

    raw: bytes
    fixed: Sequence[Problem]


def fixed_map(source: MapSource, today: datetime.date | None = None) -> FixedMap:
    """A map without the problems that have just one fix; one that would bring another problem is not made.

    What a misspelt key hid is checked once the key is known, and fixed too. Raises UnreadableError, SettingsError.
    """
    today = today or datetime.date.today()
    done = list[Problem]()
    for _ in range(MOST_ROUNDS):
        source, found = _fixed_once(source, today)
        done += found
        if not found:
            break
    return FixedMap(source.raw, done)


def _fixed_once(source: MapSource, today: datetime.date) -> tuple[MapSource, list[Problem]]:
    """The map after one fix for each problem that it has now, the last one first, and what they fixed."""
    before, done = check_source(source, today, source.max_size), list[Problem]()
    for problem in sorted(before, key=lambda each: each.where, reverse=True):
        raw = _replaced(source, problem)
        if raw is None:
            continue
        candidate = _saying(source, raw)
        after = check_source(candidate, today, source.max_size)
        known = Counter(map(_what, before))
        if known[_what(problem)] > Counter(map(_what, after))[_what(problem)] and all(
            known[_what(each)] or _was_hidden(each, problem) for each in after
        ):
            source, before = candidate, after
            done.append(problem)
    return source, done


def _saying(source: MapSource, raw: bytes) -> MapSource:
    return replace(source, fetch=lambda: raw)


def _was_hidden(new: Problem, fixed: Problem) -> bool:
    """Whether a problem is in the value of a key that was unknown."""
    found = MEANT.fullmatch(fixed.hint or "")
    path = (*fixed.path[:-1], found[1] if found else "")
    return fixed.rule == UNKNOWN_KEY and new.rule != DUPLICATE_KEY and new.path[: len(path)] == path


def _what(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message


def _replaced(source: MapSource, problem: Problem) -> bytes | None:
    """The bytes with the word that is meant in place of the wrong one; None if there is no such word."""
    found = MEANT.fullmatch(problem.hint or "")
    span = problem.where
    if not found or problem.rule not in BY_HINT or problem.file != source.name or span.line != span.end_line:
        return None
    lines = source.raw.decode(errors="surrogateescape").split("\n")
    line, mark = lines[span.line - 1], "\ufeff" if span.line == 1 and lines[0].startswith("\ufeff") else ""
    start, end = (column - 1 + len(mark) for column in (span.column, span.end_column))
    lines[span.line - 1] = f"{line[:start]}{found[1]}{line[end:]}"
    return "\n".join(lines).encode(errors="surrogateescape")


def fixes(sources: Sequence[MapSource]) -> Iterator[tuple[MapSource, FixedMap]]:
    """The maps that can be fixed, with the result."""
    for source in sources:
        result = fixed_map(source)
        if result.fixed:
            yield source, result
