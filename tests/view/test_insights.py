from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.anchors import AnchoredName
from journeymap_cli.view.insights import insights
from support.journeys import journey

MAP = """
    title: x
    personas: [{id: dev, name: Dana}]
    sources:
      - {id: talks, title: Interviews, kind: interview, sample: 14, date: 2026-06-18, url: "javascript:alert(1)"}
      - {id: none, title: Nobody}
    stages:
      - name: Look
        id: look
        opportunities:
          - {text: Later, impact: low, effort: high}
          - {text: First, impact: high, effort: low, sources: talks}
          - {text: Gone, impact: high, effort: low, status: dropped}
          - Unweighed
        metrics:
          - {name: Ease, kind: ces, value: 3, target: 5, source: talks}
          - {name: Wait, kind: duration, value: 10min, target: 1h}
          - {name: Visits, kind: count, value: 21400}
          - {name: Reach, kind: reach, value: 80}
        next: [{to: buy, label: sure}, {to: exit, when: too dear}]
      - {name: Buy, id: buy, next: look}
      - {name: Use, id: use}
"""


def test_opportunities_are_by_priority_with_the_closed_ones_last() -> None:
    ranked = insights(Analysis(journey(MAP))).ranked
    assert [(one.rank, one.entry.text) for one in ranked] == [
        (1, "First"),
        (2, "Later"),
        (3, "Unweighed"),
        (None, "Gone"),
    ]
    assert ranked[0].is_quick_win
    assert ranked[0].place == AnchoredName("Look", "look.opportunities")


def test_the_matrix_has_open_opportunities_with_impact_and_effort() -> None:
    matrix = insights(Analysis(journey(MAP))).matrix
    numbers = {
        (box.impact, box.effort): [one.rank for one in box.ranked] for line in matrix for box in line if box.ranked
    }
    assert numbers == {("high", "low"): [1], ("low", "high"): [2]}
    assert (matrix[0][0].worth, matrix[0][0].name, matrix[2][2].worth) == (4, "do first", 0)


def test_without_impact_and_effort_there_is_no_matrix() -> None:
    assert insights(Analysis(journey("title: x\nstages: [{name: a, opportunities: o}]"))).matrix == ()


def test_metrics_are_compared_with_their_targets() -> None:
    measures = insights(Analysis(journey(MAP))).measures
    assert [(one.entry.text, one.figure.value, one.verdict) for one in measures] == [
        ("Ease", "3", "off target"),
        ("Wait", "10 minutes", "on target"),
        ("Visits", "21\u202f400", ""),
    ]
    assert measures[0].place == AnchoredName("Look", "look.metrics")


def test_sources_have_the_number_of_entries_that_refer_to_them() -> None:
    talks, nobody = insights(Analysis(journey(MAP))).sources
    assert (talks.title, talks.kind, talks.sample, talks.date, talks.uses) == (
        "Interviews",
        "interview",
        "14",
        "18 Jun 2026",
        "2 entries",
    )
    assert talks.link
    assert talks.link.href is None
    assert nobody.uses == "0 entries"


def test_branches_are_the_transitions_other_than_the_default() -> None:
    branches = insights(Analysis(journey(MAP))).branches
    assert [(way.start.text, way.end and way.end.text, way.label, way.when, way.is_back) for way in branches] == [
        ("Look", "Buy", "sure", None, False),
        ("Look", None, None, "too dear", False),
        ("Buy", "Look", None, None, True),
    ]


WHOLE = """
    title: x
    lang: {}
    pain_points:
      - Quiet
      - {{text: Loud, severity: severe, description: More}}
      - {{text: First, priority: 1, stages: [b, c]}}
    opportunities: [{{text: One contact, description: Of all}}, {{text: Some, stages: [b]}}]
    metrics: [NPS, {{name: Reach, kind: reach, value: 5, stages: b}}]
    stages: [{{name: A, opportunities: {{text: Here, description: Shown in its cell}}}}, {{name: B, steps: [C]}}]
"""


def test_entries_of_the_whole_map_say_what_they_are_about() -> None:
    found = insights(Analysis(journey(WHOLE.format("en"))))
    everywhere, some = AnchoredName("Whole journey", ""), AnchoredName("B", "b")
    assert [(one.entry.text, one.place) for one in found.pains] == [
        ("First", AnchoredName("B, C", "b")),
        ("Loud", everywhere),
        ("Quiet", everywhere),
    ]
    assert [(one.entry.text, one.place) for one in found.ranked] == [
        ("One contact", everywhere),
        ("Some", some),
        ("Here", AnchoredName("A", "a.opportunities")),
    ]
    assert [(one.entry.text, one.place, one.is_whole) for one in found.measures] == [
        ("NPS", everywhere, True),
        ("Reach", some, True),
    ]


def test_a_description_is_there_where_no_cell_shows_it() -> None:
    found = insights(Analysis(journey(WHOLE.format("en"))))
    assert [one.entry.description for one in found.ranked] == ["Of all", None, None]
    assert found.pains[1].entry.description == "More"


def test_the_whole_journey_is_named_in_the_language_of_the_map() -> None:
    assert insights(Analysis(journey(WHOLE.format("de")))).ranked[0].place.text == "Ganze Reise"


def test_a_priority_that_people_gave_is_an_order() -> None:
    assert insights(Analysis(journey("title: x\nopportunities: {text: o, priority: 3}\nstages: [A]"))).is_ranked
    assert not insights(Analysis(journey("title: x\nopportunities: o\nstages: [A]"))).is_ranked
