from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage, Step

FACTS = {
    *("id", "name", "description", "owner", "duration", "when", "personas", "moment_of_truth", "image"),
    *("journey", "events", "next", "cells"),
}


def test_the_keys_of_a_node_are_facts_about_it_and_the_lanes_in_default_order() -> None:
    assert set(shapes(Node)) - set(BUILT_IN) == FACTS
    assert [key for key in shapes(Node) if key in BUILT_IN] == list(BUILT_IN)


def test_a_stage_is_a_step_with_steps() -> None:
    assert set(shapes(Stage)) == {*shapes(Step), "steps"}
