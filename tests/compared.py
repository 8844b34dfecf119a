"""Comparisons of two texts, for tests."""

from journeymap_cli.diff.comparison import Comparison
from journeys import journey

OLD = """\
title: Adopting the Payments API
last_reviewed: 2026-06-01
personas: [{id: dev, name: Dana}]
stages:
  - name: Integration
    steps:
      - {id: call, name: First call, emotion: {persona: dev, score: -2, label: blocked}}
  - name: Testing
    steps:
      - {id: errors, name: Handle errors, pain_points: [{text: Errors have no code, severity: minor}]}
      - Replay failures
"""
NEW = """\
title: Adopting the Payments API
last_reviewed: 2026-11-20
personas: [{id: dev, name: Dana}]
stages:
  - name: Integration
    steps:
      - id: call
        name: First call
        emotion: {persona: dev, score: 1, label: relieved}
        opportunities: {text: Self-serve sandbox keys, impact: high, effort: medium}
      - {id: errors, name: Handle errors, pain_points: [{text: Errors have a code nobody documents}]}
  - Testing
"""


def comparison(old: str = OLD, new: str = NEW) -> Comparison:
    """What a report is made from."""
    return Comparison("HEAD~3:map.yaml", "map.yaml", journey(old), journey(new), "map.yaml")
