"""Comments that silence rules, and those of them that silence nothing."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.run import Severities
from journeymap_cli.lint.wording import quoted
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Problem, Span
from journeymap_cli.rule_ids import UNUSED_IGNORE

DIRECTIVE: Final = re.compile(r"#+\s*journeymap:\s*ignore(?P<file>-file)?(?![\w-])(?:\[(?P<rules>[^\]]*)\])?")
RULE: Final = re.compile(r"[^\s,]+")
MOST_HINTS: Final = 100
TAKE_IT_OUT: Final = "take it out"
MOVE_IT: Final = "put it on the line where a problem of that rule begins, or above; else take it out"
EXAMPLE: Final = "write the rules in brackets: # journeymap: ignore[no-owner] why"


class IgnoreComment(Protocol):
    """A comment of a file, from its `#` on. `alone` says that nothing else stands on its line."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def alone(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class IgnoreDirective:
    """What a comment silences: rules, by name and place, for problems that begin on a line, or anywhere (None)."""

    line: int | None
    rules: tuple[tuple[str, Span], ...]
    span: Span


def ignores(comments: Iterable[IgnoreComment], lines: Sequence[str]) -> list[IgnoreDirective]:
    """Every comment that means to silence something. One alone on its line is about the next that is no comment."""
    found = [(comment, directive) for comment in comments if (directive := DIRECTIVE.match(comment.text))]
    below = _content_below(lines) if found else []
    result = []
    for comment, directive in found:
        line = below[comment.line] if comment.alone else comment.line
        names = RULE.finditer(comment.text, *directive.span("rules")) if directive["rules"] else ()
        rules = tuple((name[0], _span(comment, *name.span())) for name in names)
        result.append(IgnoreDirective(None if directive["file"] else line, rules, _span(comment, 0, len(comment.text))))
    return result


def _content_below(lines: Sequence[str]) -> list[int]:
    """For each line, counted from 1, the next one that holds something else than a comment."""
    below = [len(lines) + 1] * (len(lines) + 2)
    for number in range(len(lines), 0, -1):
        text = lines[number - 1].lstrip()
        below[number - 1] = number if text and not text.startswith("#") else below[number]
    return below


def _span(comment: IgnoreComment, start: int, end: int) -> Span:
    return Span(comment.line, comment.column + start, comment.line, comment.column + end)


def silence(problems: Iterable[Problem], ignoring: Iterable[IgnoreDirective]) -> list[Problem]:
    """The problems of a file that no comment silences; errors of reading are never silenced."""
    silenced = {(ignore.line, rule) for ignore in ignoring for rule, _ in ignore.rules if rule not in FIXED}
    return [problem for problem in problems if not silenced.intersection(_places(problem))]


def _places(problem: Problem) -> set[tuple[int | None, str]]:
    """The lines, for comments, where a problem can be silenced."""
    return {(None, problem.rule), (problem.span.line if problem.span else None, problem.rule)}


def unused(problems: Iterable[Problem], ignoring: Iterable[IgnoreDirective], on: Severities) -> Iterator[Problem]:
    """The comments that silence none of the problems of a file, or name no rule. Only rules that ran can be unused."""
    broken = {place for problem in problems if problem.rule not in FIXED for place in _places(problem)}
    severity = on[UNUSED_IGNORE]
    for count, (ignore, rule, span) in enumerate(_named(ignoring)):
        told = _why(rule, on, hinted=count < MOST_HINTS) if (ignore.line, rule) not in broken else None
        if told:
            hint = MOVE_IT if told[1] == TAKE_IT_OUT and (None, rule) in broken else told[1]
            yield Problem(UNUSED_IGNORE, told[0], severity=severity, hint=hint, span=span)


def _named(ignoring: Iterable[IgnoreDirective]) -> Iterator[tuple[IgnoreDirective, str, Span]]:
    """Each name of a rule in a comment; one empty name for a comment without any."""
    for ignore in ignoring:
        for rule, span in ignore.rules or [("", ignore.span)]:
            yield ignore, rule, span


def _why(rule: str, on: Collection[str], *, hinted: bool) -> tuple[str, str] | None:
    """Why the name of a rule ignores nothing, and what to do; None where nobody can say so."""
    if not rule:
        return "the comment names no rule, so it ignores nothing", EXAMPLE
    if rule not in CATALOGUE:
        found = nearest(rule, CATALOGUE) if hinted else None
        return (
            f"there is no rule {quoted(rule)}",
            f"did you mean '{found}'?" if found else "journeymap rules lists them",
        )
    if rule in FIXED:
        return f"'{rule}' is an error of reading, which nothing can ignore", "mend it, and take the name out"
    if rule in on and rule != UNUSED_IGNORE:
        return f"there is nothing to ignore for '{rule}'", TAKE_IT_OUT
    return None
