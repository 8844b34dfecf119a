"""Reads any table as maps: rows of entries, stages and lanes, or the notes of a whiteboard."""

from collections.abc import Sequence

from journeymap_cli.exchange.board_items import is_board
from journeymap_cli.exchange.boards import read_board
from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.grid import read_grid
from journeymap_cli.exchange.imported import Excerpt, ImportResult
from journeymap_cli.exchange.records import is_record_table, read_records

HINT = (
    "name stages in the first row and lanes such as Actions or Pain points in the first column, or the other way round;"
    " with lanes of your own, write Stage into the first cell; or use the columns stage, lane and text"
)


def read_table(excerpt: Excerpt, rows: Sequence[Sequence[TextCell]], name: str) -> ImportResult | None:
    """Return the maps of a table; None if it is not a table of a journey."""
    if not rows:
        return None
    if is_record_table([cell.text for cell in rows[0]]):
        return read_records(excerpt, rows, name)
    if is_board(rows[0], certain=True):
        return read_board(excerpt, rows, name)
    found = read_grid(excerpt, rows, name)
    return read_board(excerpt, rows, name) if found is None and is_board(rows[0], certain=False) else found
