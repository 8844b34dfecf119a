"""Merging three texts of a map: by blocks, or by lines if a side is not a map."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.errors import GitError
from journeymap_cli.git import conflict_style, merge_file
from journeymap_cli.merge.conflicts import LABELS, SIZE, ConflictMarkers, free_size, unmarked
from journeymap_cli.rewrite.newlines import Newlines
from journeymap_cli.rewrite.pieces import ConflictHunk, Pieces
from journeymap_cli.yamlsource.text import MAX_SIZE


class MergedText(NamedTuple):
    """A merged file, and a message about each conflict, with file and line. Without conflicts, it is clean."""

    raw: bytes
    is_clean: bool
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Merging:
    """How to merge: `name` is the path of the map, to which imports are relative; `labels` follow the markers."""

    name: str
    labels: Sequence[str] = LABELS
    marker_size: int = SIZE
    max_size: int = MAX_SIZE

    def merge(self, base: bytes, ours: bytes, theirs: bytes) -> MergedText:
        """Merge two versions, given their common base. Line endings are those of ours."""
        if theirs in (ours, base):
            return MergedText(ours, is_clean=True)
        if base == ours:
            return MergedText(theirs, is_clean=True)
        layout = Newlines.of(ours)
        pieces = self._merged([layout.lines(raw) for raw in (base, ours, theirs)])
        conflicts = tuple(self.markers.explained(pieces, self.name))
        return MergedText(layout.raw(self.markers.write(pieces), ended=bool(conflicts)), not conflicts, conflicts)

    def whole(self, base: bytes, ours: bytes, theirs: bytes) -> bytes:
        """Both texts as one conflict, without the lines that they share at the start and the end."""
        layout = Newlines.of(ours)
        return layout.raw(self.markers.write([ConflictHunk.of(map(layout.lines, (base, ours, theirs)))]), ended=True)

    @cached_property
    def markers(self) -> ConflictMarkers:
        """How conflicts are marked, in the style of git's configuration."""
        return ConflictMarkers(self.labels, self.marker_size, conflict_style())

    def _merged(self, texts: Sequence[str]) -> Pieces:
        """The text with the changes of both sides; merged by lines if a side is not a map."""
        from journeymap_cli.merge.map_merge import MapMerge

        merge = MapMerge.of(self.name, self.max_size, texts)
        return merge.pieces() if merge.is_known else self._by_lines(*texts)

    def _by_lines(self, base: str, ours: str, theirs: str) -> Pieces:
        """Git's merge, line by line; one conflict if git refuses the texts."""
        size = free_size((base, ours, theirs))
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "ours"), Path(folder, "base"), Path(folder, "theirs")
            for file, text in zip(files, (ours, base, theirs), strict=True):
                file.write_bytes(text.encode(errors="surrogateescape"))
            try:
                merged, conflicts = merge_file(files, size)
                if conflicts and self.markers.shows_base:
                    merged, _ = merge_file(files, size, self.markers.style)
            except GitError:
                return [ConflictHunk(base, ours, theirs)]
        return unmarked(merged.decode(errors="surrogateescape"), size)
