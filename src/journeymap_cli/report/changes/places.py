"""Where on the page of a comparison a change is shown."""

from collections.abc import Iterator

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report.changes.marks import top_place
from journeymap_cli.report.changes.union import GONE, cell_anchor, placed
from journeymap_cli.view.anchors import WHOLE_ANCHORS


class Places:
    """The anchors of the changes of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        old, new = (placed(journey) if journey else {} for journey in (comparison.old, comparison.new))
        self.old = {
            path: cell_anchor(self._now(at.node.id), at.lane, at.entry) for path, at in old.items() if not at.is_whole
        }
        self.new = {path: cell_anchor(at.node.id, at.lane, at.entry) for path, at in new.items() if not at.is_whole}

    def of(self, change: Change) -> Iterator[str]:
        """The anchors of a change, the nearest first: its cell, step and stage, or its place below the map.

        The page links to the first of them that it shows.
        """
        path = change.path
        is_gone = change.kind == "removed" and not path.solution
        if cell := (self.old if is_gone else self.new).get(path.whole):
            yield cell
        nodes = [node for node in (path.step, path.stage) if node]
        yield from (self._now(node) if is_gone else node for node in nodes)
        if path.lane and not nodes and not is_gone:
            yield WHOLE_ANCHORS[path.lane]
        if not nodes and self.comparison.new and (place := top_place(change, self.comparison.new)):
            yield place

    def of_node(self, change: Change) -> Iterator[str]:
        """The anchor of the step of a change, or of its stage."""
        path = change.path
        is_gone = change.kind == "removed" and not path.solution
        yield from ((self._now(path.node) if is_gone else path.node,) if path.node else ())

    def _now(self, node: str) -> str:
        return self.comparison.new_ids.get(node, GONE + node if self.comparison.new else node)
