from journeymap_cli.facts.columns import around, columns, nodes
from support.journeys import journey

MAP = journey("""
    title: x
    stages:
      - name: Alone
      - name: Wide
        steps: [One, Two]
      - name: Bare
        steps: []
""")


def test_a_stage_without_steps_is_one_column_and_one_with_steps_spans_them() -> None:
    assert [(column.number, column.node.id, column.stage.id, column.path) for column in columns(MAP)] == [
        (1, "alone", "alone", ("stages", 0)),
        (2, "one", "wide", ("stages", 1, "steps", 0)),
        (3, "two", "wide", ("stages", 1, "steps", 1)),
        (4, "bare", "bare", ("stages", 2)),
    ]
    assert [column.is_stage for column in columns(MAP)] == [True, False, False, True]


def test_nodes_are_stages_each_before_its_steps() -> None:
    assert [(node.id, stage.id) for _, stage, node in nodes(MAP)] == [
        ("alone", "alone"),
        ("wide", "wide"),
        ("one", "wide"),
        ("two", "wide"),
        ("bare", "bare"),
    ]


def test_around_a_stage_are_its_steps_and_around_a_step_is_its_stage() -> None:
    wide = MAP.stages[1]
    assert [node.id for node in around(wide, wide)] == ["wide", "one", "two"]
    assert [node.id for node in around(wide, wide.steps[1])] == ["two", "wide"]
