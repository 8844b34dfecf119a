"""Graphs as DOT text: statements in order, with their names and attributes quoted where the language asks for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from journeymap_cli.regexes import regex

NAME: Final = regex(r"[a-zA-Z_][a-zA-Z0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)")
KEYWORDS: Final = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})
QUOTE: Final = regex(r'((?:\\\\)*)\\?"')
"""A quotation mark after backslashes that escape each other, and perhaps one that escapes it already."""


def quoted(text: str) -> str:
    """A name or value: as it is if DOT allows that, or if it is a label in angle brackets."""
    is_label = text[:1] == "<" and text[-1:] == ">"
    if is_label or (NAME.fullmatch(text) and text.lower() not in KEYWORDS):
        return text
    return '"{}"'.format(QUOTE.sub(r'\1\\"', text))


def attribute_list(attributes: Mapping[str, str], label: str | None = None) -> str:
    """Attributes in brackets after a blank, with the label first and the others by name; empty if there are none."""
    pairs = [*([] if label is None else [("label", label)]), *sorted(attributes.items())]
    return f" [{_pairs(pairs)}]" if pairs else ""


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{quoted(name)}={quoted(value)}" for name, value in pairs)


class Digraph:
    """A graph of arrows, or a part of one. `body` has the lines of its statements."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.body: list[str] = []

    def own(self, **attributes: str) -> None:
        """Set attributes of this part alone."""
        self.body.append(f"\t{_pairs(sorted(attributes.items()))}\n")

    def default(self, kind: Literal["graph", "node", "edge"], **attributes: str) -> None:
        """Set attributes of everything of a kind that follows."""
        self.body.append(f"\t{kind}{attribute_list(attributes)}\n")

    def node(self, name: str, label: str | None = None, **attributes: str) -> None:
        """Add a node."""
        self.body.append(f"\t{quoted(name)}{attribute_list(attributes, label)}\n")

    def edge(self, start: str, end: str, label: str | None = None, **attributes: str) -> None:
        """Add an arrow between two nodes."""
        self.body.append(f"\t{quoted(start)} -> {quoted(end)}{attribute_list(attributes, label)}\n")

    def subgraph(self, part: "Digraph") -> None:
        """Add a graph as a part."""
        self.body += [f"\t{line}" for line in part._lines("subgraph")]

    def _lines(self, keyword: str) -> Iterator[str]:
        yield f"{keyword} {quoted(self.name)} {{\n"
        yield from self.body
        yield "}\n"

    def __str__(self) -> str:
        return "".join(self._lines("digraph"))
