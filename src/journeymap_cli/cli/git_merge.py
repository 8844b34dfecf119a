"""journeymap git-merge BASE OURS THEIRS [MARKER_SIZE PATH LABELS...]: what git runs to merge a map."""

import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.cli.merging import MARKER_SIZE, Merging
from journeymap_cli.errors import JourneymapError
from journeymap_cli.report.printable import printable

CONFLICT = 1
FAILED = 129
"""Above 128 git takes it as a failure, not as a conflict."""


def run(args: Sequence[str]) -> int:
    """Write the merged map to OURS: 0 without conflicts, 1 with some between git's marks."""
    if len(args) < 3:
        sys.stderr.write("journeymap git-merge: git calls this with BASE OURS THEIRS\n")
        return FAILED
    base, ours, theirs = (Path(arg) for arg in args[:3])
    size = int(args[3]) if len(args) > 3 and args[3].isdecimal() else MARKER_SIZE
    name = args[4] if len(args) > 4 else args[1]
    try:
        merged, is_clean = Merging(name, _labels(args[5:]), size).merge(
            base.read_bytes(), ours.read_bytes(), theirs.read_bytes()
        )
        ours.write_bytes(merged)
    except (JourneymapError, OSError) as error:
        sys.stderr.write(f"journeymap git-merge: {printable(str(error))}\n")
        return FAILED
    return 0 if is_clean else CONFLICT


def _labels(typed: Sequence[str]) -> Sequence[str]:
    """Ours, base, theirs, from git's order base, ours, theirs; git before 2.44 hands over the letters themselves."""
    if len(typed) != 3 or any(label.startswith("%") or not label for label in typed):
        return ("ours", "base", "theirs")
    return (typed[1], typed[0], typed[2])
