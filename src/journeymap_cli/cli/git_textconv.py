"""journeymap git-textconv FILE: what git compares in place of a map. Runs for every file of every commit."""

import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.load.yaml_text import read_yaml
from journeymap_cli.report.fact_lines import fact_lines, is_journey


def run(args: Sequence[str]) -> int:
    """Print a map as one fact a line, any other file as it is. Always 0: git ends the whole command on else."""
    try:
        sys.stdout.buffer.write(converted(Path(args[-1]).read_bytes()))
        sys.stdout.buffer.flush()
    except (OSError, IndexError) as error:
        sys.stderr.write(f"journeymap git-textconv: {error}\n")
    return 0


def converted(raw: bytes) -> bytes:
    """The lines of facts; the bytes themselves where they are no map."""
    try:
        read = read_yaml(raw)
        if any(problem.severity == "error" for problem in read.problems) or not is_journey(read.data):
            return raw
        return "".join(f"{line}\n" for line in fact_lines(read.data)).encode(errors="backslashreplace")
    except (ValueError, RecursionError, MemoryError):
        return raw
