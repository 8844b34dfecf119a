from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.lens import Day, lens
from support.journeys import journey


def test_the_lens_has_what_the_map_is_about_and_how_far_it_can_be_trusted() -> None:
    found = lens(
        Analysis(
            journey("""
        title: Pay
        state: future
        status: in-review
        scope: {starts: here}
        last_reviewed: 2026-09-01
        review_every: 90d
        stages: [{name: a, goals: [{text: g, evidence: observed}, h]}]
    """)
        )
    )
    assert (found.title, found.state, found.status) == ("Pay", "Future state", "In review")
    assert (found.starts, found.ends) == ("here", None)
    assert found.reviewed == Day("2026-09-01", "1 Sep 2026")
    assert found.due == Day("2026-11-30", "30 Nov 2026")
    assert (found.every, found.evidence) == ("90 days", "1 of 2 observed or reported")


def test_what_a_map_does_not_have_is_none() -> None:
    found = lens(Analysis(journey("title: Pay\nstages: [a]")))
    assert (found.reviewed, found.due, found.every, found.evidence, found.personas) == (None, None, None, None, ())


def test_personas_are_numbered_for_their_colours() -> None:
    personas = lens(
        Analysis(journey('title: x\npersonas: [{name: Dana, color: "#fff"}, {name: Priya}]\nstages: [a]'))
    ).personas
    assert [(one.index, one.initials, one.color) for one in personas] == [(0, "D", "#fff"), (1, "P", None)]
