"""A part of a map after the merge, joining parts in the order of the sides, and the names of parts in conflicts."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

from journeymap_cli.merge.identity import BlockVersions
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Opportunity, PainPoint, Solution, Touchpoint
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage, Step, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source
from journeymap_cli.phrases import quoted
from journeymap_cli.rewrite.assemble import BlockSlot, head, placed
from journeymap_cli.rewrite.blocks import Block
from journeymap_cli.rewrite.pieces import BlockError, ConflictHunk, ConflictReason, Pieces, conflict_hunks

BOTH_ADD: Final = ConflictReason("both sides add entries at one place, and their order means something")
BOTH_COMMENT: Final = ConflictReason("both sides change the comments")

T = TypeVar("T")


class Merged(NamedTuple):
    """One part after the merge: its text, and its data if conflicts are resolved as ours and as theirs; empty if gone.

    `added_by` is the side that added it, `removed_by` the side that removed what the other changed.
    """

    pieces: Pieces = ()
    ours: tuple[Any, ...] = ()
    theirs: tuple[Any, ...] = ()
    added_by: int = 0
    removed_by: int = 0
    key: str | None = None

    @classmethod
    def kept(cls, block: Block, slot: BlockSlot) -> "Merged":
        """A part as one side has it."""
        return cls([placed(block, slot)], (block.data,), (block.data,))


def conflict(versions: Sequence[Sequence[Block]], slot: BlockSlot, why: ConflictReason, removed_by: int = 0) -> Merged:
    """A conflict of whole blocks. Raises BlockError in brackets, because markers need lines of their own."""
    if slot.column is None:
        raise BlockError(why)
    base, ours, theirs = ("".join(placed(block, slot) for block in each) for each in versions)
    data = [tuple(block.data for block in each) for each in versions[1:]]
    is_several = max(map(len, versions)) > 1
    return Merged([ConflictHunk(base, ours, theirs, why, is_whole=is_several)], data[0], data[1], removed_by=removed_by)


def collected(rows: Sequence[Merged], host: Block) -> Sequence[Any]:
    """The data of a block with these parts, if conflicts are resolved as ours and as theirs."""
    if host.is_list:
        return [value for row in rows for value in row.ours], [value for row in rows for value in row.theirs]
    return {row.key: value for row in rows for value in row.ours}, {
        row.key: value for row in rows for value in row.theirs
    }


def around(host: Block, versions: BlockVersions, slot: BlockSlot) -> tuple[str | ConflictHunk, str]:
    """The text before and after the parts, with the changes of both sides. Raises BlockError if they clash."""
    own = [own_comments(block or host) for block in versions]
    if any(not block or block.form is not host.form or not slot.fits(block) for block in versions):
        if _either(*own) != own_comments(host):
            raise BlockError
        return head(host, slot), host.parts.tail
    heads = [head(block or host, slot) for block in versions]
    tails = [(block or host).parts.tail for block in versions]
    try:
        return _changed(heads, own), _changed(tails, own)
    except BlockError:
        if len({*tails}) > 1 or not all(text.endswith("\n") for text in heads):
            raise
        return ConflictHunk.of(heads, BOTH_COMMENT), tails[0]


def _changed(texts: Sequence[str], comments: Sequence[Sequence[str]]) -> str:
    """The text that a side changed; if both did, that of the side that changed more than the layout."""
    try:
        return _either(*texts)
    except BlockError:
        if _either(*comments) == comments[1]:
            return texts[1]
        return texts[2]


def own_comments(block: Block) -> Sequence[str]:
    """The comments of a block, without those of its parts."""
    inner = sum(len(part.comments) for part in block.parts.blocks)
    return block.comments[: len(block.comments) - inner]


def _either(base: T, ours: T, theirs: T) -> T:
    """The version that changed. Raises BlockError if both changed, and differ."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise BlockError


def grouped(rows: Sequence[Merged], *, has_order: bool) -> Sequence[Sequence[Merged]]:
    """The rows in runs. A run of several rows is what both sides added at one place, or what replaces a removed row."""
    runs: list[Sequence[Merged]] = []
    for is_one_sided, group in groupby(rows, key=lambda row: bool(row.added_by or row.removed_by)):
        run = [*group]
        added, removed = {row.added_by for row in run} - {0}, {row.removed_by for row in run} - {0}
        clashes = (has_order and len(added) > 1) or added & removed
        can_join = all(row.removed_by or not conflict_hunks(row.pieces) for row in run)
        runs += [run] if is_one_sided and clashes and can_join else [[row] for row in run]
    return runs


