"""The width of the columns of a poster: enough for the longest word, up to a limit."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.view.cells import Chip, OpportunityDetail
from journeymap_cli.view.measure import widest_word
from journeymap_cli.view.poster.badges import BULLET_ROOM, TAG, TAG_GAP
from journeymap_cli.view.poster.cells import CARD_ACROSS, CHIP_ACROSS
from journeymap_cli.view.poster.header import NUMBER, STAGE_SIZE
from journeymap_cli.view.poster.shapes import ACROSS, COLUMN, GUTTER, MOST_COLUMN
from journeymap_cli.view.poster.text import BODY, SMALL, STRONG
from journeymap_cli.view.swimlanes import Swimlanes

BESIDE: Final = {"chips": 2 * CHIP_ACROSS, "pains": 2 * CARD_ACROSS, "chances": 2 * CARD_ACROSS}
"""Space beside the text of a cell, by its kind, in points."""

CARDS: Final = ("pains", "chances")


def column_width(table: Swimlanes) -> float:
    """The width in points that all columns of a poster have."""
    needed = max((*_heads(table), *_cells(table)), default=0.0)
    return min(max(COLUMN, needed + 2 * ACROSS + GUTTER), MOST_COLUMN)


def _heads(table: Swimlanes) -> Iterator[float]:
    for stage in table.stages:
        yield widest_word(stage.node.name, STAGE_SIZE, bold=True) / stage.span
    for column in table.columns:
        if not column.is_stage:
            yield widest_word(column.node.name, STRONG.size, bold=True) + NUMBER


def _cells(table: Swimlanes) -> Iterator[float]:
    for row in table.rows:
        kind = row.lane.kind
        for cell in row.cells:
            for entry in cell.entries if cell.span == 1 else ():
                tags = 0 if kind in CARDS else min(len(entry.who), 4) * (TAG + TAG_GAP)
                signs = 0 if kind in CARDS else BULLET_ROOM
                words = max(widest_word(entry.text, BODY.size), *map(_small, _below(entry.detail)), 0.0)
                yield words + BESIDE.get(kind, 0) + tags + signs


def _small(text: str) -> float:
    return widest_word(text, SMALL.size)


def _below(detail: object) -> Iterator[str]:
    """The smaller texts of a chip or a card."""
    if isinstance(detail, Chip) and detail.channel:
        yield detail.channel
    elif isinstance(detail, OpportunityDetail) and detail.owner:
        yield detail.owner
