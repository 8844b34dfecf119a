import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journeymap_cli.facts.selection import Selection
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Stage
from journeymap_cli.render import json_
from journeymap_cli.render.options import Options
from support.journeys import journey
from support.sample_maps import ADDITIONS

EXAMPLES = sorted(Path("examples").glob("*/*journey.yaml"))


def written(map_: Journey, options: Options | None = None) -> Any:
    """The whole object, with numbers digit by digit."""
    return json.loads(json_.render(map_, options or Options()), parse_float=Decimal)


def again(map_: Journey) -> Journey:
    """The map in long form, read as a file."""
    text = json_.render(map_, Options()).decode()
    start = text.index("{", 1)
    _, end = json.JSONDecoder().raw_decode(text, start)
    return journey(text[start:end])


def long(text: str, **files: str) -> Any:
    return written(journey(text, **files))["journey"]


def figures(text: str, **files: str) -> Any:
    return written(journey(text, **files))["figures"]


def test_the_object_is_journey_and_figures_and_a_stamp_only_when_asked() -> None:
    map_ = journey("title: x\nstages: [a]")
    assert list(written(map_)) == ["journey", "figures"]
    assert written(map_, Options(stamp="made today"))["stamp"] == "made today"


def test_every_id_is_written() -> None:
    assert long(
        "title: My map\npersonas: [Dana]\nchannels: [Web]\nsources: [Talks]\nstages: [{name: A b, steps: [C]}]"
    ) == {
        "journeymap": 1,
        "id": "my-map",
        "title": "My map",
        "personas": [{"id": "dana", "name": "Dana"}],
        "channels": [{"id": "web", "name": "Web"}],
        "sources": [{"id": "talks", "title": "Talks"}],
        "stages": [{"id": "a-b", "name": "A b", "steps": [{"id": "c", "name": "C"}]}],
    }


def test_items_and_metrics_have_an_id_only_when_written() -> None:
    map_ = long("""
        title: x
        stages: [{name: a, goals: [b, {id: d, text: c}], metrics: [{name: e}, {id: f, name: g}]}]
    """)
    assert map_["stages"][0]["goals"] == [{"text": "b"}, {"id": "d", "text": "c"}]
    assert map_["stages"][0]["metrics"] == [{"name": "e"}, {"id": "f", "name": "g"}]


def test_defaults_are_left_out() -> None:
    assert long("""
        journeymap: 1
        title: x
        state: current
        status: draft
        evidence_default: assumed
        scale: {min: -2, max: 2}
        tags: []
        stages: [{name: a, moment_of_truth: false, pain_points: {text: b, severity: severe}}]
    """) == {
        "journeymap": 1,
        "id": "x",
        "title": "x",
        "stages": [{"id": "a", "name": "a", "pain_points": [{"text": "b", "severity": "severe"}]}],
    }


def test_short_forms_are_expanded() -> None:
    map_ = long("""
        title: x
        stages: {name: a, emotion: [1, calm], next: exit, metrics: Reach, touchpoints: Shop}
    """)
    assert map_["stages"][0] == {
        "id": "a",
        "name": "a",
        "next": [{"to": "exit"}],
        "touchpoints": [{"text": "Shop"}],
        "emotion": [{"score": 1}, {"label": "calm"}],
        "metrics": [{"name": "Reach"}],
    }


def test_numbers_are_numbers_and_keep_their_digits() -> None:
    digits = "0.123456789012345678901234567890"[:31]
    map_ = journey(f"""
        title: x
        scale: {{min: -0.5, max: 5, labels: {{-0.5: bad, 5: good}}}}
        sources: [{{title: b, sample: 12}}]
        stages:
          - name: a
            emotion: .50
            metrics: [{{name: n, value: {digits}}}, {{name: m, value: 12345678901234567890}}]
    """)
    found = written(map_)["journey"]
    assert found["scale"] == {"min": Decimal("-0.5"), "max": 5, "labels": {"-0.5": "bad", "5": "good"}}
    assert found["sources"][0]["sample"] == 12
    assert found["stages"][0]["emotion"] == [{"score": Decimal("0.50")}]
    assert [metric["value"] for metric in found["stages"][0]["metrics"]] == [Decimal(digits), 12345678901234567890]


