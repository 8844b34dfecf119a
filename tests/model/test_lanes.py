import pytest

from journeymap_cli.model.entries import Item
from journeymap_cli.model.lanes import LANES, BuiltInLane
from journeymap_cli.model.node import Node


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.id)
def test_a_lane_of_plain_items_is_a_list_of_texts(lane: BuiltInLane) -> None:
    plain = "Item, ..." in str(Node.model_fields[lane.id].annotation).replace(Item.__module__ + ".", "")
    assert plain is (lane.kind == "items")


def test_synonyms_are_in_lower_case_without_hyphens_and_underscores() -> None:
    synonyms = [word for lane in LANES for word in lane.synonyms]
    assert synonyms
    assert all(word.isalpha() and word.islower() for word in synonyms)
