from journeymap_cli.formats import DRAWINGS
from journeymap_cli.render import csv_, json_, mermaid_flowchart, mermaid_journey
from journeymap_cli.render.formats import Format, drawing_format
from journeymap_cli.render.graphviz import dot, pdf, png
from journeymap_cli.render.html import page
from journeymap_cli.render.markdown import document
from journeymap_cli.render.svg import svg
from journeymap_cli.render.xlsx import workbook

FORMATS: list[Format] = [
    page,
    svg,
    png,
    pdf,
    dot,
    document,
    json_,
    csv_,
    workbook,
    mermaid_journey,
    mermaid_flowchart,
]
"""The modules as mypy sees them: each has what a format has to offer."""


def test_every_row_loads_a_format() -> None:
    assert [drawing_format(name) for name in DRAWINGS] == FORMATS
