"""Where the page of a comparison shows a change."""

from collections.abc import Iterator

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report import diff_tops
from journeymap_cli.report.diff_entries import entry_path_of, is_of_solution
from journeymap_cli.report.diff_paths import cell_anchor, placed
from journeymap_cli.report.diff_union import GONE


class Places:
    """The anchors of the changes of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        old, new = (placed(journey) if journey else () for journey in (comparison.old, comparison.new))
        self.old = {each.ids: cell_anchor(self._now(each.node.id), each.lane, each.entry) for each in old}
        self.new = {each.ids: cell_anchor(each.node.id, each.lane, each.entry) for each in new}

    def of(self, change: Change) -> Iterator[str]:
        """The cell, the step, the stage of a change, or its place above the map: a page links to the first it has."""
        is_gone = change.kind == "removed" and not is_of_solution(change)
        cell = (self.old if is_gone else self.new).get(entry_path_of(change))
        if cell:
            yield cell
        nodes = [node for node in (change.step, change.stage) if node]
        yield from (self._now(node) if is_gone else node for node in nodes)
        if not nodes and self.comparison.new:
            yield diff_tops.place(change, self.comparison.new)

    def _now(self, node: str) -> str:
        return self.comparison.new_ids.get(node, GONE + node if self.comparison.new else node)
