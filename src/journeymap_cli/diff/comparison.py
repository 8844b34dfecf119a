"""Two versions of one map, and what changed between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap_cli.diff.change import Change, ChangeKind, ChangePath, ChangeSubject, added_or_removed
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.pairing import pair_nodes
from journeymap_cli.facts.entries import listed
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey

KINDS: tuple[ChangeKind, ...] = ("added", "removed", "moved", "renamed", "changed")


@dataclass(frozen=True)
class Comparison:
    """An old and a new version, each with its name; None for a version that does not exist.

    `file` is the map's path in the new version, and `place` the same from the top of its repository. `whole` includes
    minor changes: notes, links, the order of plain lists.
    """

    old_name: str
    new_name: str
    old: Journey | None
    new: Journey | None
    file: str = ""
    whole: bool = False
    place: str = ""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed; for a map that is new or gone, one change for it and one for each of its parts."""
        if self.old and self.new:
            return tuple(change for change in compare(self.old, self.new) if self.whole or not change.minor)
        if self.new:
            return tuple(_on_one_side("added", self.new))
        return tuple(_on_one_side("removed", self.old)) if self.old else ()

    @property
    def title(self) -> str:
        """The title of the map: the new one, if there is one."""
        journey = self.new or self.old
        return journey.title if journey else ""

    @cached_property
    def summary(self) -> dict[str, int]:
        """The number of changes of each kind, and of those that are better or worse."""
        kinds, impacts = [change.kind for change in self.changes], [change.impact for change in self.changes]
        counts: dict[str, int] = {kind: kinds.count(kind) for kind in KINDS}
        return counts | {str(impact): impacts.count(impact) for impact in (Impact.BETTER, Impact.WORSE)}

    @cached_property
    def new_ids(self) -> Mapping[str, str]:
        """The new ids of nodes by their old ones, for nodes that both versions have."""
        return pair_nodes(self.old, self.new).ids if self.old and self.new else {}


def total(comparisons: Sequence[Comparison]) -> dict[str, int]:
    """The sum of several summaries."""
    summaries = [comparison.summary for comparison in comparisons]
    return {key: sum(summary[key] for summary in summaries) for key in (*KINDS, Impact.BETTER, Impact.WORSE)}


def _on_one_side(kind: Literal["added", "removed"], journey: Journey) -> Iterator[Change]:
    for of, path, name in _parts(journey):
        yield added_or_removed(kind, of, path, name)


def _parts(journey: Journey) -> Iterator[tuple[ChangeSubject, ChangePath, str]]:
    yield "journey", ChangePath(), journey.title
    yield from (("persona", ChangePath("personas", entry=one.id), one.name) for one in participants(journey))
    yield from (("channel", ChangePath("channels", entry=one.id), one.name) for one in journey.channels)
    yield from (("source", ChangePath("sources", entry=one.id), one.title) for one in journey.sources)
    yield from (("lane", ChangePath("lanes", entry=one.id), one.label or one.id) for one in listed(journey))
    yield from (("stage", ChangePath(stage=one.id), one.name) for one in journey.stages)
