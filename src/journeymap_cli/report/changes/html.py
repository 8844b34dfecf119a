"""The page of a comparison: the new map with every change marked in place, and a list of changes that link there."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.trust import Trust
from journeymap_cli.errors import UsageError
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import counted
from journeymap_cli.render.html.overlay import ChangeGroup, ChangeOverlay, ChangeTone, ListedChange, MarkedPiece
from journeymap_cli.render.html.page import page
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import curves
from journeymap_cli.report.changes.compared import Compared
from journeymap_cli.report.changes.lines import NODES, SIGNS, ChangeLine
from journeymap_cli.report.changes.marks import tag, top_marks, top_place
from journeymap_cli.report.changes.pieces import ChangePiece, FeelingPiece
from journeymap_cli.report.changes.sections import MAP, Section, sections
from journeymap_cli.report.changes.union import GONE, cell_anchor, placed
from journeymap_cli.report.changes.words import trust_summary
from journeymap_cli.view import wording


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
        """The anchors of a change, the nearest first: its cell, step and stage, or its place above the map.

        The page links to the first of them that it shows.
        """
        path = change.path
        is_gone = change.kind == "removed" and not path.solution
        if cell := (self.old if is_gone else self.new).get(path.whole):
            yield cell
        nodes = [node for node in (path.step, path.stage) if node]
        yield from (self._now(node) if is_gone else node for node in nodes)
        if not nodes and self.comparison.new:
            yield top_place(change, self.comparison.new)

    def _now(self, node: str) -> str:
        return self.comparison.new_ids.get(node, GONE + node if self.comparison.new else node)


TITLES: Final[dict[ChangeTone, str]] = {"worse": "▼ {} worse", "better": "▲ {} better"}
"""The titles of the first groups; that of trust and that of all other changes follow."""

MANY: Final = 18
FEW: Final = 12
"""In a list of more than `MANY` lines, only groups of at most `FEW` are open at first."""


def report(comparison: Comparison, options: Options) -> bytes:
    """The page; for a map that is gone, the page of its last version. Raises UsageError if there is neither."""
    old, new = comparison.old, comparison.new
    journey = new or old
    if journey is None:
        raise UsageError("there is nothing to compare")
    marks = _of_both(comparison, old, new, options.base) if old and new else _of_one(comparison)
    groups = tuple(_groups(comparison))
    overlay = marks._replace(
        versions=(comparison.old_name, comparison.new_name),
        summary="" if groups else "Nothing changed.",
        groups=groups,
    )
    return page(journey, options, overlay)


def _of_both(comparison: Comparison, old: Journey, new: Journey, base: LinkBase) -> ChangeOverlay:
    compared = Compared(comparison, old, new, base)
    return ChangeOverlay(
        table=compared.table,
        number=compared.number,
        lost=GONE,
        notes=compared.notes,
        heads=compared.heads,
        tops=top_marks(comparison, new),
        curves=curves.both(comparison, old, new, compared.union),
    )


def _of_one(comparison: Comparison) -> ChangeOverlay:
    """The marks of a map that is new or gone: every stage is marked; a map that is gone has no places to link to."""
    heads = {change.path.stage: tag(change.impact, change.kind) for change in comparison.changes if change.path.stage}
    return ChangeOverlay(heads=heads, lost=None if comparison.new else "")


def _groups(comparison: Comparison) -> Iterator[ChangeGroup]:
    places = Places(comparison)
    listed = [line for section in sections(comparison) for line in _listed(comparison, places, section)]
    counts = comparison.summary
    titles = {**{tone: title.format(counts[tone]) for tone, title in TITLES.items()}, "trust": trust_summary(counts)}
    others = len(comparison.changes) - sum(counts[word] for word in (*TITLES, *Trust))
    for tone, title in {**titles, "neutral": ""}.items():
        changes = tuple(line for line in listed if line.tone == tone)
        if changes:
            is_open = len(listed) <= MANY or len(changes) <= FEW
            rest = counted(others, "other change" if len(changes) < len(listed) else "change")
            yield ChangeGroup(tone, title or rest, is_open, changes)


def _listed(comparison: Comparison, places: Places, section: Section) -> Iterator[ListedChange]:
    for line in section.lines:
        label, pieces = _words(line)
        word = line.trust or (line.change.kind if line.change else "changed")
        where = " · ".join(part for part in (section.title, line.place) if part and part != MAP) or "map"
        yield ListedChange(
            _tone(line), word, where, label, pieces, tuple(places.of(line.change)) if line.change else ()
        )


def _tone(line: ChangeLine) -> ChangeTone:
    return "trust" if line.trust else line.impact.value


def _words(line: ChangeLine) -> tuple[str, tuple[MarkedPiece, ...]]:
    """Label and pieces of a line, which has its kind in front: no need to repeat it, or to say only that."""
    change = line.change
    if change and change.of in NODES and change.kind in SIGNS:
        return change.of, (MarkedPiece(line.pieces[0].text.removeprefix(f"{change.of} "), "kept"),)
    label = change.of if change and change.kind == line.label else line.label
    return label, tuple(MarkedPiece(_piece_text(piece), piece.mark.name.lower()) for piece in line.pieces)


def _piece_text(piece: ChangePiece) -> str:
    """The text of a piece; scores as the page writes them elsewhere."""
    if not isinstance(piece, FeelingPiece) or piece.score is None:
        return piece.text
    score = wording.signed(piece.score) if piece.is_signed else wording.number(piece.score)
    return " ".join(part for part in (score, piece.label) if part)