def test_small_numbers_are_written_without_exponent() -> None:
    assert b'"value": 0.00000001\n' in json_.render(
        journey("title: x\nstages: [{name: a, metrics: {name: n, value: 0.00000001}}]"), Options()
    )


def test_text_that_looks_like_a_number_stays_text() -> None:
    assert long("title: 10\nstages: [1.10, No, 10:30]")["stages"] == [
        {"id": "1-10", "name": "1.10"},
        {"id": "no", "name": "No"},
        {"id": "10-30", "name": "10:30"},
    ]


def test_dates_booleans_and_durations_are_as_in_a_file() -> None:
    map_ = long("""
        title: x
        last_reviewed: 2026-09-14
        review_every: 1.5mo
        stages: [{name: a, moment_of_truth: TRUE, duration: 2d, metrics: {name: b, kind: duration, value: 3d}}]
    """)
    assert (map_["last_reviewed"], map_["review_every"]) == ("2026-09-14", "1.5mo")
    assert map_["stages"][0]["moment_of_truth"] is True
    assert map_["stages"][0]["metrics"] == [{"name": "b", "kind": "duration", "value": "3d"}]


def test_keys_of_other_tools_are_kept_in_place() -> None:
    map_ = long("""
        title: x
        x-tool: {x-: {a: [b, 1]}, c: d}
        stages: [{name: a, x-board: 12, goals: {text: b, x-card: [c]}}]
    """)
    assert map_["x-tool"] == {"x-": {"a": ["b", "1"]}, "c": "d"}
    assert map_["stages"][0]["x-board"] == "12"
    assert map_["stages"][0]["goals"] == [{"text": "b", "x-card": ["c"]}]


def test_the_cells_of_own_lanes_are_under_cells() -> None:
    map_ = long("title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: a, cells: {law: [b]}}]")
    assert map_["lanes"] == [{"id": "law", "label": "Law"}]
    assert map_["stages"][0]["cells"] == {"law": [{"text": "b"}]}


def test_imported_entries_are_included_but_personas_only_if_named() -> None:
    shared = """
        personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
        channels: [Web]
        lanes: [{id: law, label: Law, role: support}]
    """
    map_ = long("title: x\nimports: shared.yaml\nlanes: [law, goals]\nstages: [{name: a, personas: pm}]", shared=shared)
    assert "imports" not in map_
    assert map_["personas"] == [{"id": "pm", "name": "Priya"}]
    assert map_["channels"] == [{"id": "web", "name": "Web"}]
    assert map_["lanes"] == [{"id": "law", "label": "Law", "role": "support"}, {"id": "goals"}]


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_the_long_form_of_an_example_loads_again_to_the_same_figures(path: Path) -> None:
    map_ = load(path.read_bytes(), str(path), DiskReader(10**6)).journey
    assert written(again(map_)) == written(map_)
    assert json_.render(map_, Options()) == json_.render(map_, Options())


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize(
    "text", ["a\\Lb", "a\\Nb", "a\\uFEFFb", "a\\tb", "\\U0001F642", "1.5", "{a: b}", "- a", "\\\\u00005"]
)
def test_any_text_loads_again_as_it_was(text: str) -> None:
    map_ = journey(f'title: "{text}"\nstages: ["{text}"]\nx-note: "{text}"')
    assert again(map_).title == map_.title
    assert written(again(map_)) == written(map_)


def test_the_ids_that_follow_from_names_load_again() -> None:
    map_ = journey("title: Exit\nstages: [Exit, 'İSTANBUL', '?!', '①'] ")
    assert map_.stages[0].id == map_.id == "exit-2"
    assert written(again(map_)) == written(map_)


