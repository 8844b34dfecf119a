"""Three texts of a map to one: by lines, else by blocks, and only where the result is what both sides meant."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from journeymap_cli.errors import GitError
from journeymap_cli.git import conflict_style, merge_file
from journeymap_cli.merge.conflicts import (
    LABELS,
    SIZE,
    ConflictHunk,
    ConflictMarkers,
    Pieces,
    conflict_hunks,
    free_size,
    unmarked,
)
from journeymap_cli.merge.newlines import Newlines
from journeymap_cli.yamlsource.text import MAX_SIZE


@dataclass(frozen=True)
class Merging:
    """How texts are merged: `name` is the map's path, for what it imports; `labels` stand behind the marks."""

    name: str
    labels: Sequence[str] = LABELS
    marker_size: int = SIZE
    max_size: int = MAX_SIZE

    def merge(self, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
        """The merged text, and whether no conflict is left in it."""
        if theirs in (ours, base):
            return ours, True
        if base == ours:
            return theirs, True
        layout = Newlines.of(ours)
        pieces = self._merged([layout.lines(raw) for raw in (base, ours, theirs)], layout)
        return layout.raw(self.marks.write(pieces), ended=bool(conflict_hunks(pieces))), not conflict_hunks(pieces)

    def whole(self, base: bytes, ours: bytes, theirs: bytes) -> bytes:
        """Both texts between marks, but for the lines that begin and end them alike."""
        layout = Newlines.of(ours)
        return layout.raw(self.marks.write([ConflictHunk(*map(layout.lines, (base, ours, theirs)))]), ended=True)

    @cached_property
    def marks(self) -> ConflictMarkers:
        """How conflicts are marked, in the style that git is told to use."""
        return ConflictMarkers(self.labels, self.marker_size, conflict_style())

    def _merged(self, texts: Sequence[str], layout: Newlines) -> Pieces:
        """The text that both sides meant; else the pieces with the fewest lines in conflict."""
        from journeymap_cli.merge.merge_blocks import merge_blocks
        from journeymap_cli.merge.verification import Verification, reading

        read = reading(self.name, self.max_size, layout.raw)
        base, ours, theirs = map(read, texts)
        meant = Verification(base, ours, theirs, read)
        left: list[Pieces] = []
        for merge in (self._by_lines, merge_blocks):
            pieces = merge(*texts)
            if not meant.is_known or (not conflict_hunks(pieces) and meant.by(pieces)):
                return pieces
            left += [pieces] if conflict_hunks(pieces) else []
        return next(filter(meant.by, sorted(left, key=self.marks.count)), [ConflictHunk(*texts)])

    def _by_lines(self, base: str, ours: str, theirs: str) -> Pieces:
        """What git makes of them; one conflict where it cannot."""
        size = free_size((base, ours, theirs))
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "ours"), Path(folder, "base"), Path(folder, "theirs")
            for file, text in zip(files, (ours, base, theirs), strict=True):
                file.write_bytes(text.encode(errors="surrogateescape"))
            try:
                merged, conflicts = merge_file(files, size)
                if conflicts and self.marks.shows_base:
                    merged, _ = merge_file(files, size, self.marks.style)
            except GitError:
                return [ConflictHunk(base, ours, theirs)]
        return unmarked(merged.decode(errors="surrogateescape"), size)
