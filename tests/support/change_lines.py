"""Changes as lines of text, for comparisons in tests."""

from collections.abc import Iterable

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.impact import Impact
from journeymap_cli.model.journey import Journey
from support.journeys import journey


def diff(old: str, new: str, **files: str) -> list[str]:
    """The changes between two texts, as lines."""
    return lines(compare(journey(old, **files), journey(new, **files)))


def diff_of(old: Journey, new: Journey) -> list[str]:
    """The changes between two journeys, as lines."""
    return lines(compare(old, new))


def lines(changes: Iterable[Change]) -> list[str]:
    """`changed emotion a.emotion.*.score: -2 -> 1 (better)`; paths are without `stages` and `steps`."""
    return [_line(change) for change in changes]


def _line(change: Change) -> str:
    place = [key for at, key in enumerate(change.path.keys) if at % 2 or key not in ("stages", "steps")]
    values = "" if change.before is change.after is None else f": {change.before} -> {change.after}"
    verdict = change.trust or ("" if change.impact is Impact.NEUTRAL else change.impact)
    signs = f"{f' ({verdict})' if verdict else ''}{' minor' if change.minor else ''}"
    return f"{change.kind} {change.of} {'.'.join(place)}{values}{signs}"
