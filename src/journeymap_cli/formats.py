"""The formats that commands write, one row each. Options, help, file endings and `doctor` are made from these tables.

A row names its module, which is imported when the format is used: the tables themselves cost nothing.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

DiagramName: TypeAlias = Literal["map", "flow"]
DirectionName: TypeAlias = Literal["LR", "TB"]

DIAGRAMS: Final[tuple[DiagramName, ...]] = get_args(DiagramName)
"""What Graphviz draws: the whole map as a poster, and the flow from step to step. The first is the default."""

DIRECTIONS: Final[tuple[DirectionName, ...]] = get_args(DirectionName)
"""The direction of a flow: left to right, or top to bottom."""


PAPERS: Final[Mapping[str, tuple[float, float]]] = {
    "a3": (1190.55, 841.89),
    "a4": (841.89, 595.28),
    "letter": (792, 612),
    "16:9": (960, 540),
}
"""The pages that a map can be laid out for: width and height in points, in landscape."""


class FormatRow(NamedTuple):
    """The module that writes a format, below `journeymap_cli`, and the endings of its files, the usual one first.

    For drawings: whether the format is drawn for each of `DIAGRAMS`, whether it includes the flow if Graphviz is
    installed, and what happens to text in a script for which this machine has no font. For reports: whether they are
    for a service, which expects paths relative to the top of the repository.
    """

    module: str
    endings: tuple[str, ...] = ()
    has_diagrams: bool = False
    has_flow: bool = False
    without_fonts: str = ""
    for_services: bool = False


DRAWINGS: Final[Mapping[str, FormatRow]] = {
    "html": FormatRow("render.html.page", (".html",), has_flow=True),
    "svg": FormatRow("render.svg.svg", (".svg",), has_diagrams=True, without_fonts="such text shows as boxes here"),
    "png": FormatRow("render.graphviz.png", (".png",), has_diagrams=True, without_fonts="such text is drawn as boxes"),
    "pdf": FormatRow("render.graphviz.pdf", (".pdf",), has_diagrams=True, without_fonts="such text is drawn as boxes"),
    "dot": FormatRow("render.graphviz.dot", (".dot",), has_diagrams=True),
    "md": FormatRow("render.markdown.document", (".md",)),
    "json": FormatRow("render.json_", (".json",)),
    "csv": FormatRow("render.csv_", (".csv",)),
    "xlsx": FormatRow("render.xlsx.workbook", (".xlsx",)),
    "mermaid": FormatRow("render.mermaid_journey", (".mmd",)),
    "flowchart": FormatRow("render.mermaid_flowchart", (".flow.mmd",)),
}
"""What `render` writes: modules of type `render.formats.Format`."""

PROBLEM_REPORTS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.problems.text"),
    "concise": FormatRow("report.problems.concise"),
    "json": FormatRow("report.problems.json_"),
    "github": FormatRow("report.problems.github", for_services=True),
    "gitlab": FormatRow("report.problems.gitlab", for_services=True),
    "sarif": FormatRow("report.problems.sarif", for_services=True),
    "junit": FormatRow("report.problems.junit", for_services=True),
    "md": FormatRow("report.problems.markdown"),
}
"""What `validate` writes: modules of type `report.formats.ProblemReport`."""

CHANGE_REPORTS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.changes.text", (".txt",)),
    "json": FormatRow("report.changes.json_", (".json",)),
    "md": FormatRow("report.changes.markdown", (".md",)),
    "html": FormatRow("report.changes.html", (".html", ".htm")),
    "github": FormatRow("report.changes.github"),
    "edits": FormatRow("report.changes.edits"),
}
"""What `diff` writes: modules of type `report.formats.ChangeReport`, except `html`, which takes a theme."""

BACKLOGS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.backlog.text", (".txt",)),
    "md": FormatRow("report.backlog.markdown", (".md",)),
    "csv": FormatRow("report.backlog.tables", (".csv",)),
    "json": FormatRow("report.backlog.json_", (".json",)),
    "jira": FormatRow("report.backlog.tables"),
    "linear": FormatRow("report.backlog.tables"),
    "github": FormatRow("report.backlog.json_"),
    "gitlab": FormatRow("report.backlog.tables"),
}
"""What `backlog` writes: modules of type `report.formats.BacklogReport`."""


MEASUREMENT_REPORTS: Final[Mapping[str, FormatRow]] = {
    "text": FormatRow("report.measurements.text"),
    "json": FormatRow("report.measurements.json_"),
    "md": FormatRow("report.measurements.markdown"),
    "github": FormatRow("report.problems.github", for_services=True),
    "sarif": FormatRow("report.problems.sarif", for_services=True),
}
"""What `measure` writes. The reports for services list the metrics that differ, as problems."""


def by_ending(table: Mapping[str, FormatRow]) -> dict[str, str]:
    """The format of each file ending, which includes the dot."""
    return {ending: name for name, row in table.items() for ending in row.endings}
