"""journeymap git-textconv FILE: what git compares in place of a map. Runs for every file of every commit."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journeymap_cli.report.fact_lines import fact_lines, is_journey
from journeymap_cli.yamlsource.read import read_yaml

MARK: Final = b"\n<<<<<<< "


def run(args: Sequence[str]) -> int:
    """Print a map as one fact a line, any other file as it is. Always 0: git ends the whole command on else."""
    try:
        sys.stdout.buffer.write(converted(Path(args[-1]).read_bytes()))
        sys.stdout.buffer.flush()
    except (OSError, IndexError) as error:
        sys.stderr.write(f"journeymap git-textconv: {error}\n")
    return 0


def converted(raw: bytes) -> bytes:
    """The lines of facts, with git's marks where a merge left some; the bytes themselves where they are no map."""
    try:
        lines = _facts(raw) or _conflicts(raw)
        return "".join(lines).encode(errors="backslashreplace") if lines else raw
    except (ValueError, RecursionError, MemoryError):
        return raw


def _facts(raw: bytes) -> list[str]:
    """The lines, none where the bytes are no map."""
    read = read_yaml(raw)
    if any(problem.severity == "error" for problem in read.problems) or not is_journey(read.data):
        return []
    return [f"{line}\n" for line in fact_lines(read.data)]


def _conflicts(raw: bytes) -> list[str]:
    """The lines that both sides of a merge have, and those of either between marks."""
    if MARK not in raw:
        return []
    from journeymap_cli.merge.conflicts import ConflictMarkers, compared, conflict_hunks, picked, unmarked

    pieces = unmarked(raw.decode(), ConflictMarkers().size)
    count = len(conflict_hunks(pieces))
    ours, theirs = (_facts(picked(pieces, [side] * count).encode()) for side in (False, True))
    return [ConflictMarkers().write(compared(ours, theirs))] if ours and theirs else []
