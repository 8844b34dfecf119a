"""journeymap git-textconv FILE: the text that git compares instead of a map. Runs for each file of each commit."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journeymap_cli.report.fact_lines import fact_lines, is_journey
from journeymap_cli.yamlsource.read import read_yaml

MARK: Final = b"\n<<<<<<< "


def run(args: Sequence[str]) -> int:
    """Print a map as one fact a line, any other file unchanged. Returns 0 always: git stops on anything else."""
    try:
        sys.stdout.buffer.write(converted(Path(args[-1]).read_bytes()))
        sys.stdout.buffer.flush()
    except (OSError, IndexError) as error:
        sys.stderr.write(f"journeymap git-textconv: {error}\n")
    return 0


def converted(raw: bytes) -> bytes:
    """The facts of a map, with git's conflict markers if it has any; for other files, the bytes themselves."""
    try:
        lines = _facts(raw) or _conflicts(raw)
        return "".join(lines).encode(errors="backslashreplace") if lines else raw
    except (ValueError, RecursionError, MemoryError):
        return raw


def _facts(raw: bytes) -> list[str]:
    """The lines; none if the bytes are not a map."""
    read = read_yaml(raw)
    if any(problem.severity == "error" for problem in read.problems) or not is_journey(read.data):
        return []
    return [f"{line}\n" for line in fact_lines(read.data)]


def _conflicts(raw: bytes) -> list[str]:
    """The facts that both sides of a conflict share, and those of either side between markers."""
    if MARK not in raw:
        return []
    from journeymap_cli.merge.conflicts import ConflictMarkers, compared, unmarked
    from journeymap_cli.rewrite.pieces import conflict_hunks, picked

    pieces = unmarked(raw.decode(), ConflictMarkers().size)
    count = len(conflict_hunks(pieces))
    ours, theirs = (_facts(picked(pieces, [side] * count).encode()) for side in (False, True))
    return [ConflictMarkers().write(compared(ours, theirs))] if ours and theirs else []
