"""What stands at another place of a list whose order means nothing: for those who ask for everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from journeymap_cli.diff.change import Change, Of
from journeymap_cli.diff.entries import OF, change_at, entry_path
from journeymap_cli.diff.items import Held
from journeymap_cli.diff.match import out_of_order
from journeymap_cli.diff.names import names
from journeymap_cli.diff.versions import Versions
from journeymap_cli.facts.cast import cast
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.channel import Channel
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.source import Source

E = TypeVar("E", Persona, Channel, Source)


def compare_orders(versions: Versions) -> Iterator[Change]:
    """The fewest items and entries of registries that have moved within their list, in no particular order."""
    old, new = versions.old, versions.new
    yield from _registry("persona", "personas", versions.personas.pairs, cast(old), cast(new))
    yield from _registry("channel", "channels", versions.channels.pairs, old.channels, new.channels)
    yield from _registry("source", "sources", versions.sources.pairs, old.sources, new.sources)
    cells: dict[tuple[int, str], list[tuple[Held, Held]]] = defaultdict(list)
    for one, other in versions.items.pairs:
        if one.cell and one.cell == other.cell:
            cells[one.cell].append((one, other))
    for pairs in cells.values():
        if len(pairs) > 1:
            yield from _cell(pairs)


def _cell(pairs: Sequence[tuple[Held, Held]]) -> Iterator[Change]:
    first, other = pairs[0]
    spot, lane = other.spot, other.lane
    held = cell(spot.node, lane)
    entries = [(one.item, two.item) for one, two in pairs]
    for entry in out_of_order(entries, cell(first.spot.node, lane), held, names):
        parents = (first.spot.node.id, spot.node.id)
        path = entry_path(spot, lane, entry)
        yield change_at(spot, "moved", OF.get(lane, "item"), path, *parents, minor=True)


def _registry(of: Of, key: str, pairs: Iterable[tuple[E, E]], old: Sequence[E], new: Sequence[E]) -> Iterator[Change]:
    for entry in out_of_order(pairs, old, new, lambda entries: [one.id for one in entries]):
        yield Change("moved", of, (key, entry.id), None, None, minor=True)
