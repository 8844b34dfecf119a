from journeymap_cli.facts.pains import pains
from journeymap_cli.model.journey import Journey
from journeys import journey


def eased(map_: Journey) -> dict[str, bool]:
    return {found.pain.text: found.has_opportunity for found in pains(map_)}


def test_one_that_is_addressed_has_an_opportunity_wherever_that_stands() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: [{id: slow, text: slow}, dear]}
          - {name: b, opportunities: {text: faster, addresses: slow}}
    """)
    assert eased(map_) == {"slow": True, "dear": False}


def test_one_in_the_same_node_or_its_stage_is_enough_and_one_in_another_step_is_not() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, opportunities: one, pain_points: of the stage, steps: [{name: b, pain_points: under it}]}
          - name: c
            pain_points: above
            steps: [{name: d, opportunities: two, pain_points: beside}, {name: e, pain_points: alone}]
    """)
    assert eased(map_) == {"of the stage": True, "under it": True, "above": False, "beside": True, "alone": False}


def test_one_that_is_done_counts_and_one_that_is_dropped_does_not() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: eased, opportunities: {text: b, status: done}}
          - {name: c, pain_points: {id: slow, text: slow}, opportunities: {text: d, status: dropped, addresses: slow}}
    """)
    assert eased(map_) == {"eased": True, "slow": False}


def test_they_come_in_the_order_of_the_file_with_their_places() -> None:
    map_ = journey("title: x\nstages: [{name: a, pain_points: [b, c], steps: [{name: d, pain_points: e}]}, f]")
    assert [found.placed.path for found in pains(map_)] == [
        ("stages", 0, "pain_points", 0),
        ("stages", 0, "pain_points", 1),
        ("stages", 0, "steps", 0, "pain_points", 0),
    ]
