"""Ignore comments: the rules that they silence, and comments that silence nothing."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.run import Severities
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Span
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import UNUSED_IGNORE

DIRECTIVE: Final = regex(r"#+\s*journeymap:\s*ignore(?P<file>-file)?(?![\w-])(?:\[(?P<rules>[^\]]*)\])?")
"""An ignore comment from its start, but not `ignored` or `ignore-x`. With an unclosed bracket it matches without rules,
so that it is reported, and not taken for a remark.
"""

RULE: Final = regex(r"[^\s,]+")
MOST_HINTS: Final = 100
REMOVE_IT: Final = "remove it"
FIX_AND_REMOVE: Final = "fix it, and remove this"
MOVE_IT: Final = "move it to the line where a problem of that rule starts, or above that line, or remove it"
EXAMPLE: Final = "write the rules in brackets: # journeymap: ignore[no-owner] why"


class IgnoreComment(Protocol):
    """A comment of a file, starting at its `#`. `alone` if there is nothing else on its line."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def alone(self) -> bool: ...


class IgnoreDirective(NamedTuple):
    """What a comment silences: rules, each with the span of its name, on a line or in the whole file (None)."""

    line: int | None
    rules: tuple[tuple[str, Span], ...]
    span: Span


def ignores(comments: Iterable[IgnoreComment], lines: Sequence[str]) -> list[IgnoreDirective]:
    """Every ignore comment. One that is alone on its line applies to the next line that is not a comment."""
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
    """For each line, by its number from 1, the next line that has content, not only a comment.

    The table is filled from the end: the result for a line is the line below it, or the result for that line. At the
    end it is the number after the last line, where there are no problems.
    """
    below = [len(lines) + 1] * (len(lines) + 2)
    for number in range(len(lines), 0, -1):
        text = lines[number - 1].lstrip()
        below[number - 1] = number if text and not text.startswith("#") else below[number]
    return below


def _span(comment: IgnoreComment, start: int, end: int) -> Span:
    return Span(comment.line, comment.column + start, comment.line, comment.column + end)


def silence(problems: Iterable[Problem], ignoring: Iterable[IgnoreDirective]) -> list[Problem]:
    """The problems of a file that no comment silences; syntax and schema errors are never silenced."""
    silenced = {(ignore.line, rule) for ignore in ignoring for rule, _ in ignore.rules if rule not in FIXED}
    return [problem for problem in problems if not silenced.intersection(_places(problem))]


def _places(problem: Problem) -> set[tuple[int | None, str]]:
    """The lines on which a comment can silence a problem, with its rule: its own line, and None for the file."""
    return {(None, problem.rule), (problem.span.line if problem.span else None, problem.rule)}


def unused(problems: Iterable[Problem], ignoring: Iterable[IgnoreDirective], on: Severities) -> Iterator[Problem]:
    """The names in ignore comments that silence none of the problems of a file. Rules that did not run are skipped."""
    broken = {place for problem in problems if problem.rule not in FIXED for place in _places(problem)}
    severity = on[UNUSED_IGNORE]
    for count, (ignore, rule, span) in enumerate(_named(ignoring)):
        why = _why(rule, on, hinted=count < MOST_HINTS) if (ignore.line, rule) not in broken else None
        if why:
            message, hint = why
            hint = MOVE_IT if hint == REMOVE_IT and (None, rule) in broken else hint
            yield Problem(UNUSED_IGNORE, message, severity=severity, hint=hint, span=span)


def _named(ignoring: Iterable[IgnoreDirective]) -> Iterator[tuple[IgnoreDirective, str, Span]]:
    """Each rule that a comment names, with its span; an empty name if it names none."""
    for ignore in ignoring:
        for rule, span in ignore.rules or [("", ignore.span)]:
            yield ignore, rule, span


def _why(rule: str, on: Collection[str], *, hinted: bool) -> tuple[str, str] | None:
    """Why a comment does not ignore a rule, and what to do; None if the rule did not run, so that it may be needed."""
    if not rule:
        return "the comment names no rule, so it ignores nothing", EXAMPLE
    if rule not in CATALOGUE:
        otherwise = "'journeymap rules' lists them"
        hint = suggestion(rule, CATALOGUE, otherwise) if hinted else otherwise
        return f"there is no rule {quoted(shown(rule, CATALOGUE) if hinted else rule)}", hint
    if rule in FIXED:
        return f"'{rule}' cannot be ignored, because it is a syntax or schema error", FIX_AND_REMOVE
    if rule in on and rule != UNUSED_IGNORE:
        return f"there is no problem of '{rule}' to ignore here", REMOVE_IT
    return None
