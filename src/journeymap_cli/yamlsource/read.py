"""Reading the bytes of a YAML file: plain data, positions, comments and problems. Recovers from one syntax error."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, NamedTuple

import yaml

from journeymap_cli.problem import Problem
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import TOO_DEEP, YAML_SYNTAX
from journeymap_cli.yamlsource.builder import MOST_FAULTS, Builder, StoppedError
from journeymap_cli.yamlsource.comments import Comments
from journeymap_cli.yamlsource.diagnose.syntax import diagnose, wrong_directive
from journeymap_cli.yamlsource.invisible import invisible
from journeymap_cli.yamlsource.parser import PARSER, Parser
from journeymap_cli.yamlsource.positions import Lines, Positions
from journeymap_cli.yamlsource.pure_parser import PureParser
from journeymap_cli.yamlsource.scalars import SwallowedLine
from journeymap_cli.yamlsource.text import MAX_SIZE, decode, faithful


class YamlText(NamedTuple):
    """A text that was read.

    `text` has no BOM. `data` consists of dict, list and str, as written; an empty plain value is None, an empty key "".
    Aliases share one object. `data` is None if the text is empty, or if reading could not continue; then `problems` has
    an error. `swallowed` are lines in block texts (`|` or `>`) that may be entries or keys.
    """

    text: str
    data: Any
    positions: Positions
    comments: Comments
    problems: list[Problem]
    swallowed: list[SwallowedLine]


def read_yaml(raw: bytes, max_size: int = MAX_SIZE, parser: Callable[[str], Parser] = PARSER) -> YamlText:
    """Read a file with any content. Never raises: the problems are in the result, in the order of the text."""
    text, problems = decode(raw, max_size)
    lines, builder = Lines(text), Builder(text)
    if problems:
        builder.reached = 0
    else:
        with paused_collection():
            builder = _built(text, parser)
    comments = Comments(lines, builder.scalars.hash_spans, builder.scalars.plain_ends, builder.reached)
    faults = [*builder.faults, *islice(comments.cuts(), MOST_FAULTS), *islice(invisible(text), MOST_FAULTS)]
    problems += [fault.problem(lines) for fault in sorted(faults, key=lambda fault: fault.start)]
    return YamlText(text, builder.data, Positions(lines, builder.place), comments, problems, builder.scalars.swallowed)


class AheadOfTextError(Exception):
    """A parser reached its own nesting limit while it scanned ahead, so our limit is before that place."""


def _built(text: str, parser: Callable[[str], Parser]) -> Builder:
    """A builder that has processed the events of a text, at least until it stopped.

    If the parser reaches its own nesting limit first, it cannot tell where ours is. The parser in Python, which has no
    limit, then reads the text again.
    """
    builder, wrong = Builder(text), wrong_directive(text)
    try:
        if wrong:
            builder.stop(wrong)
        _take_all(faithful(parser, text).get_event, builder, has_limit=parser is not PureParser)
    except StoppedError:
        pass
    except AheadOfTextError:
        return _built(text, PureParser)
    return builder


def _take_all(next_event: Callable[[], Any], builder: Builder, *, has_limit: bool) -> None:
    take, event = builder.take, next_event()
    try:
        while type(event) is not yaml.StreamEndEvent:
            event = next_event()
            take[type(event)](builder, event)
    except yaml.MarkedYAMLError as error:
        builder.reached = event.end_mark.index
        fault = diagnose(builder.text, error, builder.read(event))
        if has_limit and fault.rule == TOO_DEEP:
            raise AheadOfTextError from error
        builder.stop(fault)


@contextmanager
def paused_collection() -> Iterator[None]:
    """Pause garbage collection, which would scan the growing tree repeatedly, although none of it is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


LARGEST: Final = 200_000
"""The maximum number of characters of a text to repair, as each repair reads the text again."""

VALUE: Final = regex(r"[:-] +$")
"""What precedes a value on its line: a key with its colon, or a dash."""


def recovered(text: YamlText) -> str | None:
    """The text with the broken value replaced, of equal length; None if that is not a value at the end of a line."""
    fault = _fatal_problem(text)
    if fault is None or not fault.span or len(text.text) > LARGEST:
        return None
    span, lines = fault.span, text.text.split("\n")
    line = lines[span.line - 1].rstrip()
    before = line[: span.column - 1]
    if (span.end_line, span.end_column - 1) != (span.line, len(line)) or not VALUE.search(before):
        return None
    if _continues(lines, span.line):
        return None
    lines[span.line - 1] = before + "x" * (len(line) - len(before))
    return "\n".join(lines)


def _continues(lines: Sequence[str], number: int) -> bool:
    """Whether the next line that is not empty is indented deeper than line `number`, and so may continue its value."""
    following = next((line for line in lines[number:] if line.strip()), "")
    return _indent(following) > _indent(lines[number - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fatal_problem(text: YamlText) -> Problem | None:
    """The syntax error at which reading stopped."""
    return next((problem for problem in reversed(text.problems) if problem.rule == YAML_SYNTAX), None)
