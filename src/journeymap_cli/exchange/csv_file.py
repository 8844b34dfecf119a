"""Files with separated values."""

from collections.abc import Sequence

from journeymap_cli.exchange.boards import read_board
from journeymap_cli.exchange.csv_cells import TextCell, decoded, sheet
from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportResult
from journeymap_cli.exchange.tables import HINT, read_table
from journeymap_cli.yamlsource.text import too_many_bytes


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    excerpt = Excerpt(file, decoded(raw) if len(raw) <= max_size else "")
    if len(raw) > max_size:
        message = too_many_bytes(len(raw), max_size)
        return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), error=True),))
    rows, wrong = sheet(excerpt)
    if wrong:
        return ImportResult(problems=wrong)
    if found := read_table(excerpt, rows, name):
        return found
    if len(rows) > 1 and all(map(_is_text_alone, rows)):
        return read_board(excerpt, [[TextCell("text", 0, 0)], *rows], name)
    message = "this is not a table of a journey map"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), HINT, error=True),))


def _is_text_alone(row: Sequence[TextCell]) -> bool:
    """Whether a row has text only in its first cell, as when a board exports its texts alone."""
    return bool(row) and bool(row[0].text.strip()) and not any(cell.text.strip() for cell in row[1:])
