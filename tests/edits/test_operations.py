"""Operations as JSON has them: what is taken, and what is refused."""

import json
from typing import Any

import pytest

from journeymap_cli.edits.operations import OPERATIONS, Edit, edits_of, edits_schema, read_edits
from journeymap_cli.errors import EditError

SET = {"op": "set", "path": ["owner"], "value": "Team"}


@pytest.mark.parametrize("data", [[SET], {"edits": [SET]}])
def test_a_list_of_operations_may_be_in_an_object(data: Any) -> None:
    assert read_edits(json.dumps(data).encode(), "e.json") == [Edit("set", ("owner",), "Team")]


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (1, "1"),
        (-1.5, "-1.5"),
        (True, "true"),
        (None, None),
        ([1, None], ["1", None]),
        ({"a": {"b": False}}, {"a": {"b": "false"}}),
    ],
)
def test_values_become_what_yaml_would_have(value: Any, plain: Any) -> None:
    assert read_edits(json.dumps([{**SET, "value": value}]).encode(), "e.json")[0].value == plain


def test_a_number_keeps_its_digits() -> None:
    assert read_edits(b'[{"op": "set", "path": ["x-a"], "value": 1.10}]', "e.json")[0].value == "1.10"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ("x", "edit 1: expected an operation"),
        ({}, "edit 1: the op is missing: write one of set, add, remove, move, rename"),
        ({"op": "sett"}, "edit 1: there is no op 'sett': did you mean 'set'?"),
        ({"op": "set", "value": 1}, "the path is missing"),
        ({**SET, "path": "owner"}, "the path is not a list"),
        ({**SET, "path": []}, "the path is empty"),
        ({**SET, "path": ["stages", 0]}, "0 in the path: paths have keys and ids, never positions"),
        ({**SET, "path": ["stages", None]}, "null in the path"),
        ({**SET, "valu": 1}, "set has no field 'valu': did you mean 'value'?"),
        ({**SET, "before": "x"}, "set has no field 'before'"),
        ({"op": "set", "path": ["owner"]}, "edit 1, set owner: set needs 'value'"),
        ({"op": "add", "path": ["stages"], "value": "A", "before": "a", "after": "b"}, "before or after"),
        ({"op": "add", "path": ["stages"], "value": "A", "before": 1}, "'before' is not text"),
        ({"op": "rename", "path": ["stages", "a"], "name": " "}, "'name' is not text"),
        ({"op": "move", "path": ["stages", "a"], "to": [0]}, "0 in the to"),
        ({**SET, "value": "\ud800"}, "half of a character"),
    ],
)
def test_what_is_no_operation_is_refused_with_its_number(edit: Any, message: str) -> None:
    with pytest.raises(EditError) as error:
        edits_of([edit])
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"[\n{]", "e.json:2:2: this is not JSON"),
        (b"\xff", "e.json: this is not UTF-8"),
        (b"{}", 'expected a list of operations, or {"edits": [...]}'),
        (b'[{"op": "set", "op": "set"}]', "the key 'op' is there twice"),
        (b"[NaN]", "NaN is not a number"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_json_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(EditError) as error:
        read_edits(raw, "e.json")
    assert message in str(error.value)


def test_the_schema_has_every_operation() -> None:
    edits = edits_schema()["$defs"]["edit"]["oneOf"]
    assert [edit["title"] for edit in edits] == [*OPERATIONS]
    assert all(edit["properties"][field]["description"] for edit in edits for field in edit["required"][1:])


def test_an_operation_as_json_is_the_operation() -> None:
    edits = [Edit("set", ("a",), None), Edit("add", ("b",), "c", before="d"), Edit("move", ("e", "f"), to=("g",))]
    assert edits_of([edit.as_json() for edit in edits]) == edits
