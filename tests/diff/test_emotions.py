"""Emotions persona by persona, whoever an entry is for."""

import pytest

from support.change_lines import diff

MAP = """
title: Paying
personas: [{id: ines, name: Ines}, {id: max, name: Max}, {id: kai, name: Kai, kind: staff}]
stages:
  - {id: pay, name: Pay, emotion: %s}
"""
EVERYONE = "{score: 2}"
EACH = "[{persona: ines, score: 2}, {persona: max, score: -2}]"


def changes(old: str, new: str) -> list[str]:
    return [line for line in diff(MAP % old, MAP % new) if "minor" not in line]


def test_a_score_for_everyone_that_becomes_one_for_each() -> None:
    assert changes(EVERYONE, EACH) == ["changed emotion pay.emotion.max.score: 2 -> -2 (worse)"]
    assert changes(EACH, EVERYONE) == ["changed emotion pay.emotion.max.score: -2 -> 2 (better)"]


WORDS = "title: x\nscale: {min: %s, max: %s, labels: {%s}}\nstages: [{name: A, emotion: calm}, {name: B, emotion: 😄}]"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (("-2", "2", "1: calm"), ("-2", "2", "-1: calm"), ["changed emotion a.emotion.*.score: 1 -> -1 (worse)"]),
        (("-2", "2", "1: calm"), ("-2", "2", "1: quiet"), ["changed emotion a.emotion.*.score: 1 -> None"]),
        (("-2", "2", "1: calm"), ("1", "5", "4: calm"), []),
        (("-2", "2", "1: calm"), ("2", "-2", "1: calm"), []),
    ],
)
def test_a_label_that_the_scale_lists_elsewhere_is_another_feeling(
    old: tuple[str, str, str], new: tuple[str, str, str], found: list[str]
) -> None:
    assert [line for line in diff(WORDS % old, WORDS % new) if " scale" not in line] == found


def test_one_persona_gets_an_entry_of_their_own() -> None:
    assert changes(EVERYONE, "[{score: 2}, {persona: max, score: -2}]") == [
        "changed emotion pay.emotion.max.score: 2 -> -2 (worse)"
    ]
    assert changes("[{score: 2}, {persona: max, score: -2}]", "{score: 1}") == [
        "changed emotion pay.emotion.*.score: 2 -> 1 (worse)",
        "changed emotion pay.emotion.max.score: -2 -> 1 (better)",
    ]


def test_who_is_left_without_a_score_has_lost_it() -> None:
    assert changes(EVERYONE, "[{persona: max, score: 2}]") == ["removed emotion pay.emotion.ines: 2 -> None"]
    assert changes("[{persona: max, score: 2}]", EVERYONE) == ["added emotion pay.emotion.ines: None -> 2"]


def test_a_score_for_everyone_is_not_for_staff() -> None:
    assert changes(EVERYONE, "[{score: 2}, {persona: kai, score: -2}]") == ["added emotion pay.emotion.kai: None -> -2"]


@pytest.mark.parametrize("label", ["calm", "glad"])
def test_labels_and_further_entries_are_compared_too(label: str) -> None:
    one = f"[{{persona: ines, score: 2}}, {{persona: max, score: 2, label: {label}}}, {{persona: max, score: 1}}]"
    assert changes("[{score: 2, label: calm}, {score: 1}]", one) == [
        "removed emotion pay.emotion.ines-2: 1 -> None",
        "changed emotion pay.emotion.ines.label: calm -> None",
        *(["changed emotion pay.emotion.max.label: calm -> glad"] if label == "glad" else []),
    ]


def test_the_same_feelings_written_one_by_one_are_reported_on_request() -> None:
    each = "[{persona: ines, score: 2}, {persona: max, score: 2}]"
    assert changes(EVERYONE, each) == []
    assert diff(MAP % EVERYONE, MAP % each) == [
        "changed emotion pay.emotion.ines.persona: None -> ines minor",
        "changed emotion pay.emotion.max.persona: None -> max minor",
    ]
