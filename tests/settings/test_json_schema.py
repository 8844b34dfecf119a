"""The schema of settings accepts and refuses what reading does."""

import json
import tomllib
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.nearest import SURELY, nearest
from journeymap_cli.settings.json_schema import settings_schema
from support.settings import BAD, KNOWN, WHOLE

SCHEMA = settings_schema(KNOWN)
CHECKER = Draft202012Validator(SCHEMA)


def test_it_is_a_valid_schema_without_defaults() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"default"' not in json.dumps(SCHEMA)


@pytest.mark.parametrize("text", ["", WHOLE, "[lint.drop-off-unexplained]\npoints = 0\n"])
def test_it_accepts_what_reading_accepts(text: str) -> None:
    assert [error.message for error in CHECKER.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize("text", [text for text, _, _ in BAD])
def test_it_refuses_what_reading_refuses(text: str) -> None:
    assert not CHECKER.is_valid(json.loads(json.dumps(tomllib.loads(text), default=lambda day: {"date": str(day)})))


def test_common_typos_of_lanes_are_refused_by_both() -> None:
    forbidden = SCHEMA["$defs"]["Profile"]["properties"]["lanes"]["items"]["anyOf"][1]["not"]["enum"]
    assert {"goal", "pain-points", "painpoint", "emotions"} <= {*forbidden}
    assert not any(nearest(typo, BUILT_IN, SURELY) is None for typo in forbidden)


def test_every_key_has_title_description_and_a_good_example() -> None:
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    keys: list[dict[str, Any]] = [key for table in tables for key in table["properties"].values()]
    assert len(keys) == 25
    for key in keys:
        assert key["title"]
        assert key.get("description") or SCHEMA["$defs"][key["$ref"].rpartition("/")[2]]["description"]
        checker = Draft202012Validator({**key, "$defs": SCHEMA["$defs"]})
        assert [example for example in key["examples"] if not checker.is_valid(example)] == []
