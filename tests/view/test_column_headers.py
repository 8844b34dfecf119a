from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.column_headers import column_views, stage_views
from support.journeys import journey


def test_the_header_of_a_step_has_its_participants_duration_and_detailed_map() -> None:
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
    facts = Analysis(journey(text))
    first, second = (column.node for column in column_views(facts))
    assert (first.personas, first.duration, first.moment_of_truth, first.owner) == (("pm",), "2 days", True, "Team")
    assert first.detail == "maps/kick-off.html"
    assert second.personas == ("dev", "pm")
    assert first.is_named
    assert (second.detail, second.detail_name) == ("javascript%3Aalert(1).html", "javascript:alert(1).yaml")


def test_a_stage_is_over_its_columns() -> None:
    facts = Analysis(journey("title: x\nstages: [{name: A, steps: [a, b]}, B]"))
    stages = stage_views(facts)
    assert [(stage.node.name, stage.at, stage.start, stage.span, stage.has_steps) for stage in stages] == [
        ("A", 0, 0, 2, True),
        ("B", 1, 2, 1, False),
    ]
    columns = column_views(facts)
    assert [(column.node.name, column.stage, column.is_stage) for column in columns] == [
        ("a", 0, False),
        ("b", 0, False),
        ("B", 1, True),
    ]


def test_a_header_knows_whether_the_map_names_who_takes_part() -> None:
    facts = Analysis(journey("title: x\npersonas: [{id: a, name: A}]\nstages: [B, {name: C, personas: a}]"))
    nodes = [column.node for column in column_views(facts)]
    assert [(node.personas, node.is_named) for node in nodes] == [(("a",), False), (("a",), True)]
