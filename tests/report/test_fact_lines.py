from textwrap import dedent
from typing import get_args
from unicodedata import normalize

import pytest
import yaml

from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.scalars import scalar_kind
from journeymap_cli.report.fact_lines import BOOLEAN_KEYS, NUMBERS, PLACES, fact_lines, is_journey
from journeymap_cli.yamlsource.read import read_yaml


def lines(text: str) -> list[str]:
    return list(fact_lines(read_yaml(text.encode()).data))


def parts(part: type[Model], seen: set[type[Model]]) -> set[type[Model]]:
    for shape in shapes(part).values():
        if shape.part and shape.part not in seen:
            parts(shape.part, seen | {part})
            seen |= {shape.part} | parts(shape.part, seen | {shape.part})
    return seen | {part}


def test_every_key_of_the_format_has_a_place() -> None:
    every = {key for part in parts(Journey, set()) for key in shapes(part)}
    assert len(every) > 60
    assert every - set(PLACES) == set()


def test_short_and_long_forms_orders_of_keys_and_quotes_are_the_same_lines() -> None:
    short = "title: x\nstages: [{name: A, goals: g, emotion: 1, pain_points: [{text: p, severity: minor}]}]"
    long = (
        'stages:\n- pain_points: {severity: "minor", text: p}\n  emotion: [{score: 1}]\n'
        '  goals: [{text: g}]\n  name: A\ntitle: "x"\n'
    )
    assert (
        lines(short)
        == lines(long)
        == [
            "title: x",
            "stage: A",
            "  goal: g",
            "  emotion: 1",
            "  pain point: p",
            "    severity: minor",
        ]
    )


def test_each_fact_is_one_line_whatever_it_holds() -> None:
    told = lines(
        yaml.safe_dump({"title": "a\nb\x1b[2J\u2028c", "stages": [{"name": "A", "x-k": {"y": [1, [2]]}, "goals": ""}]})
    )
    assert told == ["title: a b\\x1b[2J c", "stage: A", "  goal:", "  x-k:", "    y: 1", "    y: 2"]


PLAIN = """
title: '1.0'
scale: {min: 0, max: 10, labels: {5: ok, 7: fine}}
lanes: [{id: law, label: '1.0', hidden: true}]
sources: [{title: T, sample: 14}]
stages:
  - name: '1.0'
    duration: 1.5w-2w
    emotion: [1, tired, {score: -1.5, label: '+1'}]
    metrics: [{name: '2.0', value: 40, target: 3d}]
    steps: [{name: A, moment_of_truth: false, emotion: 0}]
"""
WRITTEN = """
title: '1.0'
scale: {min: 0.0, max: '10.00', labels: {+7: fine, 5.0: ok}}
lanes: [{id: law, label: '1.0', hidden: TRUE}]
sources: [{title: T, sample: 014}]
stages:
  - name: '1.0'
    duration: 1.50w-2.0w
    emotion: [+1.0, tired, {score: \u22121.50, label: '+1'}]
    metrics: [{name: '2.0', value: 40., target: 3.0d}]
    steps: [{name: A, moment_of_truth: False, emotion: -.0}]
"""


def test_numbers_and_truths_read_as_the_map_means_them() -> None:
    assert lines(WRITTEN.replace("40.", "40.0")) == lines(PLAIN)
    assert "  emotion: -1.5" in lines(PLAIN)
    assert lines(WRITTEN) != lines(PLAIN), "40. is not a number of the format"


@pytest.mark.parametrize(
    ("field", "is_same"),
    [("goals: [{text: é, note: é}]", True), ("goals: [{text: a, link: é}]", False), ("x-a: é", False)],
)
def test_accents_are_the_same_lines_however_they_are_composed_but_not_in_addresses(field: str, is_same: bool) -> None:
    text = f"title: é\nstages: [{{name: é, {field}}}]"
    composed, decomposed = (lines(normalize(form, text)) for form in ("NFC", "NFD"))
    assert (decomposed == composed) is is_same
    assert decomposed[:2] == ["title: \xe9", "stage: \xe9"]


@pytest.mark.parametrize(
    "field", ["x-tool: {score: 1.0, hidden: True}", "cells: {score: [1.0, {text: 2.0}], hidden: [True]}"]
)
def test_what_has_names_of_its_own_stays_as_it_is(field: str) -> None:
    shown = "\n".join(lines(f"title: x\nstages: [{{name: A, {field}}}]"))
    assert "1.0" in shown
    assert "True" in shown


def test_every_key_of_a_number_or_a_truth_is_known() -> None:
    kinds = {"Number": NUMBERS, "Count": NUMBERS, "Quantity": NUMBERS, "Duration": NUMBERS, "Boolean": BOOLEAN_KEYS}
    seen = set()
    for part in parts(Journey, set()):
        for name, field in part.model_fields.items():
            for kind in _kinds(field.rebuild_annotation()):
                if kind in kinds:
                    seen.add(kind)
                    assert name in kinds[kind] or name == "labels"
    assert seen == kinds.keys()


def _kinds(annotation: object) -> set[str]:
    """The names of the kinds of scalar in a type."""
    kind = scalar_kind(getattr(annotation, "__metadata__", ()))
    return {kind.name if kind else ""}.union(*(_kinds(inner) for inner in get_args(annotation)))


def test_what_looks_like_a_map() -> None:
    assert is_journey({"stages": []})
    assert is_journey({"journeymap": "1"})
    assert not is_journey({"on": "push"})
    assert not is_journey([])


def test_what_is_about_the_whole_map() -> None:
    text = """
        title: x
        lang: de
        takeaways: [One, {text: Two, at: [a]}]
        pain_points: [{text: Slow, stages: [a, b], priority: '1.0'}]
        stages: [{name: A, image: {file: a.png, alt: Form}}, {name: B, emotion: {label: [curious, calm]}}]
    """
    assert lines(dedent(text)) == [
        "title: x",
        "lang: de",
        "takeaway: One",
        "takeaway: Two",
        "  at: a",
        "pain point: Slow",
        "  priority: 1",
        "  stages: a",
        "  stages: b",
        "stage: A",
        "  image: a.png",
        "    alt: Form",
        "stage: B",
        "  emotion:",
        "    label: curious",
        "    label: calm",
    ]
