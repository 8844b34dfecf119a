"""Three texts of a map to one: by lines, else by blocks, and only where the result is what both sides meant."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from journeymap_cli.errors import GitFailed
from journeymap_cli.git import conflict_style, merge_file
from journeymap_cli.load.decode import MAX_SIZE
from journeymap_cli.merge.clash import LABELS, SIZE, Clash, Marks, Pieces, clashes, free_size, unmarked
from journeymap_cli.merge.layout import Layout


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
        layout = Layout.of(ours)
        pieces = self._merged([layout.lines(raw) for raw in (base, ours, theirs)], layout)
        return layout.raw(self.marks.write(pieces), ended=bool(clashes(pieces))), not clashes(pieces)

    def whole(self, base: bytes, ours: bytes, theirs: bytes) -> bytes:
        """Both texts between marks, but for the lines that begin and end them alike."""
        layout = Layout.of(ours)
        return layout.raw(self.marks.write([Clash(*map(layout.lines, (base, ours, theirs)))]), ended=True)

    @cached_property
    def marks(self) -> Marks:
        """How conflicts are marked, in the style that git is told to use."""
        return Marks(self.labels, self.marker_size, conflict_style())

    def _merged(self, texts: Sequence[str], layout: Layout) -> Pieces:
        """The text that both sides meant; else the pieces with the fewest lines in conflict."""
        from journeymap_cli.merge.meant import Meant, reading
        from journeymap_cli.merge.weave import weave

        read = reading(self.name, self.max_size, layout.raw)
        base, ours, theirs = map(read, texts)
        meant = Meant(base, ours, theirs, read)
        left: list[Pieces] = []
        for merge in (self._by_lines, weave):
            pieces = merge(*texts)
            if not meant.is_known or (not clashes(pieces) and meant.by(pieces)):
                return pieces
            left += [pieces] if clashes(pieces) else []
        return next(filter(meant.by, sorted(left, key=self.marks.count)), [Clash(*texts)])

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
            except GitFailed:
                return [Clash(base, ours, theirs)]
        return unmarked(merged.decode(errors="surrogateescape"), size)
