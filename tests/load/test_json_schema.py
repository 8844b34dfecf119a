import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.load.json_schema import Definitions, file_schema
from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from support.editor_yaml import editor_value
from support.journeys import document
from support.smallest_maps import PLACES, map_with

ROOT = Path(__file__).parents[2]
GLOBS = ("examples/*/*journey.yaml", "examples/*/shared.yaml", "templates/*/*.yaml")
MAPS = sorted(path for glob in GLOBS for path in ROOT.glob(glob))
SCHEMA = file_schema()
CHECKER = Draft202012Validator(SCHEMA)


def refused(text: str) -> str:
    """What the schema has against a file, "" for nothing."""
    error = best_match(CHECKER.iter_errors(editor_value(text)))
    return f"{error.json_path}: {error.message}" if error else ""


def stage(text: str) -> str:
    return f"title: T\nstages:\n- {{name: S, {text}}}\n"


def described(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property and definition with its path."""
    for group in ("properties", "$defs"):
        for name, value in schema.get(group, {}).items():
            yield f"{path}/{name}", value
            yield from described(value, f"{path}/{name}")


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_key_has_title_description_and_a_good_example() -> None:
    found = dict(described(SCHEMA))
    assert len(found) > 150
    assert {path for path, value in found.items() if not value["title"] or not value["description"]} == set()
    keys = {path: value for path, value in found.items() if path.count("/") != 1 or path[1:] in SCHEMA["properties"]}
    for path, value in keys.items():
        checker = Draft202012Validator({**value, "$defs": SCHEMA["$defs"]})
        assert value["examples"], path
        assert all(checker.is_valid(example) for example in value["examples"]), path


def test_it_knows_every_key_of_every_model_and_no_more() -> None:
    seen = set[str]()

    def compare(part: type[Model], schema: dict[str, Any]) -> None:
        assert set(schema["properties"]) == set(shapes(part))
        seen.add(part.__name__)
        for below in {shape.part for shape in shapes(part).values() if shape.part}:
            compare(below, SCHEMA["$defs"][below.__name__])

    compare(Journey, SCHEMA)
    assert len(seen) == 26


def test_it_holds_nothing_but_what_concerns_a_file() -> None:
    text = json.dumps(SCHEMA)
    assert "imported" not in text
    assert '"default": null' not in text
    assert '"x-"' not in text
    assert set(re.findall(r"#/\$defs/(\w+)", text)) == set(SCHEMA["$defs"])


def test_it_is_the_same_every_time() -> None:
    assert json.dumps(file_schema()) == json.dumps(SCHEMA)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_it_accepts_every_map_of_ours(path: Path) -> None:
    assert refused(path.read_text(encoding="utf-8")) == ""


def test_it_looked_at_maps() -> None:
    assert len(MAPS) > 8


GOOD = [
    "title: T\nstages: A",
    "title: T\nstages: [A, {name: B, steps: C}]",
    "title: 2026\nstages: [1, ~, true, 1.10]",
    "journeymap: 1\ntitle: T\nx-tool: {a: [1]}\nstages: [{name: A, x-id: 7}]",
    "journeymap: '1'\ntitle: T\nscope:\nscale:\nstate:\nlast_reviewed:\npersonas:\ntags:\nstages: A",
    "title: T\nlast_reviewed: 2026-09-14\nreview_every: 1.5y\nstages: A",
    "title: T\nscale: {min: '−5', max: +5, labels: {-5: bad, 2.5: fine, '−1': 3}}\nstages: A",
    "title: T\npersonas: [Dana, {name: 42, goals: ~, color: '#2f6'}, {id: ñandú-٣, name: X}]\nstages: A",
    "title: T\nsources: {title: S, sample: '14', date: 2026-01-01}\nlanes: [emotion, {id: own, label: No}]\nstages: A",
    "title: T\nid: 2026-map\nstages: [{id: 7, name: A}, {id: 日本, name: B}, {id: null, name: C}]",
    "title: T\nlang: pt-br\ncounterpart: b.yaml\ntakeaways: [a, {text: b, at: a}]\nscale: {min: 5, max: 1}\nstages: A",
    "title: T\nscale: {labels: {1: [good, 😄], 2: 5}}\npain_points: p\nmetrics: {name: N, stages: [a]}\nstages: A",
    stage("emotion: [{label: [curious, anxious]}, {label: 😄, score: 1, derived: true}]"),
    stage("moment_of_truth: Trust or bounce, when: Day 1, duration: 1w-2w, image: {file: a.png, alt: A}"),
    stage("pain_points: {text: a, priority: 1, description: d}, opportunities: {text: a, priority: '2'}, next: end"),
    stage("goals: [42, No, ~, 10:30], needs: one, activities: {text: 1}, questions: ''''"),
    stage("emotion: -1"),
    stage("emotion: 🎉"),
    stage("emotion: [{score: '1.5', persona: a}, {label: ok}, {}]"),
    stage(
        "metrics: [Reach, {name: R, kind: duration, value: 3d}, {name: R, value: '-0.5', kind: nps, as_of: 2026-01-01}]"
    ),
    stage("moment_of_truth: TRUE, duration: 15min, next: [exit, {to: b, label: 1}]"),
    stage("cells: {own: [a, {text: b}], other: c}, personas: dev"),
    stage("pain_points: {text: a, severity: severe, frequency: often, sources: s, link: '', tags: [1, 2]}"),
    stage("opportunities: [{text: a, addresses: b, solutions: [c, {text: d, status: done}], links: e}]"),
]


@pytest.mark.parametrize("text", GOOD)
def test_it_accepts_what_may_be_written(text: str) -> None:
    assert document(text)
    assert refused(text) == ""


@pytest.mark.parametrize("registry", ["personas: Dana", "channels: {name: Web}", "sources: S", "lanes: goals"])
def test_it_knows_a_shared_file(registry: str) -> None:
    assert refused(f"journeymap: 1\n{registry}\nx-own: [1]") == ""
    assert refused(f"{registry}\nimports: other.yaml") != ""
    assert refused(f"{registry}\ntitle: T") == "$: 'stages' is a required property"
    assert refused(f"{registry}\nstages: A") == "$: 'title' is a required property"


BAD = {
    "stages: A": "'title' is a required property",
    "title: T": "'stages' is a required property",
    "title: T\nstages: []": "$.stages: [] should be non-empty",
    "title: ''\nstages: A": "$.title: '' should be non-empty",
    "title: [T]\nstages: A": "$.title",
    "title: T\nstages: [[A]]": "$.stages[0]",
    "title: T\nstages: {steps: A}": "$.stages: 'name' is a required property",
    "title: T\nphases: A\nstages: A": "'phases'",
    "title: T\nscope: shop\nstages: A": "$.scope",
    "title: T\nstate: Future\nstages: A": "$.state",
    "title: T\njourneymap: 2\nstages: A": "$.journeymap",
    "title: T\nid: Not a slug\nstages: A": "$.id",
    "title: T\nid: exit\nstages: A": "$.id",
    "title: T\nid: end\nstages: A": "$.id",
    "title: T\nlang: german\nstages: A": "$.lang",
    "title: T\ntakeaways: [1, 2, 3, 4, 5, 6]\nstages: A": "$.takeaways",
    "title: T\ntakeaways: {at: a}\nstages: A": "'text' is a required property",
    "title: T\nopportunities: {text: a, stage: a}\nstages: A": "'stage'",
    stage("image: a.png"): "$.stages[0].image",
    stage("image: {file: a.png}"): "'alt' is a required property",
    stage("duration: 1w-2"): "$.stages[0].duration",
    stage("pain_points: {text: a, priority: 0}"): "$.stages[0].pain_points.priority",
    stage("emotion: {label: []}"): "$.stages[0].emotion.label",
    "title: T\nid: a--b\nstages: A": "$.id",
    "title: T\nlast_reviewed: 14.9.2026\nstages: A": "$.last_reviewed",
    "title: T\nreview_every: 90 days\nstages: A": "$.review_every",
    "title: T\nscale: {min: low}\nstages: A": "$.scale.min",
    "title: T\nscale: {labels: {good: 1}}\nstages: A": "$.scale.labels",
    "title: T\npersonas: [{role: dev}]\nstages: A": "$.personas[0]: 'name' is a required property",
    "title: T\npersonas: [{name: D, color: blue}]\nstages: A": "$.personas[0].color",
    "title: T\nsources: [{title: S, sample: 0}]\nstages: A": "$.sources[0].sample",
    "title: T\nlanes: [{label: L}]\nstages: A": "$.lanes[0]: 'id' is a required property",
    "title: T\nstages: [{name: A, steps: [{name: B, steps: C}]}]": "'steps'",
    stage("goals: [{txt: a}]"): "$.stages[0].goals[0]",
    stage("goals: [{text: a, severity: severe}]"): "'severity'",
    stage("emotion: {score: high}"): "$.stages[0].emotion.score",
    stage("moment_of_truth: 1"): "$.stages[0].moment_of_truth",
    stage("pain_points: {text: a, severity: bad}"): "$.stages[0].pain_points.severity",
    stage("metrics: {value: 1}"): "'name' is a required property",
    stage("metrics: {name: R, value: 48%}"): "$.stages[0].metrics.value",
    stage("next: {label: a}"): "'to' is a required property",
    stage("cells: [a]"): "$.stages[0].cells",
    stage("journey: {path: a.yaml}"): "$.stages[0].journey",
}


@pytest.mark.parametrize(("text", "reason"), BAD.items())
def test_it_refuses_what_the_loader_refuses_and_says_where(text: str, reason: str) -> None:
    with pytest.raises(InvalidJourneyError):
        document(text)
    assert reason in refused(text)


SCALARS = [
    "~",
    "null",
    "No",
    "yes",
    "true",
    "FALSE",
    "''",
    "42",
    "-1",
    "1e3",
    ".5",
    "0x1f",
    "1.10",
    "2026-09-14",
    "90d",
]
SCALARS += ["a", "exit", "a-b", "A B", "dev", "'1'", "−2", "low", "severe", "shared", "🎉", "web", "#", ""]


FORMS = ["{}", "[{}]", "[a, {}]", "{{text: {}}}", "{{score: {}}}", "{{name: a, value: {}}}", "{{a: {}}}"]
KEYS = [(part, key) for part in PLACES for key in shapes(part) if key != "labels"]
"""All keys but one: the loader passes over a label without a text before it looks at the number."""


def loads(text: str) -> bool:
    try:
        document(text)
    except InvalidJourneyError:
        return False
    return True


@settings(max_examples=200, derandomize=True)
@given(st.sampled_from(KEYS), st.sampled_from(SCALARS), st.sampled_from(FORMS))
def test_what_the_loader_accepts_the_schema_accepts(at: tuple[type[Model], str], scalar: str, form: str) -> None:
    part, key = at
    text = map_with(part, f"{key}: {form.format(scalar)}")
    assume(loads(text))
    assert refused(text) == ""


def test_the_long_form_wants_ids_and_no_short_forms() -> None:
    definitions = Definitions(written=False)
    definitions.refer(Journey)
    schema = {"$ref": "#/$defs/Journey", "$defs": definitions.sorted()}
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema)
    assert checker.is_valid({"id": "t", "title": "T", "stages": [{"id": "a", "name": "A"}]})
    assert not checker.is_valid({"title": "T", "stages": [{"id": "a", "name": "A"}]})
    assert not checker.is_valid({"id": "t", "title": "T", "stages": [{"name": "A"}]})
    assert not checker.is_valid({"id": "t", "title": "T", "stages": ["A"]})
    assert not checker.is_valid({"id": "t", "title": 1, "stages": []})


def test_the_yaml_of_editors_is_that_of_the_core_schema() -> None:
    assert editor_value("[1, 0o17, 1e3, true, yes, ~, 2026-09-14, '1', {1: a, ~: b}]") == [
        1, 15, 1000.0, True, "yes", None, "2026-09-14", "1", {"1": "a", "null": "b"},
    ]  # fmt: skip
    with pytest.raises(yaml.YAMLError):
        editor_value("[")
