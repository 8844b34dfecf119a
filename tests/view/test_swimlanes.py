from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.cells import Chip, Feeling, Figure, Link, OpportunityDetail, PainDetail
from journeymap_cli.view.swimlanes import Row, swimlanes
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


def test_every_cell_and_entry_carries_its_path() -> None:
    text = "title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: A, steps: [{name: one, cells: {law: [p, q]}}]}]"
    (cell,) = row(text).cells
    assert cell.path == ("stages", 0, "steps", 0, "cells", "law")
    assert cell.anchor == "one.law"
    assert [entry.path for entry in cell.entries] == [(*cell.path, 0), (*cell.path, 1)]


def test_lines_lie_where_the_roles_put_them() -> None:
    assert lines("title: x\nstages: [{name: a, goals: g, frontstage: f, backstage: b, support: s}]") == {
        "Goals": None,
        "Frontstage": "interaction",
        "Backstage": "visibility",
        "Support": "internal interaction",
    }


def test_a_line_needs_a_row_of_a_side_before_it() -> None:
    assert lines("title: x\nstages: [{name: a, backstage: b, support: s}]") == {
        "Backstage": None,
        "Support": "internal interaction",
    }
    assert lines("title: x\nstages: [{name: a, opportunities: o, frontstage: f}]")["Frontstage"] is None


def test_a_line_lies_above_the_first_row_of_its_role_only() -> None:
    text = """
        title: x
        lanes: [goals, {id: till, label: Till, role: frontstage}, frontstage]
        stages: [{name: a, goals: g, frontstage: f, cells: {till: t}}]
    """
    assert lines(text) == {"Goals": None, "Till": "interaction", "Frontstage": None}


def test_the_head_of_a_step_says_who_takes_part_how_long_and_where_more_is() -> None:
    text = """
        title: x
        personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
        stages:
          - name: A
            personas: pm
            steps:
              - {name: a, duration: 2d, moment_of_truth: true, journey: maps/kick-off.journey.yaml, owner: Team}
              - {name: b, personas: [dev, pm], journey: "javascript:alert(1).yaml"}
    """
    first, second = (column.node for column in swimlanes(Analysis(journey(text))).columns)
    assert (first.personas, first.duration, first.moment_of_truth, first.owner) == (("pm",), "2 days", True, "Team")
    assert first.detail == "maps/kick-off"
    assert second.personas == ("dev", "pm")
    assert (second.detail, second.detail_name) == (None, "javascript:alert(1).yaml")


def test_the_reach_has_a_row_of_its_own_with_what_was_lost() -> None:
    text = """
        title: x
        stages:
          - {name: a, metrics: [{name: Reach, kind: reach, value: 100}, {name: Ease, kind: ces, value: 2, target: 5}]}
          - {name: b, metrics: {name: Reach, kind: reach, value: 88.5}}
    """
    reach, others = swimlanes(Analysis(journey(text))).rows
    assert (reach.label, reach.is_reach, others.label, others.is_reach) == ("Reach", True, "Metrics", False)
    last = reach.cells[1].entries[0].detail
    assert isinstance(last, Figure)
    assert (last.value, last.share, last.drop, last.big_drop) == ("88.5%", 0.885, "−11.5", True)
    ease = others.cells[0].entries[0].detail
    assert isinstance(ease, Figure)
    assert (ease.value, ease.target, ease.off_target) == ("2", "5", True)
    assert [cell.anchor for cell in (reach.cells[0], others.cells[0])] == ["a.reach", "a.metrics"]


def test_reach_and_other_metrics_each_have_their_two_rows() -> None:
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


def test_a_reach_of_the_stage_beside_metrics_of_its_steps_needs_one_row_each() -> None:
    text = """
        title: x
        stages:
          - {name: A, metrics: {name: r, kind: reach, value: 90}, steps: [{name: a, metrics: {name: n}}, b]}
    """
    reach, others = swimlanes(Analysis(journey(text))).rows
    assert (reach.part, others.part) == ("all", "all")
    assert places(reach) == [(0, 2, ["r"])]
    assert places(others) == [(0, 1, ["n"]), (1, 1, [])]


def test_entries_say_what_their_lane_adds() -> None:
    text = """
        title: x
        evidence_default: reported
        personas: [{id: dev, name: Dana}]
        channels: [{id: docs, name: Documentation, kind: web}]
        sources: [{id: talks, title: Interviews}]
        stages:
          - name: a
            goals: {text: g, persona: dev, evidence: observed, sources: talks, tags: [t], note: n, link: "data:x"}
            touchpoints: [{text: Guide, channel: docs}, Plain]
            pain_points: {id: slow, text: Slow, severity: severe, frequency: often, link: docs/slow.html}
            opportunities:
              text: Fast
              impact: high
              effort: low
              addresses: slow
              solutions: {text: Now, status: done}
              links: [a.html, "//b"]
            emotion: [{score: -1, label: tired, quote: Oh no}, {label: calm, persona: dev}]
    """
    cells = {row.lane.id: row.cells[0].entries for row in swimlanes(Analysis(journey(text))).rows}
    (goal,) = cells["goals"]
    assert (goal.who, goal.evidence, goal.sources, goal.tags, goal.note) == (
        ("dev",),
        "observed",
        ("Interviews",),
        ("t",),
        "n",
    )
    assert goal.link == Link("data:x", None)
    assert [entry.detail for entry in cells["touchpoints"]] == [Chip("Documentation", "web"), Chip(None, "none")]
    (pain,) = cells["pain_points"]
    assert (pain.detail, pain.evidence) == (PainDetail("severe", 3, "often"), "reported")
    assert pain.link == Link("docs/slow.html", "docs/slow.html")
    chance = cells["opportunities"][0].detail
    assert isinstance(chance, OpportunityDetail)
    assert (chance.addresses, chance.links) == (("Slow",), (Link("a.html", "a.html"), Link("//b", None)))
    assert [solution.text for solution in chance.solutions] == ["Now"]
    feeling, word = cells["emotion"]
    assert (feeling.detail, feeling.text, feeling.who) == (Feeling("−1", 1, "low", "Oh no"), "tired", ())
    assert (word.detail, word.text, word.who) == (Feeling(None, None, None, None), "calm", ("dev",))


def test_a_feeling_of_nobody_in_particular_is_about_all_who_have_none_of_their_own() -> None:
    text = """
        title: x
        personas: [{id: a, name: A}, {id: b, name: B}, {id: s, name: S, kind: system}]
        stages: [{name: one, emotion: [1, {persona: b, score: 2}]}]
    """
    assert [entry.who for entry in row(text).cells[0].entries] == [("a",), ("b",)]
