"""Whole maps for tests of drawings: the examples, and maps that fill every cell."""

from pathlib import Path
from typing import Any, Final

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from support.random_maps import journey_of

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "examples").glob("*/*journey.yaml"))
LIMIT: Final = 2**20

LATIN: Final = "Keys take two days and a form, in a hundred-and-twelve-page handbook."
ARABIC: Final = "كيف أحصل على مفتاح API (v2) للتجربة؟ لا أعرف!"
HEBREW: Final = "איפה מקבלים מפתח? שלושה ימים."
JAPANESE: Final = "テスト用のキーはどこで手に入りますか。「二日」もかかりました。"
EMOJI: Final = "👩‍👩‍👧‍👦 family 🇩🇪 😀"
HOSTILE: Final = '<b>&amp; "\\N\\G\\l" \\" &#38; %s {{x}} ]]> -->'


def example_journey(path: Path) -> Journey:
    """The journey of an example."""
    return load(path.read_bytes(), str(path), DiskReader(LIMIT)).journey


def full_map(text: str, steps: int = 6, times: int = 1) -> Journey:
    """A map with the same text in every cell of every lane, for two personas, with transitions back and exits."""
    return journey_of(
        {
            "title": text,
            "scenario": text,
            "owner": text,
            "personas": [
                {"id": "a", "name": text, "role": text},
                {"id": "b", "name": text, "color": "#ff0"},
            ],
            "lanes": [{"id": "own", "label": text}],
            "evidence_default": "reported",
            "stages": [
                {
                    "id": f"stage-{first}",
                    "name": text,
                    "description": text,
                    "goals": [text],
                    "steps": [_step(number, steps, text, times) for number in range(first, min(first + 3, steps))],
                }
                for first in range(0, steps, 3)
            ],
        }
    )


def _step(number: int, steps: int, text: str, times: int) -> dict[str, Any]:
    items = [{"text": text}, {"text": text, "persona": "a", "evidence": "assumed"}] * times
    worth = {"impact": "high", "effort": "low", "status": "planned", "owner": text}
    forward = [f"step-{number + 1}"] if number + 1 < steps else []
    return {
        "id": f"step-{number}",
        "name": text,
        "duration": "2d",
        "moment_of_truth": str(number % 4 == 1).lower(),
        "next": [*forward, {"to": "step-0", "label": text}, {"to": "exit", "label": text, "when": text}],
        "activities": items,
        "touchpoints": [{**item, "channel": "Portal"} for item in items],
        "emotion": [
            {"persona": "a", "score": number % 5 - 2, "label": text, "quote": text},
            {"persona": "a", "score": number % 3, "evidence": "assumed"},
            {"persona": "b", "score": 0.25},
        ],
        "pain_points": [{**item, "severity": "severe", "frequency": "often"} for item in items],
        "opportunities": [{"text": text, **worth}] * times,
        "metrics": [
            {"name": "Reach", "kind": "reach", "value": max(0, 100 - 11 * number)},
            {"name": text, "value": 3, "unit": text, "target": 5},
        ],
        "frontstage": [text],
        "backstage": [text],
        "support": [text],
        "cells": {"own": [text]},
    }


ADDITIONS = """
    title: x
    lang: zh-hant
    takeaways: [Short, {text: Long, at: [a, b]}]
    counterpart: to-be.journey.yaml
    scale: {min: 5, max: 1, labels: {5: [frustrated, 😡], 1: delighted}}
    personas: [{id: dev, name: Dana, image: {file: dana.png, alt: Dana at her desk}}]
    pain_points: [{text: All, priority: 1, severity: minor}, {text: Some, stages: [a, b]}]
    opportunities: [{text: One contact, id: one, addresses: here, stages: b, priority: 2, solutions: [s]}]
    metrics: [{name: NPS, kind: nps, value: 12, stages: [a]}]
    stages:
      - name: A
        when: Day 1
        duration: 1w-2w
        moment_of_truth: Trust or bounce
        image: {file: a.png, alt: The empty form}
        emotion: [delighted, {label: [curious, 😡], persona: dev}, {label: calm}, {label: frustrated, score: 2.5}]
        pain_points: [{text: Unrated, id: here, description: "Longer\\n\\ntext with `code`"}]
        goals: [{text: g, description: d}]
        next: [end, b]
      - {name: B, moment_of_truth: true}
"""
"""Rarely used keys, all in one map."""
