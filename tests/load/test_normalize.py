from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.load.normalize import FieldShape, normalize, shapes
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Journey, Scale, Scope
from journeymap_cli.model.node import Stage
from journeymap_cli.model.persona import Persona


def widened(data: Any) -> Any:
    return normalize(data, FieldShape(part=Journey))


def stage(**cells: Any) -> Any:
    """The long form of the only stage, without its name."""
    found = widened({"stages": {"name": "A", **cells}})["stages"]
    assert len(found) == 1
    assert found[0].pop("name") == "A"
    return found[0]


@pytest.mark.parametrize(
    ("key", "shape"),
    [
        ("title", FieldShape()),
        ("tags", FieldShape(many=True)),
        ("scope", FieldShape(part=Scope)),
        ("scale", FieldShape(part=Scale)),
        ("personas", FieldShape(many=True, part=Persona)),
        ("stages", FieldShape(many=True, part=Stage)),
    ],
)
def test_the_shape_of_a_key_follows_from_its_type(key: str, shape: FieldShape) -> None:
    assert shapes(Journey)[key] == shape


def test_the_shape_of_cells_is_lists_of_items_by_name() -> None:
    assert shapes(Stage)["cells"] == FieldShape(many=True, part=Item, keyed=True)
    assert shapes(Scale)["labels"] == FieldShape(keyed=True)
    assert shapes(Stage)["emotion"] == FieldShape(many=True, part=Emotion)


def test_what_is_ours_has_no_shape() -> None:
    assert "extensions" not in shapes(Journey)
    assert "imported" not in shapes(Persona)


@pytest.mark.parametrize("short", ["A", ["A"], {"name": "A"}, [{"name": "A"}]])
def test_every_short_form_of_a_stage_is_one_stage(short: Any) -> None:
    assert widened({"title": "T", "stages": short}) == {"title": "T", "stages": [{"name": "A"}]}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("-1", [{"score": "-1"}]),
        ("relieved", [{"label": "relieved"}]),
        (["1", {"label": "so so"}], [{"score": "1"}, {"label": "so so"}]),
        ([], []),
    ],
)
def test_the_short_forms_of_an_emotion(short: Any, long: Any) -> None:
    assert stage(emotion=short) == {"emotion": long}


def test_short_forms_are_widened_at_every_depth() -> None:
    assert stage(
        opportunities={"text": "O", "addresses": "p", "solutions": ["S", {"text": "T", "sources": "i"}]},
        steps=["B", {"name": "C", "next": "exit", "cells": {"own": "x"}}],
    ) == {
        "opportunities": [
            {"text": "O", "addresses": ["p"], "solutions": [{"text": "S"}, {"text": "T", "sources": ["i"]}]}
        ],
        "steps": [{"name": "B"}, {"name": "C", "next": [{"to": "exit"}], "cells": {"own": [{"text": "x"}]}}],
    }


def test_an_empty_value_is_as_if_its_key_were_not_written() -> None:
    assert widened({"title": None, "tags": None, "scale": {"min": None}, "scope": None}) == {"scale": {}}
    assert stage(cells={"own": None, "other": "x"}) == {"cells": {"other": [{"text": "x"}]}}


def test_an_empty_entry_of_a_list_stays_to_be_told() -> None:
    assert stage(goals=["a", None]) == {"goals": [{"text": "a"}, None]}
    assert widened({"tags": [None]}) == {"tags": [None]}


@pytest.mark.parametrize(
    "data", [{"scope": "shop"}, {"scale": "5"}, {"scale": ["1"]}, {"phases": "A"}, {"title": ["T"]}]
)
def test_what_has_another_form_is_left_to_be_told(data: Any) -> None:
    assert widened(data) == data


def test_an_unknown_key_keeps_an_empty_value_to_be_told() -> None:
    assert widened({"phases": None}) == {"phases": None}


def test_keys_of_other_tools_are_taken_out_and_kept() -> None:
    assert widened({"x-a": {"b": None}, "title": "T", "x-": "c"}) == {
        "title": "T",
        "x-": {"x-a": {"b": None}, "x-": "c"},
    }
    assert stage(goals={"text": "G", "x-a": "b"}) == {"goals": [{"text": "G", "x-": {"x-a": "b"}}]}


def test_names_of_the_users_own_are_not_taken_for_other_tools() -> None:
    assert stage(cells={"x-own": "a"}) == {"cells": {"x-own": [{"text": "a"}]}}


@pytest.mark.parametrize("data", ["text", ["a"], None, {}])
def test_a_file_of_another_form_is_left_as_it_is(data: Any) -> None:
    assert widened(data) == data


def test_what_was_read_is_not_changed() -> None:
    data = {"stages": {"name": "A", "goals": "G", "x-a": "b"}}
    widened(data)
    assert data == {"stages": {"name": "A", "goals": "G", "x-a": "b"}}


KEYS = st.sampled_from(["stages", "steps", "name", "goals", "emotion", "cells", "scale", "title", "text", "odd"])
DATA = st.recursive(
    st.none() | st.sampled_from(["", "a", "1"]),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@given(DATA)
def test_the_long_form_of_a_long_form_is_itself(data: Any) -> None:
    long = widened(data)
    assert widened(long) == long
