from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Stage, Step
from journeymap_cli.model.registries import Channel
from support.journeys import journey


def parts(part: type[Model] = Journey) -> Iterator[type[Model]]:
    """A part and all parts below it."""
    yield part
    for shape in shapes(part).values():
        if shape.part:
            yield from parts(shape.part)


PARTS = sorted(set(parts()), key=lambda part: part.__name__)


def test_the_number_of_parts() -> None:
    assert len(PARTS) == 17


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_frozen_strict_and_documented(part: type[Model]) -> None:
    assert part.model_config["frozen"]
    assert part.model_config["extra"] == "forbid"
    assert part.__doc__


@pytest.mark.parametrize("part", PARTS)
def test_every_key_has_a_description_and_an_example(part: type[Model]) -> None:
    for key in shapes(part):
        field = part.model_fields[key]
        assert field.description, key
        assert field.description.endswith("."), key
        assert field.examples, key


@pytest.mark.parametrize("part", [part for part in PARTS if part.short])
def test_the_short_form_is_a_required_key(part: type[Model]) -> None:
    assert part.short_key("a text") == part.short
    assert part.model_fields[part.short or ""].is_required()


def test_some_parts_have_no_short_form() -> None:
    assert {part.__name__ for part in PARTS if part.short_key("a text") is None} == {"Journey", "Scale", "Scope"}


@pytest.mark.parametrize(
    ("text", "key"), [("-1", "score"), ("\u22121.5", "score"), ("1e3", "label"), ("🎉", "label"), ("", "label")]
)
def test_a_number_alone_is_a_score_and_a_text_alone_a_label(text: str, key: str) -> None:
    assert Emotion.short_key(text) == key


def test_the_lanes_are_keys_of_every_node() -> None:
    assert set(BUILT_IN) < set(shapes(Node))
    facts = {
        "id",
        "name",
        "description",
        "owner",
        "duration",
        "personas",
        "moment_of_truth",
        "journey",
        "next",
        "cells",
    }
    assert set(shapes(Node)) - set(BUILT_IN) == facts
    assert list(BUILT_IN) == [key for key in shapes(Node) if key in BUILT_IN]


def test_a_stage_is_a_step_with_steps() -> None:
    assert set(shapes(Stage)) == {*shapes(Step), "steps"}


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("{}", "up"),
        ("{kind: duration}", "down"),
        ("{kind: duration, direction: up}", "up"),
        ("{direction: down}", "down"),
    ],
)
def test_the_direction_in_which_a_metric_is_better(written: str, better: str) -> None:
    inside = written.strip("{}")
    found = journey(f"title: T\nstages: {{name: A, metrics: {{name: M, {inside}}}}}")
    assert found.stages[0].metrics[0].better == better


def test_the_number_of_a_metric_is_none_for_a_duration() -> None:
    assert Metric(name="M", kind="duration", value="3d").number is None
    assert Metric(name="M", value="7").number == 7


def test_a_file_cannot_set_internal_fields() -> None:
    channel = journey("title: T\nstages: A\nchannels: {name: C, x-: 'true', x-imported: 'true'}").channels[0]
    assert channel.imported is False
    assert channel.extensions == {"x-": "true", "x-imported": "true"}


@pytest.mark.parametrize("key", ["imported", "extensions"])
def test_internal_fields_are_unknown_keys(key: str) -> None:
    with pytest.raises(InvalidJourneyError):
        journey(f"title: T\nstages: A\nchannels: {{name: C, {key}: 'true'}}")


def test_keys_of_other_tools_are_kept_in_place() -> None:
    found = journey("title: T\nx-board: {id: 7}\nstages: {name: A, goals: {text: G, x-color: red}}")
    assert found.extensions == {"x-board": {"id": "7"}}
    assert found.stages[0].goals[0].extensions == {"x-color": "red"}
    assert found.stages[0].extensions == {}


def test_a_part_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Item(text="a").text = "b"  # type: ignore[misc]


def test_entries_of_registries_say_whether_they_are_imported() -> None:
    registries = {shapes(Journey)[key].part for key in ("personas", "channels", "sources", "lanes")}
    assert all(part and issubclass(part, Registered) for part in registries)
    assert Channel.model_validate({"id": "c", "name": "C", "x-imported": True}).imported
