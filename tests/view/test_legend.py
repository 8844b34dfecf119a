from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.legend import signs
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey


def test_a_legend_explains_the_signs_that_are_there() -> None:
    text = """
        title: x
        stages:
          - {name: a, moment_of_truth: true, goals: [{text: g, evidence: reported}, {text: h, evidence: proposed}]}
          - {name: b, pain_points: p}
    """
    assert signs(swimlanes(Analysis(journey(text)))) == {"supported", "proposed", "assumed", "star", "pains"}


def test_a_map_without_signs_needs_none() -> None:
    assert signs(swimlanes(Analysis(journey("title: x\nstages: [a]")))) == frozenset()
