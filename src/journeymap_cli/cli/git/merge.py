"""journeymap git-merge BASE OURS THEIRS [MARKER_SIZE PATH LABELS...]: what git runs to merge a map."""

import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.atomic import write_whole
from journeymap_cli.merge.conflicts import LABELS, SIZE
from journeymap_cli.merge.merging import Merging
from journeymap_cli.report.terminal import printable

CONFLICT = 1
FAILED = 129
"""Above 128 git takes it as a failure, not as a conflict."""


def run(args: Sequence[str]) -> int:
    """Write the merged map to OURS: 0 without conflicts, 1 with some between git's marks."""
    if len(args) < 3:
        sys.stderr.write("journeymap git-merge: git calls this with BASE OURS THEIRS\n")
        return FAILED
    files = [Path(arg) for arg in args[:3]]
    size = int(args[3]) if len(args) > 3 and args[3].isdecimal() else SIZE
    merging = Merging(args[4] if len(args) > 4 else args[1], _labels(args[5:]), size)
    try:
        base, ours, theirs = (file.read_bytes() for file in files)
        merged, is_clean = _merge(merging, base, ours, theirs)
        write_whole(files[1], merged)
    except OSError as error:
        sys.stderr.write(f"journeymap git-merge: {printable(str(error))}\n")
        return FAILED
    return 0 if is_clean else CONFLICT


def _merge(merging: Merging, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """The merged map, and whether it is clean; whatever goes wrong, both sides: git would leave ours without marks."""
    try:
        return merging.merge(base, ours, theirs)
    except Exception as error:
        sys.stderr.write(f"journeymap git-merge: {printable(str(error) or type(error).__name__)}\n")
        return merging.whole(base, ours, theirs), False


def _labels(typed: Sequence[str]) -> Sequence[str]:
    """Ours, base, theirs, from git's order base, ours, theirs; git before 2.44 hands over the letters themselves."""
    if len(typed) != 3 or any(label.startswith("%") or not label for label in typed):
        return LABELS
    return (typed[1], typed[0], typed[2])
