import json

from jsonschema import Draft202012Validator

from journeymap_cli.report.changes import json_ as diff_json
from journeymap_cli.report.changes.json_ import diff_schema
from support.comparisons import comparison


def test_one_map_and_several_are_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(diff_schema())
    validator = Draft202012Validator(diff_schema())
    one, several = (json.loads(diff_json.report([comparison()], several=each)) for each in (False, True))
    validator.validate(one)
    validator.validate(several)
    assert several == {"summary": one["summary"], "maps": [one]}
    assert not validator.is_valid({**one, "more": 1})
    assert not validator.is_valid({**one, "changes": [{**one["changes"][0], "kind": "gone"}]})


def test_values_are_plain() -> None:
    old = "title: x\nscale: {min: 0, max: 1}\nstages: [{name: A, emotion: 0.5, personas: [p]}]"
    new = "last_reviewed: 2026-01-01\n" + old.replace("max: 1", "max: 2").replace("0.5", "1").replace("[p]", "[p, q]")
    changes = json.loads(diff_json.report([comparison(old, new)]))["changes"]
    assert [(change["path"][-1], change["before"], change["after"]) for change in changes] == [
        ("last_reviewed", None, "2026-01-01"),
        ("scale", {"min": 0, "max": 1, "labels": {}}, {"min": 0, "max": 2, "labels": {}}),
        ("personas", ["p"], ["p", "q"]),
        ("score", 0.5, 1),
    ]
