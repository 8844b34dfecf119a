from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.anchors import anchor, anchor_of
from support.journeys import journey


def test_a_node_and_a_cell_have_different_anchors() -> None:
    assert anchor("get-keys") == "get-keys"
    assert anchor("get-keys", "pain_points") == "get-keys.pain-points"
    assert anchor("get-keys", "🎉") == "get-keys.lane"


def test_an_entry_leads_to_its_cell() -> None:
    [placed] = Analysis(journey("title: x\nstages: [{name: Buy, goals: g}]")).entries
    assert anchor_of(placed) == "buy.goals"


def test_an_entry_of_the_whole_map_leads_to_its_section() -> None:
    map_ = journey("title: x\npain_points: p\nopportunities: o\nmetrics: m\nstages: [Buy]")
    assert [anchor_of(placed) for placed in Analysis(map_).entries] == ["_pains", "_opportunities", "_metrics"]
