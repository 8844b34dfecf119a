from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.swimlanes import LaneView, Row, lanes, swimlanes
from support.journeys import journey

BOTH = """
    title: x
    stages:
      - name: A
        goals: of the stage
        steps: [{name: a1, goals: of the step}, a2]
      - {name: B, goals: of B}
      - name: C
        goals: of C
        steps: [c1, c2]
"""


def row(text: str, number: int = 0) -> Row:
    return swimlanes(Analysis(journey(text))).rows[number]


def places(row: Row) -> list[tuple[int, int, list[str]]]:
    return [(cell.start, cell.span, [entry.text for entry in cell.entries]) for cell in row.cells]


def lines(text: str) -> dict[str, str | None]:
    return {row.label: row.line for row in swimlanes(Analysis(journey(text))).rows}


def test_columns_are_the_steps_and_the_stages_without_steps() -> None:
    table = swimlanes(Analysis(journey(BOTH)))
    assert [(column.node.name, column.stage, column.is_stage) for column in table.columns] == [
        ("a1", 0, False),
        ("a2", 0, False),
        ("B", 1, True),
        ("c1", 2, False),
        ("c2", 2, False),
    ]
    assert [(stage.start, stage.span, stage.has_steps) for stage in table.stages] == [
        (0, 2, True),
        (2, 1, False),
        (3, 2, True),
    ]


def test_a_lane_on_a_stage_and_its_steps_has_two_rows_under_one_label() -> None:
    above, below = swimlanes(Analysis(journey(BOTH))).rows
    assert (above.part, below.part, above.label, below.label) == ("stages", "columns", "Goals", "Goals")
    assert places(above) == [(0, 2, ["of the stage"]), (2, 1, []), (3, 2, ["of C"])]
    assert places(below) == [(0, 1, ["of the step"]), (1, 1, []), (2, 1, ["of B"]), (3, 1, []), (4, 1, [])]


def test_a_lane_on_a_stage_alone_spans_its_steps_in_one_row() -> None:
    text = "title: x\nstages: [{name: A, goals: wide, steps: [a, b]}, {name: B, steps: [{name: c, goals: narrow}]}]"
    assert places(row(text)) == [(0, 2, ["wide"]), (2, 1, ["narrow"])]
    assert row(text).part == "all"


def test_every_cell_and_entry_has_its_path() -> None:
    text = "title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: A, steps: [{name: one, cells: {law: [p, q]}}]}]"
    (cell,) = row(text).cells
    assert cell.path == ("stages", 0, "steps", 0, "cells", "law")
    assert cell.node_path == ("stages", 0, "steps", 0)
    assert cell.anchor == "one.law"
    assert [entry.path for entry in cell.entries] == [(*cell.path, 0), (*cell.path, 1)]


def test_the_lines_follow_from_the_roles() -> None:
    assert lines("title: x\nstages: [{name: a, goals: g, frontstage: f, backstage: b, support: s}]") == {
        "Goals": None,
        "Frontstage": "interaction",
        "Backstage": "visibility",
        "Support": "internal interaction",
    }


def test_a_line_needs_a_row_of_another_side_above_it() -> None:
    assert lines("title: x\nstages: [{name: a, backstage: b, support: s}]") == {
        "Backstage": None,
        "Support": "internal interaction",
    }
    assert lines("title: x\nstages: [{name: a, opportunities: o, frontstage: f}]")["Frontstage"] is None


def test_a_line_is_only_above_the_first_row_of_its_role() -> None:
    text = """
        title: x
        lanes: [goals, {id: till, label: Till, role: frontstage}, frontstage]
        stages: [{name: a, goals: g, frontstage: f, cells: {till: t}}]
    """
    assert lines(text) == {"Goals": None, "Till": "interaction", "Frontstage": None}


