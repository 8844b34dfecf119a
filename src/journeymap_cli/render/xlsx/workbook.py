"""The workbook: the map as a sheet to print, and sheets with a row for each entry. `import --into` reads it back."""

import datetime
import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

from journeymap_cli.errors import DrawingError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options
from journeymap_cli.render.xlsx.list_sheet import write_list
from journeymap_cli.render.xlsx.looks import Looks
from journeymap_cli.render.xlsx.map_sheet import write_map
from journeymap_cli.view.book.book import BASELINE, MARK, BookSheet, book, content, parts_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_COLUMNS: Final = 16_000
CREATED: Final = datetime.datetime(1980, 1, 1)


def render(journey: Journey, options: Options) -> bytes:
    """Render the workbook, without a timestamp."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    facts = options.facts(journey, ".xlsx")
    sheets = book(facts)
    if len(sheets[0].columns) > MOST_COLUMNS:
        raise DrawingError(
            f"a sheet has at most {MOST_COLUMNS:,} columns, the map has {len(sheets[0].columns):,} steps"
        )
    workbook = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": journey.title, "created": CREATED})
    looks = Looks(workbook, options.theme, facts.language.direction == "rtl")
    write_map(workbook, looks, sheets[0], facts)
    for sheet in sheets[1:]:
        write_list(workbook, looks, sheet)
    _baseline(workbook, sheets, facts)
    workbook.close()
    return file.getvalue()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file has the same parts, however they are packed."""
    return old == new or _parts(old) == _parts(new)


def _parts(raw: bytes) -> dict[str, bytes] | None:
    """The parts of a workbook; None for another kind of file, or one that is larger than any written here."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                return None
            return {part.filename: packed.read(part) for part in packed.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None


MOST_UNPACKED: Final = 256 * 1024 * 1024


def _baseline(workbook: "Workbook", sheets: tuple[BookSheet, ...], facts: Analysis) -> None:
    """Write the texts of all cells as JSON, split over cells, to find out later which ones were edited."""
    sheet = workbook.add_worksheet(BASELINE)
    sheet.very_hidden()
    journey = facts.journey
    scale = (f"{end:f}" for end in (journey.scale.min, journey.scale.max))
    for column, text in enumerate((MARK, "1", journey.id, journey.lang or "", *scale)):
        sheet.write_string(0, column, text)
    texts = json.dumps([[*address, text] for address, text in content(sheets).items()], ensure_ascii=False)
    for row, part in enumerate(parts_of(texts), 1):
        sheet.write_string(row, 0, part)