def joined(run: Sequence[Merged]) -> Merged:
    """Join rows into one conflict; a single row stays as it is."""
    if len(run) == 1:
        return run[0]
    hunks = [hunk for row in run for hunk in _as_hunks(row)]
    why = next((hunk.reason for hunk in hunks if hunk.reason.text), BOTH_ADD)
    texts = ("".join(hunk.texts[at] for hunk in hunks) for at in range(3))
    return Merged(
        [ConflictHunk.of(texts, why, is_whole=True)],
        tuple(value for row in run if row.added_by != 2 for value in row.ours),
        tuple(value for row in run if row.added_by != 1 for value in row.theirs),
    )


def _as_hunks(row: Merged) -> Sequence[ConflictHunk]:
    text = "".join(piece for piece in row.pieces if isinstance(piece, str))
    if row.added_by:
        return [ConflictHunk("", text, "") if row.added_by == 1 else ConflictHunk("", "", text)]
    return conflict_hunks(row.pieces)


KINDS: Final[dict[type[Model] | None, str]] = {
    Stage: "stage",
    Step: "step",
    Persona: "persona",
    Channel: "channel",
    Source: "source",
    Lane: "lane",
    Transition: "way on to",
    Metric: "metric",
    Emotion: "emotion",
    PainPoint: "pain point",
    Opportunity: "opportunity",
    Solution: "solution",
    Touchpoint: "touchpoint",
}
NAME_KEYS: Final = ("id", "name", "text", "title", "to")


def entry_words(block: Block, list_words: str) -> str:
    """The name of a list entry in messages, given that of the list: `step 'wait'`, `goal 'Know the price'`."""
    if block.shape.part is Emotion or not isinstance(block.long, dict):
        return list_words
    field = str(block.path[-2]) if len(block.path) > 1 else ""
    kind = KINDS.get(block.shape.part) or (BY_ID[field].singular if field in BY_ID else "entry")
    name = next((block.long[key] for key in NAME_KEYS if isinstance(block.long.get(key), str)), "")
    return f"{kind} {quoted(name)}"


def field_words(key: str, owner: str) -> str:
    """The name of a key in messages, given that of its part: `'emotion' of step 'wait'`."""
    return f"{quoted(key)} of {owner}" if owner != "the map" else quoted(key)


class CannotOrderError(Exception):
    """Both sides moved entries at the same place."""


def ordered(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, is_list: bool) -> list[str]:
    """All names, in the order of the side that moved some. An added name comes after the one before it on its side.

    In a mapping, order does not matter, and ours wins. In a list it does: raises CannotOrderError if both sides moved
    entries at the same place. Names that both sides added at one place are ordered ours, theirs: a name of theirs comes
    after the names that only ours has there.
    """
    shared = set(base) & set(ours) & set(theirs)
    result = _moved(*([name for name in names if name in shared] for names in (base, ours, theirs)), is_list=is_list)
    known = {*result}
    for names in (ours, theirs):
        mine = {*names}
        for at, name in enumerate(names):
            if name not in known:
                known.add(name)
                place = result.index(names[at - 1]) + 1 if at else 0
                while place < len(result) and result[place] not in shared and result[place] not in mine:
                    place += 1
                result.insert(place, name)
    return result


def _moved(base: list[str], ours: list[str], theirs: list[str], *, is_list: bool) -> list[str]:
    """The same names, in the order of the side that moved some, or of both if they moved different ones."""
    if theirs in (base, ours) or (ours != base and not is_list):
        return ours
    if ours == base:
        return theirs
    (first, last), (start, end) = _window(base, ours), _window(base, theirs)
    if first <= end and start <= last:
        raise CannotOrderError
    return [*ours[:start], *theirs[start : end + 1], *ours[end + 1 :]]


def _window(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """The first and the last index at which two orders differ."""
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return places[0], places[-1]
