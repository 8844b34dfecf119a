from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.registries import Lane
from journeymap_cli.model.shared import Shared
from support.journeys import journey


def test_a_shared_file_has_only_keys_that_a_map_has_for_the_same_values() -> None:
    assert {key: shapes(Journey)[key] for key in shapes(Shared)} == shapes(Shared)


def test_a_channel_and_a_source_are_a_text_alone_and_of_the_kind_other() -> None:
    map_ = journey("title: T\nchannels: Docs\nsources: Interviews\nstages: A")
    assert [(channel.id, channel.name, channel.kind) for channel in map_.channels] == [("docs", "Docs", "other")]
    assert [(source.id, source.title, source.kind) for source in map_.sources] == [
        ("interviews", "Interviews", "other")
    ]


def test_a_lane_is_listed_by_its_name_alone() -> None:
    [lane] = journey("title: T\nlanes: goals\nstages: A").lanes
    assert lane == Lane(id="goals")
    assert (lane.label, lane.role, lane.hidden) == (None, None, False)
