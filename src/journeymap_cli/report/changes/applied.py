"""The changes that operations made to a map: in the words of `diff`, as JSON, and as a patch."""

from collections.abc import Sequence
from difflib import unified_diff

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report.changes import json_, text
from journeymap_cli.report.problems.json_ import dump
from journeymap_cli.report.terminal import printable


def as_text(comparison: Comparison, *, color: bool = False) -> str:
    """The changes for people; empty if there are none."""
    return text.report([comparison], color=color) if comparison.changes else ""


def as_json(comparison: Comparison, sha256: str, paths: Sequence[tuple[str, ...] | None], *, is_changed: bool) -> str:
    """The object of `diff`, with the hash of the new text, and for each operation the path of its result or null."""
    edits = [{"path": None if path is None else list(path)} for path in paths]
    return dump({"changed": is_changed, "sha256": sha256, "edits": edits, **json_.map_data(comparison)})


def as_patch(old: bytes, new: bytes, name: str) -> str:
    """The lines that differ, as a unified diff."""
    before, after = (raw.decode(errors="replace").split("\n") for raw in (old, new))
    found = unified_diff(before, after, printable(name), printable(name), lineterm="", n=2)
    return "".join(f"{printable(line)}\n" for line in found)
