"""The entries of a map as a table for spreadsheets, one per row. `import` reads it."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from journeymap_cli.characters import BOM
from journeymap_cli.exchange.entry_columns import COLUMNS, SEPARATOR, guarded
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Entry, entries
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.render.options import Options

OF_MAP: Final = ("pain_points", "opportunities", "metrics")
CsvRow: TypeAlias = Mapping[str, str]


def render(journey: Journey, options: Options) -> bytes:
    """Render the table. A stage or step without entries has a row of its own, without a lane."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(journey):
        writer.writerow({column: guarded(column, text) for column, text in {"map": journey.title, **row}.items()})
    return f"{BOM if options.bom else ''}{file.getvalue()}".encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def _rows(journey: Journey) -> Iterator[CsvRow]:
    for lane in OF_MAP:
        yield from ({"lane": lane, **_entry(entry)} for entry in getattr(journey, lane))
    by_node: dict[str, list[CsvRow]] = {}
    for placed in entries(journey):
        by_node.setdefault(placed.node.id, []).append({"lane": placed.lane, **_entry(placed.entry)})
    before: CsvRow = {}
    for _, stage, node in nodes(journey):
        place = _place(stage, node)
        own = by_node.get(node.id, [])
        is_second = place == before if node is not stage else place["stage"] == before.get("stage")
        if is_second or (not own and (node is not stage or not stage.steps)):
            yield place
        yield from ({**place, **row} for row in own)
        before = place


def _place(stage: Stage, node: Node) -> CsvRow:
    return {"stage": stage.name, "step": "" if node is stage else node.name}


def _entry(entry: Entry) -> CsvRow:
    """The values of an entry by column; most columns are named like its fields."""
    text = entry.name if isinstance(entry, Metric) else entry.label if isinstance(entry, Emotion) else entry.text
    row = {column: getattr(entry, column, None) for column in COLUMNS if column not in {"map", "text"}}
    sources = (entry.source,) if isinstance(entry, Metric) else entry.sources
    found = {**row, "text": text, "sources": tuple(filter(None, sources))}
    if isinstance(entry, Metric):
        del found["score"]  # in a metric, this is the column of its answers, not a feeling
    return {column: _cell(value) for column, value in found.items() if value is not None}


def _cell(value: object) -> str:
    return SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)
