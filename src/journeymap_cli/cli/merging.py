"""Three texts of a map to one: by lines, else by blocks, and only where the result is what both sides meant."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap_cli.errors import JourneymapError
from journeymap_cli.git import merge_file
from journeymap_cli.load.decode import MAX_SIZE

MARKER_SIZE = 7


@dataclass(frozen=True)
class Merging:
    """How texts are merged: `name` is the map's path, for what it imports; `labels` stand behind the marks."""

    name: str
    labels: Sequence[str] = ("ours", "base", "theirs")
    marker_size: int = MARKER_SIZE
    max_size: int = MAX_SIZE

    def merge(self, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
        """The merged text, and whether no conflict is left in it. Raises GitFailed."""
        if theirs in (ours, base):
            return ours, True
        if base == ours:
            return theirs, True
        text, conflicts = self._by_lines(base, ours, theirs)
        if not conflicts and self._is_meant(base, ours, theirs, text):
            return text, True
        woven = _woven(base, ours, theirs)
        if woven is not None and self._is_meant(base, ours, theirs, woven, otherwise=False):
            return woven, True
        return text if conflicts else self._marked(ours, theirs), False

    def _by_lines(self, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("ours", "base", "theirs")]
            for file, content in zip(files, (ours, base, theirs), strict=True):
                file.write_bytes(content)
            return merge_file(files[0], files[1], files[2], self.labels, self.marker_size)

    def _is_meant(self, base: bytes, ours: bytes, theirs: bytes, merged: bytes, *, otherwise: bool = True) -> bool:
        """Whether the merged text is a map with the changes of both; `otherwise` where a side is no map."""
        from journeymap_cli.diff.merge import is_meant
        from journeymap_cli.lint.run import unresolved
        from journeymap_cli.load.load import load
        from journeymap_cli.load.reader import DiskReader

        reader = DiskReader(self.max_size)
        try:
            first, second, third = (
                load(text, self.name, reader, self.max_size).journey for text in (base, ours, theirs)
            )
        except JourneymapError:
            return otherwise
        try:
            journey = load(merged, self.name, reader, self.max_size).journey
        except JourneymapError:
            return False
        sound = any(unresolved(second)) or any(unresolved(third)) or not any(unresolved(journey))
        return sound and is_meant(first, second, third, journey)

    def _marked(self, ours: bytes, theirs: bytes) -> bytes:
        """Both texts between marks, without the lines that begin and end them alike."""
        one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
        start = _alike(one, other)
        end = min(_alike(one[::-1], other[::-1]), len(one) - start, len(other) - start)
        marks = [f"{char * self.marker_size}".encode() for char in "<=>"]
        return b"".join(
            (
                *one[:start],
                b"%s %s\n" % (marks[0], self.labels[0].encode()),
                *map(_ended, one[start : len(one) - end]),
                b"%s\n" % marks[1],
                *map(_ended, other[start : len(other) - end]),
                b"%s %s\n" % (marks[2], self.labels[2].encode()),
                *one[len(one) - end :],
            )
        )


def _woven(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """The texts merged block by block; None where both changed one."""
    from journeymap_cli.load.weave import Conflict, weave

    try:
        return weave(base.decode(), ours.decode(), theirs.decode()).encode()
    except (Conflict, UnicodeDecodeError, RecursionError):
        return None


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """With how many equal lines two texts begin."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"
