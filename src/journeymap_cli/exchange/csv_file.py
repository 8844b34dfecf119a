"""Files with separated values: tables with a row for each entry, or of stages and lanes."""

from journeymap_cli.exchange.csv_cells import decoded, sheet
from journeymap_cli.exchange.grid import map_of, oriented
from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.records import is_record_table, read_records


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    excerpt = Excerpt(file, decoded(raw) if len(raw) <= max_size else "")
    if len(raw) > max_size:
        message = f"the file has {len(raw):,} bytes, the limit is {max_size:,}"
        return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), error=True),))
    rows, wrong = sheet(excerpt)
    if wrong:
        return ImportResult(problems=wrong)
    if rows and is_record_table([cell.text for cell in rows[0]]):
        return read_records(excerpt, rows, name)
    if found := oriented(rows):
        return ImportResult((ImportedMap(map_of(found, name)),))
    message = "this is not a table of a journey map"
    hint = "it needs stages as columns or rows and names of lanes, or the columns stage, lane and text"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), hint, error=True),))
