"""What stands below labels, as the lanes and the description of a stage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from journeymap_cli.exchange.cell_entries import name_in
from journeymap_cli.exchange.grid import DESCRIPTION, DURATION, LaneRow, fill, rows_of
from journeymap_cli.exchange.words import key, lane_of

ABOUT: Final = DESCRIPTION | DURATION

Content = list[tuple[str, list[str]]]
"""The labels of a stage in their order, with the texts below each; the first label is empty."""


def label_counts(contents: Sequence[Content]) -> Mapping[str, int]:
    """In how many stages each label is, by its key."""
    return Counter(key(label) for content in contents for label in {label for label, _ in content} if label)


def rows_of_labels(contents: Sequence[Content], labels: Mapping[str, int]) -> dict[str, LaneRow]:
    """The lane of each label by its key: those that are known, and those of several stages."""
    written: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for label in (label for content in contents for label, _ in content if label):
        written.setdefault(key(label), label)
        if lane := lane_of(label):
            firsts.setdefault(lane, label)
    known = {name: lane_of(label) for name, label in written.items()}
    is_row = {name: labels[name] > 1 or name in ABOUT for name in written}
    chosen = [each for name, each in written.items() if each in firsts.values() or (is_row[name] and not known[name])]
    by_label = dict(zip(chosen, rows_of(chosen), strict=True))
    return {
        name: by_label[firsts[lane] if (lane := known[name]) else label]
        for name, label in written.items()
        if known[name] or label in by_label
    }


def add_labelled(node: dict[str, Any], label: str, texts: Sequence[str], rows: Mapping[str, LaneRow]) -> None:
    """Add what is below a label to a stage: as a lane if the label is one, else to its description."""
    row = rows.get(key(label)) if label else None
    if row and texts:
        for text in texts:
            fill(node, row, text)
    elif label or texts:
        head = [f"{name_in(label)}:"] if label else []
        node["description"] = "\n".join(filter(None, [node.get("description"), *head, *texts]))
