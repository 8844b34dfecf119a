"""Markdown of a map, and how a Markdown parser reads it."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown import document
from journeymap_cli.render.options import Options

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(map_: Journey, options: Options | None = None) -> str:
    return document.render(map_, options or Options()).decode()


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


MARKS = {"code_inline", "strong_open", "strong_close", "link_open", "link_close"}
"""The tokens of marks that texts may have."""


def shape(source: str) -> list[str]:
    """The types of the tokens of a Markdown text, without words and their marks."""
    return [token.type for token in flat(PARSER.parse(source)) if token.type not in {"text", "inline", *MARKS}]


def words(source: str) -> list[str]:
    """Each run of text, as the filters of a code host see it."""
    return [
        "".join(child.content for child in token.children or [] if child.type in {"text", "text_special"})
        for token in PARSER.parse(source)
        if token.type == "inline"
    ]


def tables(source: str) -> list[list[list[str]]]:
    """The tables, as rows of the source of their cells."""
    found: list[list[list[str]]] = []
    for token in PARSER.parse(source):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and token.level >= 4 and found:
            found[-1][-1].append(token.content)
    return found
