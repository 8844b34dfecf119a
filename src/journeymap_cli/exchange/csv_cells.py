"""Reads text with separated values as cells with their offsets."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from journeymap_cli.characters import BOM
from journeymap_cli.exchange.imported import IMPORT_SYNTAX, Excerpt
from journeymap_cli.problem import Problem
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.text import FORBIDDEN, WIDE

MOST_CELLS: Final = 100_000
SEPARATORS: Final = (",", ";", "\t")
CELLS: Final = {
    each: regex(rf'(?:"([^"]*(?:""[^"]*)*)("?)([^{each}\n]*)|([^{each}\n]*))({each}|\n|\Z)') for each in SEPARATORS
}
"""A cell. Groups 1 to 3: the text in quotes, the closing quote, what follows it; 4: plain text; 5: what ends it."""


class TextCell(NamedTuple):
    """A cell: its text, and its offsets in the file."""

    text: str
    start: int
    end: int


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte-order mark, or else Windows-1252, with LF at line ends."""
    if raw.startswith(WIDE):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    return text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n")


def separator(text: str) -> str:
    """Return the separator: the most frequent one outside quotes in the first line that has any."""
    for line in text.split("\n", 50)[:50]:
        bare = "".join(line.split('"')[::2])
        if best := max(SEPARATORS, key=bare.count) if any(each in bare for each in SEPARATORS) else "":
            return best
    return SEPARATORS[0]


def sheet(excerpt: Excerpt) -> tuple[list[list[TextCell]], tuple[Problem, ...]]:
    """Return the rows that are not empty; if the table cannot be read, no rows and the error."""
    text = excerpt.text
    cleaned: Callable[[str], str] = partial(FORBIDDEN.sub, "") if FORBIDDEN.search(text) else str
    rows: list[list[TextCell]] = [[]]
    pattern = CELLS[separator(text)]
    count, at = 0, 0
    while at < len(text) or (rows[-1] and at == len(text)):
        found = pattern.match(text, at)
        if found is None:  # every text matches
            break
        if found[1] is not None and not found[2]:
            message = "this quote is not closed"
            return [], (excerpt.problem(IMPORT_SYNTAX, message, (at, at + 1), 'end the cell with "', error=True),)
        value = found[4] if found[1] is None else found[1].replace('""', '"') + found[3]
        rows[-1].append(TextCell(cleaned(value), at, found.start(5)))
        count += 1
        if count > MOST_CELLS:
            return [], (_too_large(excerpt, at),)
        at = found.end()
        if found[5] == "\n":
            rows.append([])
        elif not found[5]:
            break
    filled = [row for row in rows if any(cell.text.strip() for cell in row)]
    if len(filled) * max(map(len, filled), default=0) > MOST_CELLS:
        return [], (_too_large(excerpt, 0),)
    return filled, ()


def _too_large(excerpt: Excerpt, at: int) -> Problem:
    message = f"the table has more than {MOST_CELLS:,} cells"
    return excerpt.problem(IMPORT_SYNTAX, message, (at, at), "split it", error=True)