def test_a_part_loads_again_too() -> None:
    map_ = load(EXAMPLES[0].read_bytes(), str(EXAMPLES[0]), DiskReader(10**6)).journey
    part = Selection(stages=(map_.stages[0].id,)).of(map_)
    assert written(again(part)) == written(part)


def test_all_figures() -> None:
    assert figures("""
        title: x
        last_reviewed: 2026-09-14
        review_every: 90d
        evidence_default: reported
        personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
        stages:
          - name: a
            metrics: {name: Reach, kind: reach, value: 100}
            questions: [who, {text: what, evidence: assumed}]
          - id: b
            name: B!
            emotion: {persona: dev, score: -2}
            metrics: {name: Reach, kind: reach, value: 77.5}
            opportunities: [{text: no id, impact: high, effort: low}, {text: with id, id: with}]
    """) == {
        "columns": 2,
        "personas": ["dev", "pm"],
        "items": {"questions": 2, "emotion": 1, "opportunities": 2, "metrics": 2},
        "evidence": {"supported": 2, "total": 3},
        "low_points": {"dev": [{"id": "b", "name": "B!", "score": -2}], "pm": []},
        "drop_offs": [{"from": "a", "to": "b", "points": Decimal("22.5")}],
        "priorities": ["no id", "with"],
        "review_due": "2026-12-13",
    }


def test_the_figures_of_the_smallest_map() -> None:
    assert figures("title: x\nstages: [a]") == {
        "columns": 1,
        "personas": [],
        "items": {},
        "evidence": {"supported": 0, "total": 0},
        "low_points": {"*": []},
        "drop_offs": [],
        "priorities": [],
        "review_due": None,
    }


def test_a_journey_made_in_python_can_be_rendered() -> None:
    map_ = Journey(id="x", title="x", last_reviewed=datetime.date(2026, 9, 14), stages=(Stage(id="a", name="a"),))
    assert written(map_)["journey"]["last_reviewed"] == "2026-09-14"


def test_the_same_text_is_up_to_date_and_no_other() -> None:
    assert json_.same(b"{}", b"{}")
    assert not json_.same(b"{}", b"[]")


def test_what_is_written_of_the_additions_is_read_again() -> None:
    map_ = journey(ADDITIONS)
    assert again(map_) == map_
    assert json_.render(again(map_), Options()) == json_.render(map_, Options())


def test_it_has_every_key_of_the_additions() -> None:
    found = written(journey(ADDITIONS))
    map_, stage = found["journey"], found["journey"]["stages"][0]
    assert map_["lang"] == "zh-Hant"
    assert map_["takeaways"] == [{"text": "Short"}, {"text": "Long", "at": ["a", "b"]}]
    assert map_["pain_points"][1] == {"text": "Some", "stages": ["a", "b"]}
    assert stage["image"] == {"file": "a.png", "alt": "The empty form"}
    assert (stage["duration"], stage["when"], stage["moment_of_truth"]) == ("1w-2w", "Day 1", "Trust or bounce")
    assert found["figures"]["items"] == {"goals": 1, "emotion": 4, "pain_points": 3, "opportunities": 1, "metrics": 1}
    assert found["figures"]["priorities"] == ["one"]


def test_a_score_that_follows_from_a_label_is_marked() -> None:
    assert written(journey(ADDITIONS))["journey"]["stages"][0]["emotion"] == [
        {"score": 1, "label": "delighted", "derived": True},
        {"score": 5, "label": ["curious", "😡"], "derived": True, "persona": "dev"},
        {"label": "calm"},
        {"score": Decimal("2.5"), "label": "frustrated"},
    ]
    assert written(journey("title: x\nstages: [{name: A, steps: [{name: B, emotion: 🙂}]}]"))["journey"]["stages"][0][
        "steps"
    ][0]["emotion"] == [{"score": 1, "label": "🙂", "derived": True}]
