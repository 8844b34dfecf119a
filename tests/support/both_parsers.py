"""Reading texts with both YAML parsers, which must agree."""

from collections.abc import Iterator
from typing import Any

from journeymap_cli.problem import Path, Problem, Span
from journeymap_cli.yamlsource.parser import PARSER
from journeymap_cli.yamlsource.pure_parser import PureParser
from journeymap_cli.yamlsource.read import YamlText, read_yaml

PARSERS = {"c": PARSER, "python": PureParser}


def read(text: str | bytes) -> YamlText:
    """Read a text with both parsers; assert that data, positions, comments and problems are the same."""
    raw = text.encode() if isinstance(text, str) else text
    first, second = (read_yaml(raw, parser=parser) for parser in PARSERS.values())
    assert first.data == second.data
    assert first.problems == second.problems
    assert places(first) == places(second)
    assert list(first.comments) == list(second.comments)
    return first


def values(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with its path."""
    yield path, data
    for key, entry in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from values(entry, (*path, key))


def places(text: YamlText) -> list[tuple[Path, Span, Span, Span | None]]:
    """The positions of every key and value."""
    at = text.positions
    return [(path, at.key(path), at.value(path), at.alias(path)) for path, _ in values(text.data)]


def problem(text: str | bytes) -> Problem:
    """The only problem of a text."""
    [only] = read(text).problems
    return only


def at(found: Problem) -> str:
    """The line and column where a problem starts: `2:5`."""
    assert found.span
    return f"{found.span.line}:{found.span.column}"


def excerpt(text: str, span: Span) -> str:
    """The text of a span, with line breaks as `\\n`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)
