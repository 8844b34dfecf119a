from journeymap_cli.facts.pains import pains
from journeys import journey


def test_a_pain_has_an_opportunity_where_one_addresses_it_or_stands_beside_it() -> None:
    text = """
        title: x
        stages:
          - name: A
            pain_points: [{id: far, text: far}, lonely]
            steps: [{name: a, pain_points: in a step beside, opportunities: o}]
          - name: B
            opportunities: {text: p, addresses: far, status: done}
            steps: [{name: b, pain_points: under its stage}]
          - {name: C, pain_points: given up, opportunities: {text: q, status: dropped}}
    """
    assert {one.pain.text: one.has_opportunity for one in pains(journey(text))} == {
        "far": True,
        "lonely": False,
        "in a step beside": True,
        "under its stage": True,
        "given up": False,
    }
