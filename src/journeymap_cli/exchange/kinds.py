"""The kinds of file that can be imported, one row each."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Final, NamedTuple, cast

from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportResult, TooManyTextsError, count_texts
from journeymap_cli.regexes import regex


class KindRow(NamedTuple):
    """The module that reads a kind of file, relative to `journeymap_cli`, and the endings of its files."""

    module: str
    endings: tuple[str, ...]


KINDS: Final[Mapping[str, KindRow]] = {
    "mermaid": KindRow("exchange.mermaid.file", (".mmd", ".mermaid")),
    "markdown": KindRow("exchange.markdown.file", (".md", ".markdown")),
    "csv": KindRow("exchange.csv_file", (".csv", ".tsv")),
    "xlsx": KindRow("exchange.workbook.file", (".xlsx", ".xlsm", ".xls", ".ods")),
    "json": KindRow("exchange.json_file", (".json", ".excalidraw")),
}
BY_ENDING: Final = {ending: kind for kind, row in KINDS.items() for ending in row.endings}
WORKBOOK: Final = "xlsx"
PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
DIAGRAM_LINE: Final = regex(rb"[ \t]*journey\b")
MARKDOWN_LINE: Final = regex(rb"#{1,6}[ \t]|[ \t]*[-*+][ \t]|[ \t]*\d{1,2}[.)][ \t]|\|.*\|[ \t]*$")
FENCE: Final = regex(rb"^[ \t>]*(?:```|~~~)", 8)  # re.MULTILINE


def kind_of_file(file: str, raw: bytes) -> str | None:
    """Return the kind of a file by its ending, else by its content; None if neither shows it.

    The content decides about workbooks: some programs write text tables into files that end like workbooks.
    """
    found, is_workbook = BY_ENDING.get(PurePath(file).suffix.lower()), raw.startswith(PACKED)
    if found and is_workbook == (found == WORKBOOK):
        return found
    return WORKBOOK if is_workbook else _kind_of_text(raw) or found


def _kind_of_text(raw: bytes) -> str | None:
    if raw.lstrip()[:1] in (b"{", b"["):
        return "json"
    if any(DIAGRAM_LINE.match(line) for line in raw[:10_000].splitlines()):
        return "markdown" if FENCE.search(raw[:10_000]) else "mermaid"
    if any(MARKDOWN_LINE.match(line) for line in raw[:10_000].splitlines()):
        return "markdown"
    if any(each in raw.split(b"\n", 1)[0] for each in (b",", b";", b"\t")):
        return "csv"
    return None


def read_file(kind: str, raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """Read the maps of a file. `name` is the title of a map without one."""
    read = cast("Callable[[bytes, str, str, int], ImportResult]", import_module(_module(kind)).read)
    try:
        found = read(raw, file, name, max_size)
        count_texts(found.maps)
    except TooManyTextsError as error:
        return ImportResult(problems=(Excerpt(file, "").problem(NO_MAP, str(error), (0, 0), "split it", error=True),))
    return found


def _module(kind: str) -> str:
    return f"journeymap_cli.{KINDS[kind].module}"
