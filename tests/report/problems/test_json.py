import json

from jsonschema import Draft202012Validator

from journeymap_cli.report.problems import json_
from journeymap_cli.report.problems.json_ import validate_schema
from support.reported_problems import HOSTILE, acting_lines, checked, hostile_problem, three_problems


def test_the_object_is_as_documented() -> None:
    data = json.loads(json_.report(three_problems()))
    assert data["files"] == 3
    assert data["summary"] == {"error": 1, "warning": 1, "info": 1}
    assert data["problems"][0] == {
        "file": "map.yaml",
        "line": 4,
        "column": 5,
        "end_line": 4,
        "end_column": 8,
        "rule": "duplicate-id",
        "severity": "error",
        "message": "unknown key 'key'",
        "hint": "take it out",
        "at": ["stages", 0, "key"],
        "related": [{"file": "shared.yaml", "line": 2, "column": 1, "message": "first here"}],
        "fix": None,
    }
    assert data["problems"][2]["hint"] is None


def test_it_fits_its_schema() -> None:
    Draft202012Validator.check_schema(validate_schema())
    validator = Draft202012Validator(validate_schema())
    for run in (three_problems(), hostile_problem(), checked()):
        validator.validate(json.loads(json_.report(run)))
    assert not validator.is_valid({"files": 0, "summary": {}, "problems": []})


def test_hostile_texts_arrive_whole_and_do_no_harm_on_the_way() -> None:
    text = json_.report(hostile_problem())
    assert acting_lines(text) == []
    assert json.loads(text)["problems"][0]["message"] == HOSTILE


def test_letters_of_every_script_are_written_as_they_are() -> None:
    assert json_.dump(["é日本🙂"]) == '[\n  "é日本🙂"\n]\n'
