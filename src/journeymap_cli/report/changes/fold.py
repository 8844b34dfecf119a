"""Long lines for a terminal: folded between words, indented from the second on, with their colours."""

from typing import Final

from journeymap_cli.diff.similarity import NO_BLANKS
from journeymap_cli.regexes import regex
from journeymap_cli.report.terminal import cells

TOKEN: Final = regex(rf"\x1b\[[\d;]*m|\s+|[{NO_BLANKS}]|[^\s\x1b{NO_BLANKS}]+")
RESET: Final = "\x1b[0m"


def fold(line: str, width: int, indent: int) -> str:
    """The line in rows of at most so many cells, but for longer words."""
    rows, used, paint = [""], 0, ""
    for token in TOKEN.findall(line):
        if token.startswith("\x1b"):
            rows[-1] += token
            paint = "" if token == RESET else token
            continue
        size = cells(token)
        if used + size > width and used > indent:
            rows[-1] = rows[-1].rstrip() + (RESET if paint else "")
            rows.append(" " * indent + paint)
            used = indent
            if token.isspace():
                continue
        rows[-1] += token
        used += size
    return "\n".join(rows)
