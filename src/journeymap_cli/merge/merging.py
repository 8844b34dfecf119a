"""Merging three texts of a map: by lines, else by blocks, if the result has exactly the changes of both sides."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.characters import BOM
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
from journeymap_cli.yamlsource.text import MAX_SIZE


class Newlines(NamedTuple):
    """How lines become bytes; in a file with mixed line breaks, each stays as it is."""

    bom: str
    breaks: str
    is_mixed: bool
    is_ended: bool

    @classmethod
    def of(cls, raw: bytes) -> "Newlines":
        """The layout of a file."""
        wide = raw.count(b"\r\n")
        return cls(
            BOM if raw.startswith(BOM.encode()) else "",
            "\r\n" if wide else "\n",
            is_mixed=0 < wide < raw.count(b"\n"),
            is_ended=raw.endswith(b"\n"),
        )

    def lines(self, raw: bytes) -> str:
        """The lines of this or another file, each ending with a newline; bytes that are not UTF-8 are kept."""
        text = raw.decode(errors="surrogateescape").lstrip(BOM)
        if not self.is_mixed:
            text = text.replace("\r\n", "\n")
        return text if text.endswith("\n") or not text else f"{text}\n"

    def raw(self, text: str, *, ended: bool = False) -> bytes:
        """The bytes of lines; with `ended`, the last always ends with a line break, whatever the file had."""
        text = text if self.is_ended or ended else text.removesuffix("\n")
        if not self.is_mixed:
            text = text.replace("\n", self.breaks)
        return (self.bom + text).encode(errors="surrogateescape")


@dataclass(frozen=True)
class Merging:
    """How to merge: `name` is the path of the map, from which its imports are found; `labels` follow the markers."""

    name: str
    labels: Sequence[str] = LABELS
    marker_size: int = SIZE
    max_size: int = MAX_SIZE

    def merge(self, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
        """The merged text, and whether it is free of conflicts."""
        if theirs in (ours, base):
            return ours, True
        if base == ours:
            return theirs, True
        layout = Newlines.of(ours)
        pieces = self._merged([layout.lines(raw) for raw in (base, ours, theirs)], layout)
        return layout.raw(self.markers.write(pieces), ended=bool(conflict_hunks(pieces))), not conflict_hunks(pieces)

    def whole(self, base: bytes, ours: bytes, theirs: bytes) -> bytes:
        """Both texts as one conflict, but for the lines that they share at the start and the end."""
        layout = Newlines.of(ours)
        return layout.raw(self.markers.write([ConflictHunk(*map(layout.lines, (base, ours, theirs)))]), ended=True)

    @cached_property
    def markers(self) -> ConflictMarkers:
        """How conflicts are marked, in the style of git's configuration."""
        return ConflictMarkers(self.labels, self.marker_size, conflict_style())

    def _merged(self, texts: Sequence[str], layout: Newlines) -> Pieces:
        """The text with the changes of both sides; else the pieces with the fewest lines in conflict."""
        from journeymap_cli.merge.merge_blocks import merge_blocks
        from journeymap_cli.merge.verification import Verification, reading

        read = reading(self.name, self.max_size, layout.raw)
        base, ours, theirs = map(read, texts)
        verification = Verification(base, ours, theirs, read)
        conflicting: list[Pieces] = []
        for merge in (self._by_lines, merge_blocks):
            pieces = merge(*texts)
            has_conflicts = bool(conflict_hunks(pieces))
            if not verification.is_known or (not has_conflicts and verification.by(pieces)):
                return pieces
            if has_conflicts:
                conflicting.append(pieces)
        return next(filter(verification.by, sorted(conflicting, key=self.markers.count)), [ConflictHunk(*texts)])

    def _by_lines(self, base: str, ours: str, theirs: str) -> Pieces:
        """The merge of git, line by line; one conflict where git refuses the texts."""
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
