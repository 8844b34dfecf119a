from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import ENGLISH
from journeymap_cli.render.html.deck import deck
from journeymap_cli.view.slides import stage_slides
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey

MAP = """
title: x
stages:
  - {name: A, pain_points: [first, second], steps: [{name: a, pain_points: third}, {name: b, opportunities: o}]}
  - {name: B, pain_points: [{text: minor, severity: minor}, {text: severe, severity: severe}, p, q]}
"""


def test_a_record_says_where_the_texts_of_a_slide_are_in_the_page() -> None:
    facts = Analysis(journey(MAP))
    table = swimlanes(facts)
    slides = stage_slides(facts, table, None, {}, {})
    first, second = deck(slides, table, table, (), ENGLISH)
    assert (first.pop("part"), second.pop("part")) == ([0.0, 66.667], [66.667, 33.333])
    assert first == {"id": "a", "number": [1, 2], "steps": 2, "pains": [0, 1, 2], "chances": [0]}
    assert second == {"id": "b-2", "number": [2, 2], "pains": [4, 3, 5], "more": ["and 1 more", ""]}
