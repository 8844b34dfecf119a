"""journeymap git-merge BASE OURS THEIRS [MARKER_SIZE PATH LABELS...]: the merge driver that git runs."""

import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.atomic import write_whole
from journeymap_cli.merge.conflicts import LABELS, SIZE
from journeymap_cli.merge.merging import MergedText, Merging
from journeymap_cli.report.terminal import printable

CONFLICT = 1
FAILED = 129
"""Git takes exit codes above 128 as a failure of the driver, not as a conflict."""


def run(args: Sequence[str]) -> int:
    """Write the merged map to OURS; return 0 if it is clean, 1 if conflicts are left between git's markers."""
    if len(args) < 3:
        sys.stderr.write("journeymap git-merge: git runs this with BASE OURS THEIRS\n")
        return FAILED
    files = [Path(arg) for arg in args[:3]]
    size = int(args[3]) if len(args) > 3 and args[3].isdecimal() else SIZE
    merging = Merging(args[4] if len(args) > 4 else args[1], _labels(args[5:]), size)
    try:
        base, ours, theirs = (file.read_bytes() for file in files)
        merged = _merge(merging, base, ours, theirs)
        write_whole(files[1], merged.raw)
    except OSError as error:
        sys.stderr.write(f"journeymap git-merge: {printable(str(error))}\n")
        return FAILED
    sys.stderr.write("".join(f"{printable(line)}\n" for line in merged.conflicts))
    return 0 if merged.is_clean else CONFLICT


def _merge(merging: Merging, base: bytes, ours: bytes, theirs: bytes) -> MergedText:
    """The merged map. After any error, both sides between markers, because git would leave only ours."""
    try:
        return merging.merge(base, ours, theirs)
    except Exception as error:
        sys.stderr.write(f"journeymap git-merge: {printable(str(error) or type(error).__name__)}\n")
        return MergedText(merging.whole(base, ours, theirs), is_clean=False)


def _labels(typed: Sequence[str]) -> Sequence[str]:
    """The labels of ours, base and theirs. Git passes base, ours, theirs; before 2.44, unreplaced placeholders."""
    if len(typed) != 3 or any(label.startswith("%") or not label for label in typed):
        return LABELS
    return (typed[1], typed[0], typed[2])
