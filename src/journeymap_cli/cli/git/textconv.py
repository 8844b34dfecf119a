"""journeymap git-textconv [VERSION] FILE: the text that git compares instead of a map.

VERSION is the version of journeymap that wrote git's settings. `fast.py` does the same for simple maps.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journeymap_cli import __version__
from journeymap_cli.cli.git.fast import written
from journeymap_cli.regexes import regex
from journeymap_cli.report.fact_lines import is_journey
from journeymap_cli.report.terminal import printable
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.text import WIDE, decode

OPENING: Final = regex(r"(?m)^<{3,}(?=[ \n])")
BARE: Final = regex(r"(?m)^(<+|\|+|>+)$")
"""A marker without a label."""


def run(args: Sequence[str]) -> int:
    """Print a map as one fact per line, any other file as it is. Always returns 0: git aborts on anything else."""
    try:
        sys.stdout.buffer.write(converted(Path(args[-1]).read_bytes()))
        sys.stdout.buffer.flush()
        if len(args) > 1 and args[0] != __version__:
            _renew()
    except (OSError, IndexError) as error:
        sys.stderr.write(f"journeymap git-textconv: {error}\n")
    return 0


def converted(raw: bytes) -> bytes:
    """The facts of a map, with git's conflict markers if it has any; for other files, their text."""
    try:
        return _facts(raw) or _conflicts(raw) or _text(raw)
    except (ValueError, RecursionError, MemoryError):
        return _text(raw)


def _facts(raw: bytes) -> bytes:
    """The facts; empty if the bytes are not a map."""
    read = read_yaml(raw)
    if any(problem.severity == "error" for problem in read.problems) or not is_journey(read.data):
        return b""
    return written(read.data)


def _conflicts(raw: bytes) -> bytes:
    """The facts that both sides of conflicts share, with the others between markers; empty without conflicts."""
    if b"<<<" not in raw:
        return b""
    text = raw.decode().replace("\r\n", "\n")
    sizes = sorted({len(found.group()) for found in OPENING.finditer(text)})
    return next(filter(None, (_sides(BARE.sub(r"\1 ", text), size) for size in sizes)), b"")


def _sides(text: str, size: int) -> bytes:
    """The facts of a text with conflict markers of a size; empty if it has no such markers, or a side is not a map."""
    from journeymap_cli.merge.conflicts import ConflictMarkers, compared, unmarked
    from journeymap_cli.rewrite.pieces import conflict_hunks, picked

    pieces = unmarked(text, size)
    count = len(conflict_hunks(pieces))
    ours, theirs = (
        _facts(picked(pieces, [side] * count).encode()).decode().splitlines(keepends=True) if count else []
        for side in (False, True)
    )
    return ConflictMarkers(size=size).write(compared(ours, theirs)).encode() if ours and theirs else b""


def _text(raw: bytes) -> bytes:
    """The text as it is, with terminal control characters escaped."""
    text = decode(raw, len(raw))[0] if raw.startswith(WIDE) else raw.decode(errors="backslashreplace")
    return "\n".join(map(_safe, text.split("\n"))).encode()


def _safe(line: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    return "\t".join(map(printable, line.removesuffix("\r").split("\t"))) + end


def _renew() -> None:
    """Rewrite git's settings after an upgrade, because git keeps facts as long as its settings are the same."""
    from journeymap_cli.cli.git.setup import renew

    renew()
