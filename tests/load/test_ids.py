from typing import Any

import pytest

from journeymap_cli.load.ids import fill_ids
from journeymap_cli.model.slug import DerivedId


def filled(data: dict[str, Any], file_name: str = "map.yaml") -> dict[str, Any]:
    fill_ids(data, file_name)
    return data


def node_ids(*stages: dict[str, Any]) -> list[str]:
    """The ids of all stages and steps in file order."""
    data = filled({"title": "T", "stages": list(stages)})
    return [node["id"] for stage in data["stages"] for node in (stage, *stage.get("steps", []))]


@pytest.mark.parametrize(
    ("title", "file", "found"),
    [
        ("Adopting the API", "x.yaml", "adopting-the-api"),
        ("?!", "maps/Pay ments.journey.yaml", "pay-ments"),
        (None, "refunds.yaml", "refunds"),
        (["no", "title"], "refunds.yaml", "refunds"),
        ("🎉", "🎉.yaml", "journey"),
        ("", "<stdin>", "stdin"),
    ],
)
def test_the_id_of_a_map_follows_from_its_title_or_its_file(title: Any, file: str, found: str) -> None:
    assert filled({"title": title}, file)["id"] == found


def test_a_written_id_stays_and_is_not_derived() -> None:
    data = filled({"id": "map", "title": "T", "stages": [{"id": "a", "name": "B"}, {"name": "C"}]})
    assert not isinstance(data["id"], DerivedId)
    assert not isinstance(data["stages"][0]["id"], DerivedId)
    assert isinstance(data["stages"][1]["id"], DerivedId)


@pytest.mark.parametrize("written", ["", "No slug", ["a"]])
def test_a_written_id_stays_even_where_it_is_no_id(written: Any) -> None:
    data = filled({"id": written, "title": "T", "stages": [{"id": written, "name": "B"}]})
    assert (data["id"], data["stages"][0]["id"]) == (written, written)


def test_stages_and_steps_are_one_space_in_file_order() -> None:
    assert node_ids(
        {"name": "Pay", "steps": [{"name": "Pay"}, {"name": "Log in"}]}, {"name": "Log in"}, {"name": "Pay"}
    ) == ["pay", "pay-2", "log-in", "log-in-2", "pay-3"]


def test_written_ids_are_taken_first() -> None:
    assert node_ids({"name": "Pay"}, {"id": "pay", "name": "X"}, {"name": "Pay"}, {"id": "pay-2", "name": "Y"}) == [
        "pay-3",
        "pay",
        "pay-4",
        "pay-2",
    ]


def test_a_name_without_letters_gets_the_word_for_what_it_is() -> None:
    assert node_ids({"name": "?", "steps": [{"name": "!"}, {"name": ["a"]}]}, {}) == [
        "stage",
        "step",
        "step-2",
        "stage-2",
    ]


def test_the_end_of_the_journey_is_no_derived_id() -> None:
    assert node_ids({"name": "Exit"}) == ["exit-2"]


def test_every_registry_is_a_space_of_its_own() -> None:
    data = filled(
        {
            "title": "Pay",
            "personas": [{"name": "Pay"}, {"name": "!"}, {"name": "Pay"}],
            "channels": [{"name": "Pay"}, {"name": "!"}],
            "sources": [{"title": "Pay"}, {"title": "!"}, {"name": "not its title"}],
            "stages": [{"name": "Pay"}],
        }
    )
    assert [entry["id"] for entry in data["personas"]] == ["pay", "persona", "pay-2"]
    assert [entry["id"] for entry in data["channels"]] == ["pay", "channel"]
    assert [entry["id"] for entry in data["sources"]] == ["pay", "source", "source-2"]
    assert data["stages"][0]["id"] == "pay"


def test_lanes_and_items_get_no_id() -> None:
    data = filled({"title": "T", "lanes": [{"label": "L"}], "stages": [{"name": "A", "goals": [{"text": "G"}]}]})
    assert data["lanes"] == [{"label": "L"}]
    assert data["stages"][0]["goals"] == [{"text": "G"}]


@pytest.mark.parametrize("odd", ["text", ["a", None, ["b"]], {"a": "b"}, None])
def test_what_has_another_form_is_passed_over(odd: Any) -> None:
    data = filled({"title": "T", "personas": odd, "stages": odd})
    assert (data["personas"], data["stages"]) == (odd, odd)


def test_written_ids_are_taken_in_their_common_form() -> None:
    assert node_ids({"id": "größe", "name": "A"}, {"name": "GRÖSSE"}) == ["größe", "grösse-2"]


def test_a_channel_of_a_map_without_channels_stays_as_it_is() -> None:
    stages = [{"name": "A", "touchpoints": [{"text": "B", "channel": "straße"}]}]
    assert filled({"title": "T", "stages": stages})["stages"][0]["touchpoints"][0]["channel"] == "straße"
    declared = filled({"title": "T", "channels": [{"name": "Straße"}], "stages": stages})
    assert declared["stages"][0]["touchpoints"][0]["channel"] == declared["channels"][0]["id"] == "strasse"
