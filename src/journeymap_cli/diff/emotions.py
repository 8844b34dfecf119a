"""What differs in how the customer feels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.entries import changed_at, entry_path, item_differences, there
from journeymap_cli.diff.match import in_order
from journeymap_cli.diff.pairing import NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.entries import Emotion


def compare_emotions(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    """Every change of the emotions of a node: the entries of one persona have an order."""
    before = _by_persona(old.node.emotion, versions)
    after = _by_persona(new.node.emotion, None)
    for persona in dict.fromkeys((*after, *before)):
        found = in_order(before.get(persona, []), after.get(persona, []), _felt)
        for one, other in found.pairs:
            for field in item_differences(versions, one, other):
                yield changed_at(new, "emotion", entry_path(new, "emotion", other), field)
        yield from (there("removed", old, "emotion", gone) for gone in found.old)
        yield from (there("added", new, "emotion", fresh) for fresh in found.new)


def _felt(entry: Emotion) -> tuple[object, ...]:
    return entry.score, entry.label


def _by_persona(entries: Sequence[Emotion], old: Versions | None) -> dict[str | None, list[Emotion]]:
    found: dict[str | None, list[Emotion]] = defaultdict(list)
    for entry in entries:
        found[old.translate("persona", entry.persona) if old else entry.persona].append(entry)
    return found
