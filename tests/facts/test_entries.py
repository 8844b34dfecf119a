from journeymap_cli.facts.entries import cell, cell_path, count_entries, entries, has_entries, listed, own_roles
from support.journeys import journey

MAP = journey("""
    title: x
    lanes: [{id: rules, label: Rules, role: backstage}, {id: mood, label: Mood}, {id: goals, role: none}]
    stages:
      - name: First
        pain_points: [{text: slow, sources: []}]
        cells: {mood: [calm], rules: [consent]}
        steps:
          - name: a
            goals: [win, draw]
            emotion: [1, {label: relieved}]
            metrics: [{name: Reach, kind: reach, value: 3}]
            opportunities: [{text: faster, solutions: [one, two, three]}]
            cells: {rules: [a law, a norm]}
""")


def test_entries_come_node_by_node_in_the_order_of_lanes_with_their_paths() -> None:
    step = ("stages", 0, "steps", 0)
    assert [placed.path for placed in entries(MAP)] == [
        ("stages", 0, "pain_points", 0),
        ("stages", 0, "cells", "mood", 0),
        ("stages", 0, "cells", "rules", 0),
        (*step, "goals", 0),
        (*step, "goals", 1),
        (*step, "emotion", 0),
        (*step, "emotion", 1),
        (*step, "opportunities", 0),
        (*step, "metrics", 0),
        (*step, "cells", "rules", 0),
        (*step, "cells", "rules", 1),
    ]
    assert {(placed.stage.id, placed.node.id) for placed in entries(MAP)} == {("first", "first"), ("first", "a")}


def test_items_emotions_and_metrics_count_one_each_and_solutions_nothing() -> None:
    assert list(count_entries(MAP).items()) == [
        ("goals", 2),
        ("emotion", 2),
        ("pain_points", 1),
        ("opportunities", 1),
        ("metrics", 1),
        ("rules", 3),
        ("mood", 1),
    ]


def test_hidden_lanes_count_like_all_others() -> None:
    assert count_entries(journey("title: x\nlanes: [{id: goals, hidden: true}]\nstages: [{name: a, goals: win}]")) == {
        "goals": 1
    }


def test_a_lane_with_an_empty_cell_is_not_filled() -> None:
    map_ = journey("title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: a, goals: [], cells: {law: []}}]")
    assert count_entries(map_) == {}
    assert not has_entries(map_.stages[0])


def test_own_lanes_have_cells_like_built_in_ones() -> None:
    first = MAP.stages[0]
    assert [len(cell(first, lane)) for lane in ("pain_points", "mood", "goals", "other")] == [1, 1, 0, 0]
    assert cell_path(("stages", 0), "mood") == ("stages", 0, "cells", "mood")
    assert cell_path(("stages", 0), "goals") == ("stages", 0, "goals")


def test_a_node_with_only_a_name_has_no_entries() -> None:
    [empty, own] = journey("""
        title: x
        lanes: [{id: mood, label: Mood}]
        stages: [{name: a, description: long, duration: 2d}, {name: b, cells: {mood: calm}}]
    """).stages
    assert not has_entries(empty)
    assert has_entries(own)


def test_an_own_lane_without_a_role_is_customer() -> None:
    assert own_roles(MAP) == {"rules": "backstage", "mood": "customer"}


def test_an_entry_that_only_orders_an_imported_lane_keeps_its_role() -> None:
    map_ = journey(
        "title: x\nimports: shared.yaml\nlanes: [rules]\nstages: [a]",
        shared="lanes: [{id: rules, label: Rules, role: support}]",
    )
    assert own_roles(map_) == {"rules": "support"}


SHARED = """
    lanes:
      - {id: law, label: Law, role: support, x-note: shared}
      - {id: mood, label: Mood, hidden: true}
      - {id: goals, label: Aims}
"""


def test_imported_lanes_follow_the_own_ones() -> None:
    map_ = journey("title: x\nimports: shared.yaml\nlanes: [needs]\nstages: [a]", shared=SHARED)
    assert [lane.id for lane in listed(map_)] == ["needs", "law", "mood", "goals"]


def test_an_own_entry_decides_the_order_of_an_imported_lane_and_may_add_to_it() -> None:
    map_ = journey(
        "title: x\nimports: shared.yaml\nlanes: [mood, {id: goals, role: none}, {id: law, x-note: own}]\nstages: [a]",
        shared=SHARED,
    )
    assert [(lane.id, lane.label, lane.role, lane.hidden, lane.extensions) for lane in listed(map_)] == [
        ("mood", "Mood", None, True, {}),
        ("goals", "Aims", "none", False, {}),
        ("law", "Law", "support", False, {"x-note": "own"}),
    ]
