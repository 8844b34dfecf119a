from markupsafe import Markup

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.sheets import MOST, Sheet, sheets
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey


def cut(text: str) -> tuple[Sheet, tuple[Sheet, ...]]:
    return sheets(swimlanes(Analysis(journey(text))), lambda row, cell: Markup(cell.anchor or ""))


def stages(*sizes: int) -> str:
    return "title: x\nstages:\n" + "\n".join(
        f"  - {{name: S{at}, goals: wide, steps: [{', '.join('{name: s, needs: n}' for _ in range(size))}]}}"
        for at, size in enumerate(sizes)
    )


def test_a_map_that_fits_a_sheet_is_not_cut() -> None:
    whole, parts = cut(stages(6, 5))
    assert (len(whole.columns), parts) == (MOST, ())


def test_a_wide_map_is_cut_between_stages() -> None:
    whole, parts = cut(stages(5, 5, 5))
    assert len(whole.columns) == 15
    assert [[(stage.node.name, span) for stage, span in part.stages] for part in parts] == [
        [("S0", 5), ("S1", 5)],
        [("S2", 5)],
    ]


def test_a_stage_wider_than_a_sheet_is_cut_with_what_spans_it() -> None:
    _, parts = cut(stages(20))
    goals = [part.rows[0].cells for part in parts]
    assert [[cell.span for cell in cells] for cells in goals] == [[10], [10]]
    assert [[len(row.cells) for row in part.rows] for part in parts] == [[1, 10], [1, 10]]
    assert {str(cell.content) for cells in goals for cell in cells} == {"s0.goals"}


def test_each_cell_is_filled_once() -> None:
    filled: list[str | None] = []

    def fill(_: object, cell: object) -> Markup:
        filled.append(cell.anchor)  # type: ignore[attr-defined]
        return Markup("")

    sheets(swimlanes(Analysis(journey(stages(10, 10)))), fill)
    assert len(filled) == len(set(filled)) == 22


def test_a_lane_with_two_rows_has_its_label_once() -> None:
    whole, _ = cut("title: x\nstages: [{name: A, goals: g, steps: [{name: a, goals: h}]}, {name: B, needs: n}]")
    assert [row.rows for row in whole.rows] == [2, 0, 1]
