"""Finding the fixes of problems, trying them, and applying them to the text of a file."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.app.applying import edited
from journeymap_cli.app.check import check_source
from journeymap_cli.app.fixes import FIXES, FixContext, fix_of, replaced
from journeymap_cli.app.locks import Writer, changing
from journeymap_cli.app.sources import MapSource
from journeymap_cli.characters import BOM
from journeymap_cli.edits.operations import edits_of
from journeymap_cli.errors import InvalidJourneyError, JourneymapError
from journeymap_cli.lint.catalogue import FIXED, Choice
from journeymap_cli.load.load import load_text
from journeymap_cli.problem import Problem, Replacement, Severity, Span
from journeymap_cli.rule_ids import DUPLICATE_KEY, NOT_UTF8, UNKNOWN_KEY, YAML_SYNTAX
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.text import wide_text

MOST_ROUNDS: Final = 20
"""Problems that a fix reveals are fixed in the next round: a syntax error hides those after it."""

OF_TEXT: Final = frozenset({YAML_SYNTAX, NOT_UTF8})
"""The rules whose problems hide all others."""


class FixedMap(NamedTuple):
    """The bytes of a map after fixes, and the problems that they fixed."""

    raw: bytes
    fixed: Sequence[Problem]


class FixRun(NamedTuple):
    """How to check: the rules that were chosen, and the date."""

    typed: Choice = Choice()
    today: datetime.date = datetime.date.min

    def check(self, source: MapSource) -> list[Problem]:
        """The problems of a version of a file."""
        return check_source(source, self.today, source.max_size, typed=self.typed)


def fixed_map(source: MapSource, today: datetime.date | None = None, typed: Choice | None = None) -> FixedMap:
    """Fix the problems of a map that have exactly one fix, unless that would cause another problem.

    Problems that others hid are fixed in turn. Raises UnreadableError, SettingsError.
    """
    run, done = FixRun(typed or Choice(), today or datetime.date.today()), list[Problem]()
    for _ in range(MOST_ROUNDS):
        problems = run.check(source)
        found = next(filter(None, _tried(source, problems, run)), [])
        if not found:
            break
        done += found
        source = _fixed(source, found)
    return FixedMap(source.raw, done)


def with_fixes(source: MapSource, problems: Sequence[Problem], run: FixRun) -> list[Problem]:
    """The problems of a file, with the fix of each that has one."""
    fixes = {(each.where, _key(each)): each.fix for found in _tried(source, problems, run) for each in found}
    return [
        each._replace(fix=fixes.get((each.where, _key(each)))) if each.file == source.name else each
        for each in problems
    ]


def _tried(source: MapSource, problems: Sequence[Problem], run: FixRun) -> Iterator[list[Problem]]:
    """The problems of a file that can be fixed together, each with its fix: by replacements first, then by edits."""
    found = _untried(source, problems)
    yield _accepted(source, problems, [], [each for each in found if each.fix and each.fix.replacements], run)
    yield _accepted(source, problems, [], [each for each in found if each.fix and each.fix.edits], run)


def _untried(source: MapSource, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of a file that have a fix, before any fix is tried."""
    if not any(each.rule in FIXES for each in problems) or _text(source.raw) is None:
        return []
    read = read_yaml(source.raw, source.max_size)
    try:
        document = load_text(read, source.name, source.reader, source.max_size)
    except InvalidJourneyError:
        document = None
    context, own = FixContext(read, document), [each for each in problems if each.file == source.name]
    return [each._replace(fix=fix) for each in own if (fix := fix_of(each, context))]


def _accepted(
    source: MapSource, before: Sequence[Problem], base: list[Problem], more: list[Problem], run: FixRun
) -> list[Problem]:
    """`base`, and the fixes of `more` that cause no problem together with it: all are tried at once, then by halves."""
    if not more:
        return base
    more = _apart(base, more)
    if _is_good(source, before, [*base, *more], run):
        return [*base, *more]
    if len(more) <= 1:
        return base
    half = len(more) // 2
    return _accepted(source, before, _accepted(source, before, base, more[:half], run), more[half:], run)


def _apart(base: Sequence[Problem], more: Sequence[Problem]) -> list[Problem]:
    """The fixes of `more` that do not overlap with others; the rest are tried in the next round."""
    taken, kept = [*map(_spans, base)], list[Problem]()
    for problem in more:
        own = _spans(problem)
        if not any(one[:2] < other[2:] and other[:2] < one[2:] for each in taken for one in each for other in own):
            taken.append(own)
            kept.append(problem)
    return kept


def _spans(problem: Problem) -> list[Span]:
    return [each.span for each in problem.fix.replacements] if problem.fix else []


def _is_good(source: MapSource, before: Sequence[Problem], fixes: Sequence[Problem], run: FixRun) -> bool:
    """Whether fixes solve their problems, and all new problems were only hidden before.

    While a file is not a valid map, most rules do not run.
    """
    try:
        after = run.check(_fixed(source, fixes))
    except JourneymapError:
        return False
    known, left = Counter(map(_key, before)), Counter(map(_key, after))
    fixed = Counter(map(_key, fixes))
    if any(left[what] > known[what] - count for what, count in fixed.items()):
        return False
    was_broken = any(each.rule in FIXED and each.severity is Severity.ERROR for each in before)
    return all(
        left[what] <= known[what] or (was_broken and each.rule not in FIXED) or _was_hidden(each, fixes)
        for each in after
        if (what := _key(each))
    )


def _key(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message


def _was_hidden(new: Problem, fixes: Sequence[Problem]) -> bool:
    """Whether a problem is in the value of a key that was unknown, or below a place that could not be read."""
    return any(_hid(fixed, new) for fixed in fixes)


def _hid(fixed: Problem, new: Problem) -> bool:
    if fixed.rule in OF_TEXT:
        return new.rule not in OF_TEXT or new.where.line > fixed.where.line
    if fixed.rule != UNKNOWN_KEY or new.rule == DUPLICATE_KEY or not fixed.fix:
        return False
    path = (*fixed.path[:-1], fixed.fix.replacements[0].text)
    return new.path[: len(path)] == path


def _fixed(source: MapSource, fixes: Sequence[Problem]) -> MapSource:
    """The file after fixes. Raises what `apply` raises."""
    edits = [edit for each in fixes if each.fix for edit in each.fix.edits]
    if edits:
        raw = edited(source, edits_of(edits)).raw
        return source.holding(lambda: raw)
    replacements = [each for problem in fixes if problem.fix for each in problem.fix.replacements]
    return source.holding(lambda: _rewritten(source.raw, replacements))


def _rewritten(raw: bytes, replacements: Sequence[Replacement]) -> bytes:
    whole = _text(raw) or ""
    text = whole.lstrip(BOM)
    return (whole[: len(whole) - len(text)] + replaced(text, replacements)).encode()


def _text(raw: bytes) -> str | None:
    """The text of a file; None if its encoding is unknown."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return wide_text(raw)


def fix_file(source: MapSource, today: datetime.date, typed: Choice, write: Writer | None) -> FixedMap:
    """Fix a file as `fixed_map` does, and pass its new bytes to `write`. Also raises StaleError."""
    with changing(source, write) as save:
        result = fixed_map(source, today, typed)
        save(result.raw)
    return result
