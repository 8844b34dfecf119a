from journeymap_cli.facts.lanes import listed
from journeys import journey

SHARED = """
    lanes:
      - {id: law, label: Law, role: support, x-note: shared}
      - {id: mood, label: Mood, hidden: true}
      - {id: goals, label: Aims}
"""


def test_imported_lanes_follow_the_own_ones() -> None:
    map_ = journey("title: x\nimports: shared.yaml\nlanes: [needs]\nstages: [a]", shared=SHARED)
    assert [lane.id for lane in listed(map_)] == ["needs", "law", "mood", "goals"]


def test_an_own_entry_gives_an_imported_lane_its_place_and_may_say_more() -> None:
    map_ = journey(
        "title: x\nimports: shared.yaml\nlanes: [mood, {id: goals, role: none}, {id: law, x-note: own}]\nstages: [a]",
        shared=SHARED,
    )
    assert [(lane.id, lane.label, lane.role, lane.hidden, lane.extensions) for lane in listed(map_)] == [
        ("mood", "Mood", None, True, {}),
        ("goals", "Aims", "none", False, {}),
        ("law", "Law", "support", False, {"x-note": "own"}),
    ]
