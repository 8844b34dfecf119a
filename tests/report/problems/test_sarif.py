import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from journeymap_cli.problem import Span
from journeymap_cli.report.problems import sarif
from journeymap_cli.report.problems.checked import Checked
from support.reported_problems import HOSTILE, acting_lines, checked, hostile_problem, problem, three_problems

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def run(of: Checked) -> dict[str, Any]:
    data = json.loads(sarif.report(of))
    VALIDATOR.validate(data)
    [found] = data["runs"]
    return dict(found)


def test_problems_are_results_of_rules() -> None:
    found = run(three_problems())
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["duplicate-id", "unsafe-link", "no-owner"]
    assert rules[0]["shortDescription"] == {"text": "Two things have the same id."}
    assert [result["level"] for result in found["results"]] == ["error", "warning", "note"]
    assert [result["ruleIndex"] for result in found["results"]] == [0, 1, 2]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["results"][0]["message"] == {"text": "unknown key 'key'\ntake it out"}
    [location] = found["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "map.yaml"},
        "region": {"startLine": 4, "startColumn": 5, "endLine": 4, "endColumn": 8},
    }
    [related] = found["results"][0]["relatedLocations"]
    assert related["message"] == {"text": "first here"}
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "shared.yaml"}


def test_a_run_without_problems_is_valid() -> None:
    assert run(checked())["results"] == []


def test_a_place_between_two_characters_is_valid() -> None:
    [result] = run(checked(problem(span=Span(1, 1, 1, 1))))["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["endColumn"] == 1


def test_the_schema_refuses_what_the_standard_does_not_know() -> None:
    data = json.loads(sarif.report(three_problems()))
    data["runs"][0]["results"][0]["line"] = 4
    with pytest.raises(ValidationError):
        VALIDATOR.validate(data)


def test_fingerprints_differ() -> None:
    results = run(checked(problem(), problem(line=6), problem()))["results"]
    assert len({result["partialFingerprints"]["journeymap/v1"] for result in results}) == 3


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("maps/a b.yaml", "maps/a%20b.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("/maps/a.yaml", "file:///maps/a.yaml"),
        ("日本.yaml", "%E6%97%A5%E6%9C%AC.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_files_are_addresses(file: str, uri: str) -> None:
    [result] = run(checked(problem(file=file)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_hostile_texts_do_no_harm_and_make_no_link() -> None:
    [result] = run(hostile_problem())["results"]
    assert acting_lines(sarif.report(hostile_problem())) == []
    assert "](" in HOSTILE
    assert "\\](http://x)" in result["message"]["text"]
