"""What holds for every part of a journey."""

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
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
    assert len(PARTS) == 26


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
    assert {part.__name__ for part in PARTS if part.short_key("a text") is None} == {
        "Image",
        "Journey",
        "MeasureSettings",
        "Scale",
        "Scope",
    }


def test_a_part_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Item(text="a").text = "b"  # type: ignore[misc]


def test_a_file_cannot_set_internal_fields() -> None:
    channel = journey("title: T\nstages: A\nchannels: {name: C, x-: 'true', x-imported: 'true'}").channels[0]
    assert channel.imported is False
    assert channel.extensions == {"x-": "true", "x-imported": "true"}


@pytest.mark.parametrize("key", ["imported", "extensions"])
def test_internal_fields_are_unknown_keys(key: str) -> None:
    with pytest.raises(InvalidJourneyError):
        journey(f"title: T\nstages: A\nchannels: {{name: C, {key}: 'true'}}")


def test_keys_of_other_tools_are_kept_in_place() -> None:
    map_ = journey("title: T\nx-board: {id: 7}\nstages: {name: A, goals: {text: G, x-color: red}}")
    assert map_.extensions == {"x-board": {"id": "7"}}
    assert map_.stages[0].goals[0].extensions == {"x-color": "red"}
    assert map_.stages[0].extensions == {}


def test_entries_of_registries_say_whether_they_are_imported() -> None:
    registries = {shapes(Journey)[key].part for key in ("personas", "channels", "sources", "lanes")}
    assert all(part and issubclass(part, Registered) for part in registries)
    assert Channel.model_validate({"id": "c", "name": "C", "x-imported": True}).imported
