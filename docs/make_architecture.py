"""Draw docs/architecture.svg, the pipeline in docs/architecture.md."""

import argparse
from pathlib import Path
from typing import Final

from journeymap_cli.render.graphviz.engine import draw
from journeymap_cli.render.theme.theme import DEFAULT

PICTURE: Final = Path(__file__).with_name("architecture.svg")
LIGHT: Final = DEFAULT.light

PACKAGES: Final = {
    "yamlsource": "text, positions, comments",
    "load": "short forms, ids, schema",
    "model": "the Journey",
    "facts": "what follows from it",
    "lint": "rules",
    "diff": "pairs, changes, impact",
    "merge": "blocks, conflicts",
    "edits": "operations, layout",
    "rewrite": "the text of a map",
    "measure": "events to figures",
    "exchange": "Mermaid, tables",
    "view": "order, words, figures",
    "render": "HTML, Graphviz, Markdown, JSON",
    "report": "text, JSON, SARIF, pages, ...",
}
"""The packages of the pipeline, with a line about each."""

VALUES: Final = {
    "file": "a YAML file",
    "pair": "two versions",
    "three": "three versions",
    "events": "recorded events",
    "foreign": "other formats",
    "drawings": "drawings",
    "reports": "reports",
    "map": "a YAML file",
}
"""The inputs and outputs."""

EDGES: Final = {
    ("file", "yamlsource"): "bytes",
    ("yamlsource", "load"): "data, positions",
    ("load", "model"): "Document",
    ("model", "facts"): "Journey",
    ("facts", "lint"): "",
    ("facts", "view"): "",
    ("facts", "diff"): "",
    ("pair", "diff"): "two Journeys",
    ("three", "merge"): "texts",
    ("lint", "report"): "Problems",
    ("diff", "report"): "Changes",
    ("view", "render"): "rows, boxes",
    ("render", "drawings"): "bytes",
    ("report", "reports"): "text",
    ("merge", "rewrite"): "",
    ("edits", "rewrite"): "",
    ("rewrite", "map"): "text",
    ("events", "measure"): "rows",
    ("measure", "report"): "figures",
    ("foreign", "exchange"): "text",
    ("exchange", "map"): "text",
}
"""The values that pass from one package, input or output to another."""

ROWS: Final = [
    ("facts", "pair", "three", "events", "foreign"),
    ("lint", "diff", "view", "merge", "edits", "measure", "exchange"),
    ("render", "report"),
    ("drawings", "reports", "map"),
]
"""The rows of the picture."""


def picture() -> bytes:
    """The picture as SVG."""
    return draw(dot(), "dot", "svg", title="How journeymap works: from YAML files to drawings, reports and merged maps")


def dot() -> str:
    """The picture in Graphviz's language."""
    return "\n".join(
        [
            "digraph {",
            "graph [nodesep=0.35 ranksep=0.32 bgcolor=white fontname=Inter]",
            f'node [shape=box style="rounded,filled" fillcolor="{LIGHT.soft}" color="{LIGHT.edge}"]',
            f'node [fontcolor="{LIGHT.ink}" fontname=Inter fontsize=13 margin="0.14,0.08"]',
            f'edge [color="{LIGHT.edge}" fontcolor="{LIGHT.ink}" fontname=Inter fontsize=10 arrowsize=0.7 label=""]',
            *(_package(name, about) for name, about in PACKAGES.items()),
            *(_value(name, text) for name, text in VALUES.items()),
            *(f'{start} -> {end} [label="  {label}"]' for (start, end), label in EDGES.items()),
            *("{rank=same; " + "; ".join(row) + "}" for row in ROWS),
            "}",
        ]
    )


def _package(name: str, about: str) -> str:
    return f'{name} [label=<<b>{name}</b><br/><font color="{LIGHT.muted}" point-size="10">{about}</font>>]'


def _value(name: str, text: str) -> str:
    return f'{name} [label=<<i>{text}</i>> shape=plain style="" fillcolor=white]'


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    PICTURE.write_bytes(picture())
