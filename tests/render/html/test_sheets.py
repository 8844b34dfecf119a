from markupsafe import Markup

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.sheets import MOST, Sheet, sheet
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey


def made(text: str) -> Sheet:
    return sheet(swimlanes(Analysis(journey(text))), lambda row, cell: Markup(cell.anchor or ""))


def stages(*sizes: int) -> str:
    return "title: x\nstages:\n" + "\n".join(
        f"  - {{name: S{at}, goals: wide, steps: [{', '.join('{name: s, needs: n}' for _ in range(size))}]}}"
        for at, size in enumerate(sizes)
    )


def test_a_map_that_fits_a_sheet_is_not_cut() -> None:
    assert made(stages(6, MOST - 6)).cuts == ()


def test_a_wide_map_is_cut_between_stages() -> None:
    assert made(stages(5, 5, 5)).cuts == (0, 10)


def test_a_stage_wider_than_a_sheet_is_cut() -> None:
    assert made(stages(20)).cuts == (0, 10)


def test_each_cell_is_filled_once() -> None:
    found = made(stages(10, 10))
    filled = [str(content) for row in found.rows for _, content in row.cells]
    assert len(filled) == len(set(filled)) == 22


def test_a_lane_with_two_rows_has_its_label_once() -> None:
    whole = made("title: x\nstages: [{name: A, goals: g, steps: [{name: a, goals: h}]}, {name: B, needs: n}]")
    assert [row.rows for row in whole.rows] == [2, 0, 1]
    assert [row.is_regular for row in whole.rows] == [True, False, True]


def test_a_row_with_a_wide_cell_is_not_regular() -> None:
    assert [row.is_regular for row in made(stages(2, 2)).rows] == [False, True]


def test_a_row_is_blank_on_the_sheets_where_it_has_nothing() -> None:
    map_ = journey(f"{stages(10, 11)}\n  - {{name: Last, needs: n, quotes: q}}")
    found = sheet(swimlanes(Analysis(map_)), lambda row, cell: Markup("x" if cell.entries else ""))
    assert {row.row.lane.id: row.blank for row in found.rows} == {"goals": (2,), "needs": (), "quotes": (0, 1)}
