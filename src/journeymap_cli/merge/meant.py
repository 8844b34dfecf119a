"""Whether a merged text is what both sides meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from journeymap_cli.errors import JourneymapError
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.merge.changes import is_meant, only_takes
from journeymap_cli.merge.clash import Pieces, choices, clashes, picked
from journeymap_cli.model.journey import Journey

Read: TypeAlias = Callable[[str], Journey | None]


@dataclass(frozen=True)
class Meant:
    """What three versions mean (None: no valid journey), and how lines are read."""

    base: Journey | None
    ours: Journey | None
    theirs: Journey | None
    read: Read

    @property
    def is_known(self) -> bool:
        """Whether both sides are journeys."""
        return bool(self.ours and self.theirs)

    def by(self, pieces: Pieces) -> bool:
        """Whether the lines are a map with what both sides changed; with clashes, whichever way they are settled."""
        results = [self.read(picked(pieces, choice)) for choice in choices(len(clashes(pieces)))]
        merged = [journey for journey in results if journey and self._resolves(journey)]
        if len(merged) < len(results):
            return False
        if not (self.base and self.ours and self.theirs):
            return True
        if len(merged) == 1:
            return is_meant(self.base, self.ours, self.theirs, merged[0])
        return only_takes(self.base, self.ours, self.theirs, merged[0]) and only_takes(
            self.base, self.theirs, self.ours, merged[1]
        )

    def _resolves(self, journey: Journey) -> bool:
        """Whether all references are sound, or were not before."""
        before = [side for side in (self.ours, self.theirs) if side]
        return not any(unresolved(journey)) or any(any(unresolved(side)) for side in before)


def reading(name: str, max_size: int, encode: Callable[[str], bytes]) -> Read:
    """How the lines of the map `name` are read."""
    reader = DiskReader(max_size)

    def read(text: str) -> Journey | None:
        try:
            return load(encode(text), name, reader, max_size).journey
        except JourneymapError:
            return None

    return read
