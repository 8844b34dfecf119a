import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.render import json_
from journeymap_cli.render.json_schema import figures_schema
from journeymap_cli.render.options import Options
from support.journeys import journey
from support.sample_maps import ADDITIONS

EXAMPLES = sorted(Path("examples").glob("*/*journey.yaml"))
VALIDATOR = Draft202012Validator(figures_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_the_output_for_an_example_is_valid(path: Path) -> None:
    output = json.loads(json_.render(load(path.read_bytes(), str(path), DiskReader(10**6)).journey, Options()))
    VALIDATOR.validate(output)
    assert not VALIDATOR.is_valid({**output, "figures": {**output["figures"], "other": 1}})


def test_the_output_for_every_key_of_the_additions_is_valid() -> None:
    output = json.loads(json_.render(journey(ADDITIONS), Options()))
    VALIDATOR.validate(output)
    assert not VALIDATOR.is_valid({**output, "journey": {**output["journey"], "lang": "german"}})
    assert not VALIDATOR.is_valid({**output, "journey": {**output["journey"], "takeaways": [{"text": ""}]}})
