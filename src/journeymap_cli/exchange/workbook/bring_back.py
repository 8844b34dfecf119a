"""A workbook that comes back: what somebody changed in it since it was written, done to the data of its map.

A cell that was changed in the map too is a conflict: the map keeps its own text. What stands where the map has no place
for it is reported.
"""

from typing import Final

from journeymap_cli.exchange.workbook.desk import Desk
from journeymap_cli.exchange.workbook.map_back import bring_cell
from journeymap_cli.exchange.workbook.new_parts import bring_new_column, bring_new_lane
from journeymap_cli.exchange.workbook.own import OwnBook
from journeymap_cli.exchange.workbook.returning import Returned, Returning
from journeymap_cli.exchange.workbook.rows_back import bring_field, bring_gone, bring_moves, bring_new_row
from journeymap_cli.load.check import check
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.rewrite.said import copied
from journeymap_cli.view.book.book import MAP, STAGE, STEP, BookAddress, BookTexts, node_of

NAMES: Final = frozenset((STAGE, STEP))


def bring_back(own: OwnBook, base: BookTexts, journey: Journey, file: str) -> Returned:
    """Bring what differs from the texts of `base` into a map; a cell that the format refuses is reported."""
    refused: dict[BookAddress, Problem] = {}
    while True:
        back = Returning(own, base, Desk(journey), file, refused)
        _bring(back)
        found = {source: problem for source, problem in back.sources(_wrong(back)) if source not in refused}
        if not found:
            return Returned(back.desk.data, tuple(back.problems))
        refused |= found


def _wrong(back: Returning) -> list[Problem]:
    """The errors of the data as a map."""
    data = copied(back.desk.data)
    fill_ids(data, "")
    return [problem for problem in check(data, Journey)[1] if problem.severity is Severity.ERROR]


def _bring(back: Returning) -> None:
    """Do all that was edited.

    Names come first, by which new rows say where they are, and rows of entries before the lines of the map, as they
    know more of them.
    """
    own = back.own
    edits = [*back.edits()]
    names = [edit for edit in edits if edit.address[0] == MAP and edit.address[1] in NAMES]
    listed = [edit for edit in edits if edit.address[0] != MAP]
    for edit in names:
        bring_cell(back, edit)
    _bring_columns(back)
    for edit in listed:
        bring_field(back, edit)
    bring_moves(back, listed)
    bring_gone(back)
    for row in own.new_rows:
        bring_new_row(back, row)
    for edit in edits:
        if edit not in names and edit not in listed:
            bring_cell(back, edit)
    for lane in own.new_lanes:
        bring_new_lane(back, lane)
    for stray in own.strays:
        back.report(stray.sheet, stray.at, f"{quoted(stray.text)} is not brought in: {stray.why}")


def _bring_columns(back: Returning) -> None:
    """Add new columns, each after the one before it, be that new too."""
    last: tuple[str, str] = ("", "")
    for column in back.own.new_columns:
        known = node_of(column.before)
        after = last[1] if last[0] == column.before and last[1] else known
        if after in back.desk.nodes:
            last = column.before, bring_new_column(back, column, after)
