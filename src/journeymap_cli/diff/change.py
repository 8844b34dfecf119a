"""A difference between two versions of a map."""

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, TypeAlias

from journeymap_cli.diff.fields import Difference
from journeymap_cli.diff.holdings import CONTRARY, Holding
from journeymap_cli.diff.impact import Impact, impact_of_field, impact_of_presence
from journeymap_cli.diff.trust import Trust, trust_of_field, trust_of_presence
from journeymap_cli.model.lanes import BUILT_IN

ChangeKind: TypeAlias = Literal["added", "removed", "moved", "renamed", "changed"]
ChangeSubject: TypeAlias = Literal[
    "journey",
    "persona",
    "channel",
    "source",
    "lane",
    "stage",
    "step",
    "item",
    "emotion",
    "metric",
    "pain_point",
    "opportunity",
    "transition",
]
MapSection: TypeAlias = Literal["takeaways", "personas", "channels", "sources", "lanes", "scope", "measure"]


@dataclass(frozen=True, slots=True)
class ChangePath:
    """The part of a map that a change is about, by keys and ids, never by position. The empty path is the whole map.

    Outside the stages, `section` is the list that contains `entry`, or `scope` or `measure`, and `lane` is the lane of
    an entry of the whole map. Inside, `lane` is the row of the cell that contains `entry`, and `transition` is the
    target of a transition of the node. `solution` is one of the solutions of the entry. `field` is the key whose value
    changed.
    """

    section: MapSection | None = None
    stage: str | None = None
    step: str | None = None
    lane: str | None = None
    entry: str | None = None
    solution: str | None = None
    transition: str | None = None
    field: str | None = None

    @property
    def node(self) -> str | None:
        """The id of the step, or of the stage if there is no step."""
        return self.step or self.stage

    @property
    def is_node(self) -> bool:
        """Whether it leads to a stage or step, or to a field of one, and not to an entry or transition in it."""
        return self.stage is not None and self.entry is None and self.transition is None

    @property
    def whole(self) -> "ChangePath":
        """The path of the entry, transition or node that a solution or field belongs to."""
        return replace(self, solution=None, field=None)

    def with_field(self, field: str | None) -> "ChangePath":
        """The path of a field of the same part; of the part itself for None."""
        return replace(self, field=field)

    @property
    def keys(self) -> tuple[str, ...]:
        """The path as in JSON: `("stages", "integration", "steps", "first-call", "emotion", "dev", "score")`."""
        cell = (self.lane,) if self.lane is None or self.lane in BUILT_IN else ("cells", self.lane)
        parts = (
            self.section,
            *_keyed("stages", self.stage),
            *_keyed("steps", self.step),
            *_keyed("next", self.transition),
            *cell,
            self.entry,
            *_keyed("solutions", self.solution),
            self.field,
        )
        return tuple(part for part in parts if part is not None)


def _keyed(key: str, name: str | None) -> tuple[str, ...]:
    return () if name is None else (key, name)


class Change(NamedTuple):
    """One difference.

    `path` has the ids of the new version; for what was removed, those of the old one. `before` and `after` are the
    values of the field, the text or name of what was added or removed, or for `moved` the ids of the old and the new
    parent. `minor` changes (a note, a link, the order of a plain list) are only reported on request. `impact` is about
    <<<<<<< HEAD
    the customer, `trust` about how well the map is supported. `partner` is the path of the entry in the other version
    that this one took the place of, or that took its place. `holds` is what an added or removed stage or step has.
    =======
    the customer, `trust` about the evidence for the map. `partner` is the path of the entry in the other version that
    this entry replaced, or that replaced it. `holds` has the contents of an added or removed stage or step.
    >>>>>>> en1
    """

    kind: ChangeKind
    of: ChangeSubject
    path: ChangePath
    before: Any
    after: Any
    impact: Impact = Impact.NEUTRAL
    minor: bool = False
    trust: Trust | None = None
    partner: ChangePath | None = None
    holds: Holding | None = None


def added_or_removed(kind: Literal["added", "removed"], of: ChangeSubject, path: ChangePath, value: Any) -> Change:
    """The change for something that only one version has; `value` is its text, name or score."""
    before, after = (None, value) if kind == "added" else (value, None)
    impact, trust = impact_of_presence(kind, path.lane), trust_of_presence(kind, of)
    return Change(kind, of, path, before, after, impact, trust=trust)


def node_added_or_removed(
    kind: Literal["added", "removed"], of: ChangeSubject, path: ChangePath, name: str, holds: Holding
) -> Change:
    """The change for a stage or step that only one version has; its impact is that of its contents."""
    impact = holds.impact if kind == "added" else CONTRARY[holds.impact]
    return added_or_removed(kind, of, path, name)._replace(impact=impact, holds=holds)


def changed(of: ChangeSubject, path: ChangePath, found: Difference, impact: Impact | None = None) -> Change:
    """The change of a field of the part at `path`; `impact` overrides the one derived from its values."""
    if impact is None:
        impact = impact_of_field(of, found.field, found.before, found.after)
    trust = trust_of_field(found.field, found.before, found.after)
    return Change("changed", of, path.with_field(found.field), found.before, found.after, impact, found.minor, trust)
