"""Two versions of one map with what changed between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymap_cli.diff.change import Change, ChangeKind, ChangeSubject, Impact, sides
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.pairing import pair_nodes
from journeymap_cli.facts.entries import listed
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey

KINDS: tuple[ChangeKind, ...] = ("added", "removed", "moved", "renamed", "changed")


@dataclass(frozen=True)
class Comparison:
    """An old and a new version, each with its name; None for a version that does not exist.

    `file` is the map's path in the new version, for those who want to look at it;
    `whole` also counts what most readers do not ask for: notes, links, the order of plain lists.
    """

    old_name: str
    new_name: str
    old: Journey | None
    new: Journey | None
    file: str = ""
    whole: bool = False

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed: one change of the map and of each of its parts where it is new or gone."""
        if self.old and self.new:
            return tuple(change for change in compare(self.old, self.new) if self.whole or not change.minor)
        if self.new:
            return tuple(_there("added", self.new))
        return tuple(_there("removed", self.old)) if self.old else ()

    @property
    def title(self) -> str:
        """What the map is called."""
        journey = self.new or self.old
        return journey.title if journey else ""

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many changes there are of each kind, and how many are better or worse."""
        kinds, weights = [change.kind for change in self.changes], [change.weight for change in self.changes]
        counts: dict[str, int] = {kind: kinds.count(kind) for kind in KINDS}
        return counts | {str(weight): weights.count(weight) for weight in (Impact.BETTER, Impact.WORSE)}

    @cached_property
    def new_ids(self) -> Mapping[str, str]:
        """The new id of each node of the old version that has one."""
        return pair_nodes(self.old, self.new).ids if self.old and self.new else {}


def total(comparisons: Sequence[Comparison]) -> dict[str, int]:
    """The sum of several summaries."""
    summaries = [comparison.summary for comparison in comparisons]
    return {key: sum(summary[key] for summary in summaries) for key in (*KINDS, Impact.BETTER, Impact.WORSE)}


def _there(kind: ChangeKind, journey: Journey) -> Iterator[Change]:
    for of, path, name in _parts(journey):
        yield Change(kind, of, path, *sides(kind, name), stage=path[-1] if of == "stage" else None)


def _parts(journey: Journey) -> Iterator[tuple[ChangeSubject, tuple[str, ...], str]]:
    yield "journey", (), journey.title
    yield from (("persona", ("personas", persona.id), persona.name) for persona in participants(journey))
    yield from (("channel", ("channels", channel.id), channel.name) for channel in journey.channels)
    yield from (("source", ("sources", source.id), source.title) for source in journey.sources)
    yield from (("lane", ("lanes", lane.id), lane.label or lane.id) for lane in listed(journey))
    yield from (("stage", ("stages", stage.id), stage.name) for stage in journey.stages)
