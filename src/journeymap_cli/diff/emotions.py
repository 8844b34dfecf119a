"""What differs in how the customer feels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from journeymap_cli.diff.change import Change, changed
from journeymap_cli.diff.entries import added_or_removed_entry, item_differences
from journeymap_cli.diff.match import in_order
from journeymap_cli.diff.pairing import NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.entries import Emotion


def compare_emotions(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    """Every change of the emotions of a node; the order of one persona's entries means something."""
    before = _by_persona(old.node.emotion, versions)
    after = _by_persona(new.node.emotion, None)
    for persona in dict.fromkeys((*after, *before)):
        found = in_order(before.get(persona, []), after.get(persona, []), lambda entry: (entry.score, entry.label))
        for one, other in found.pairs:
            for field in item_differences(versions, one, other):
                yield changed("emotion", new.entry_path("emotion", other), field)
        yield from (added_or_removed_entry("removed", old, "emotion", entry) for entry in found.old)
        yield from (added_or_removed_entry("added", new, "emotion", entry) for entry in found.new)


def _by_persona(entries: Sequence[Emotion], old: Versions | None) -> dict[str | None, list[Emotion]]:
    found: dict[str | None, list[Emotion]] = defaultdict(list)
    for entry in entries:
        found[old.translate("persona", entry.persona) if old else entry.persona].append(entry)
    return found
