"""Every format that a command writes: one row each. Options, help, file endings and `doctor` are made from these rows.

A format is a module that is loaded when it is asked for, so that this table costs nothing.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

DiagramName: TypeAlias = Literal["map", "flow"]
DirectionName: TypeAlias = Literal["LR", "TB"]


class FormatRow(NamedTuple):
    """A format: the module that writes it, the endings of its files, and whether it draws one of the diagrams."""

    module: str
    endings: tuple[str, ...] = ()
    diagrams: bool = False


DRAWINGS: Final[Mapping[str, FormatRow]] = {
    "html": FormatRow("render.html.page", (".html",)),
    "svg": FormatRow("render.graphviz.svg", (".svg",), diagrams=True),
    "png": FormatRow("render.graphviz.png", (".png",), diagrams=True),
    "pdf": FormatRow("render.graphviz.pdf", (".pdf",), diagrams=True),
    "dot": FormatRow("render.graphviz.dot", (".dot",), diagrams=True),
    "md": FormatRow("render.markdown.document", (".md",)),
    "json": FormatRow("render.json_", (".json",)),
}
"""What `render` writes: modules of `render.formats.Format`."""

DIAGRAMS: Final[tuple[DiagramName, ...]] = ("map", "flow")
"""What Graphviz draws: the whole map as a poster, and the flow from step to step."""

DIRECTIONS: Final[tuple[DirectionName, ...]] = ("LR", "TB")
"""Which way a flow runs: left to right, top to bottom."""

PROBLEM_REPORTS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.problems.text"),
    "concise": FormatRow("report.problems.concise"),
    "json": FormatRow("report.problems.json_"),
    "github": FormatRow("report.problems.github"),
    "gitlab": FormatRow("report.problems.gitlab"),
    "sarif": FormatRow("report.problems.sarif"),
    "junit": FormatRow("report.problems.junit"),
    "md": FormatRow("report.problems.markdown"),
}
"""What `validate` writes: modules of `report.formats.ProblemReport`."""

CHANGE_REPORTS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.changes.text"),
    "json": FormatRow("report.changes.json_", (".json",)),
    "md": FormatRow("report.changes.markdown", (".md",)),
    "html": FormatRow("report.changes.html", (".html", ".htm")),
    "github": FormatRow("report.changes.github"),
}
"""What `diff` writes: modules of `report.formats.ChangeReport`, the page apart."""


def by_ending(table: Mapping[str, FormatRow]) -> dict[str, str]:
    """The format of each file ending, with its dot."""
    return {ending: name for name, row in table.items() for ending in row.endings}
