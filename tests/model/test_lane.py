from journeymap_cli.model.lane import Lane
from support.journeys import journey


def test_a_lane_is_listed_by_its_name_alone() -> None:
    [lane] = journey("title: T\nlanes: goals\nstages: A").lanes
    assert lane == Lane(id="goals")
    assert (lane.label, lane.role, lane.hidden) == (None, None, False)
