from decimal import Decimal

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.names import names, titles
from support.journeys import journey

REACH = "metrics: {name: r, kind: reach, value: %s}"


def test_ids_and_paths_are_looked_up() -> None:
    known = names(
        Analysis(
            journey(f"""
        title: x
        personas: [dev, pm]
        sources: [{{id: log, title: Web log}}]
        stages:
          - {{name: a, {REACH % 90}, pain_points: {{id: slow, text: Slow}}, emotion: 1}}
          - {{name: b, {REACH % 95}}}
    """)
        )
    )
    assert known.pains == {"slow": "Slow"}
    assert known.drops == {("stages", 1, "metrics", 0): Decimal(5)}
    assert known.feelings == {("stages", 0, "emotion", 0): ("dev", "pm")}
    assert titles(("log", "other"), known) == ("Web log", "other")


def test_without_personas_a_feeling_is_of_none() -> None:
    assert names(Analysis(journey("title: x\nstages: [{name: a, emotion: 1}]"))).feelings == {}
