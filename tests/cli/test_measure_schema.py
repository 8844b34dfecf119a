"""The schema of the JSON of `measure`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from support.logs import csv

MAP = """\
title: T
measure: {entity: u, time: t, event: e}
stages:
  - {name: A, events: a, touchpoints: {text: Page, events: a}}
  - {name: B, events: b, metrics: [{name: Reach, kind: reach, value: 50}, {name: N, kind: nps, answers: n}]}
"""


def test_the_json_of_one_and_of_several_maps_fits_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("other.yaml").write_text(MAP, encoding="utf-8")
    csv(Path("log.csv"), ["u,t,e,score", "1,2026-07-01,a,", "1,2026-07-02,b,", "1,2026-07-03,n,9", "2,2026-08-30,a,"])
    schema = json.loads(CliRunner().invoke(app, ["schema", "--of", "measure"]).stdout)
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema)
    for maps in (["map.yaml"], ["map.yaml", "other.yaml"]):
        data = json.loads(CliRunner().invoke(app, ["measure", *maps, "--data", "log.csv", "-f", "json"]).stdout)
        assert list(checker.iter_errors(data)) == []
        first = data["maps"][0] if len(maps) > 1 else data
        assert len(first["figures"]) > 10
        assert not checker.is_valid({**first, "more": 1})
        assert not checker.is_valid({**first, "figures": [{**first["figures"][0], "figure": "other"}]})