def test_reach_and_other_metrics_may_have_two_rows_each() -> None:
    text = """
        title: x
        stages:
          - name: A
            metrics: [{name: r, kind: reach, value: 90}, {name: m}]
            steps: [{name: a, metrics: [{name: s, kind: reach, value: 80}, {name: n}]}, b]
          - {name: C, metrics: {name: o}}
    """
    rows = swimlanes(Analysis(journey(text))).rows
    assert [(row.label, row.part) for row in rows] == [
        ("Reach", "stages"),
        ("Reach", "columns"),
        ("Metrics", "stages"),
        ("Metrics", "columns"),
    ]
    assert [places(row) for row in rows] == [
        [(0, 2, ["r"]), (2, 1, [])],
        [(0, 1, ["s"]), (1, 1, []), (2, 1, [])],
        [(0, 2, ["m"]), (2, 1, [])],
        [(0, 1, ["n"]), (1, 1, []), (2, 1, ["o"])],
    ]


def test_a_reach_of_a_stage_and_metrics_of_its_steps_have_one_row_each() -> None:
    text = """
        title: x
        stages:
          - {name: A, metrics: {name: r, kind: reach, value: 90}, steps: [{name: a, metrics: {name: n}}, b]}
    """
    reach, others = swimlanes(Analysis(journey(text))).rows
    assert (reach.part, others.part) == ("all", "all")
    assert places(reach) == [(0, 2, ["r"])]
    assert places(others) == [(0, 1, ["n"]), (1, 1, [])]


def test_the_reach_has_a_row_of_its_own() -> None:
    text = """
        title: x
        stages:
          - {name: a, metrics: [{name: Reach, kind: reach, value: 100}, {name: Ease, kind: ces, value: 2, target: 5}]}
          - {name: b, metrics: {name: Reach, kind: reach, value: 88.5}}
    """
    reach, others = swimlanes(Analysis(journey(text))).rows
    assert (reach.label, reach.is_reach, others.label, others.is_reach) == ("Reach", True, "Metrics", False)
    assert [cell.anchor for cell in (reach.cells[0], others.cells[0])] == ["a.reach", "a.metrics"]
    assert places(reach) == [(0, 1, ["Reach"]), (1, 1, ["Reach"])]
    assert places(others) == [(0, 1, ["Ease"]), (1, 1, [])]


def lane_ids(text: str) -> list[str]:
    return [lane.id for lane in lanes(Analysis(journey(text)))]


def test_only_filled_lanes_are_shown_in_default_order() -> None:
    assert lane_ids("title: x\nstages: [{name: a, support: s, goals: g}, {name: b, questions: q}]") == [
        "goals",
        "questions",
        "support",
    ]


def test_listed_lanes_come_first_in_their_order() -> None:
    text = "title: x\nlanes: [support, needs, questions]\nstages: [{name: a, support: s, goals: g, questions: q}]"
    assert lane_ids(text) == ["support", "questions", "goals"]


def test_a_hidden_lane_is_not_shown() -> None:
    assert lane_ids("title: x\nlanes: [{id: goals, hidden: true}]\nstages: [{name: a, goals: g, needs: n}]") == [
        "needs"
    ]


def test_a_lane_that_is_filled_on_a_stage_alone_is_shown() -> None:
    assert lane_ids("title: x\nstages: [{name: a, goals: g, steps: [b]}]") == ["goals"]


def test_labels_and_roles_of_the_map_win() -> None:
    text = """
        title: x
        lanes:
          - {id: frontstage, label: Our staff}
          - {id: law, label: Regulation, role: support}
          - {id: mood, label: Mood}
          - {id: goals, role: none}
        stages: [{name: a, frontstage: f, goals: g, cells: {law: l, mood: m}}]
    """
    assert lanes(Analysis(journey(text))) == (
        LaneView("frontstage", "Our staff", "frontstage"),
        LaneView("law", "Regulation", "support"),
        LaneView("mood", "Mood", "customer"),
        LaneView("goals", "Goals", "none"),
    )
