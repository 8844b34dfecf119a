"""Comparisons of two texts, for tests."""

from journeymap_cli.diff.comparison import Comparison
from support.journeys import journey

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
      - id: errors
        name: Handle errors
        pain_points: [{text: Errors have a code nobody documents, severity: moderate}]
  - Testing
"""


def comparison(old: str = OLD, new: str = NEW) -> Comparison:
    """The comparison of two texts."""
    return Comparison("HEAD~3:map.yaml", "map.yaml", journey(old), journey(new), "map.yaml")


BEFORE = """\
title: Buying a lamp
owner: Shop
scenario: Someone moves house and needs light
tags: [home]
scale: {min: -2, max: 2}
personas: [{id: ana, name: Ana}, {id: ben, name: Ben}]
channels: [{id: shop, name: Shop}, {id: phone, name: Phone}]
sources: [{id: talks, title: Talks}]
lanes: [emotion, {id: law, label: Law}, {id: goals}]
stages:
  - id: look
    name: Look
    emotion: {score: 1, persona: ben}
    next: [{to: exit, label: too dear}, pay]
    steps:
      - {id: search, name: Search, emotion: {score: 1, persona: ana}, goals: [Find a lamp that fits], owner: Web}
      - {id: ask, name: Ask a friend, emotion: {score: 2, persona: ana}, questions: [Which one], goals: [Trust]}
      - {id: compare, name: Compare, emotion: {score: -1, persona: ana}, cells: {law: [Prices with tax]}}
  - id: buy
    name: Buy
    steps:
      - id: pay
        name: Pay
        emotion: {score: 0, persona: ana, label: calm}
        touchpoints: [{text: Till, channel: shop}, Receipt]
        pain_points: [{id: queue, text: The queue is long, severity: minor}]
        opportunities: [{id: app, text: Pay by phone, status: idea, addresses: queue, solutions: [A code at the till]}]
        metrics: [{name: Reach, kind: reach, value: 40}, {name: Wait, value: 5, unit: min, direction: down}]
  - {id: call, name: Call the hotline, emotion: {score: -2, persona: ana}, quotes: [Nobody answers]}
  - {id: use, name: Use, gains: [Light]}
"""
AFTER = """\
title: Buying a good lamp
scenario: Someone moves house and needs light at once
tags: [home, light]
scale: {min: -2, max: 2}
personas: [{id: ana, name: Ana, role: Tenant}, {id: cem, name: Cem}]
channels: [{id: shop, name: Shop}]
sources: [{id: talks, title: Talks, sample: 3}, {id: funnel, title: Funnel}]
lanes: [emotion, {id: goals}]
stages:
  - id: look
    name: Look around
    next: [pay]
    steps:
      - {id: search, name: Search, emotion: {score: -1, persona: ana}, goals: [Find a lamp that fits us], owner: App}
      - {id: compare, name: Compare, emotion: {score: 1, persona: ana}, questions: [Which one]}
  - id: buy
    name: Buy
    steps:
      - id: pay
        name: Pay
        emotion: {score: 2, persona: ana, label: glad}
        touchpoints: [{text: Till, channel: shop}, Receipt by mail]
        pain_points: [{id: queue, text: The queue is long, severity: severe}]
        opportunities: [{id: app, text: Pay by phone, status: done, addresses: queue, solutions: [A code on the bill]}]
        metrics: [{name: Reach, kind: reach, value: 30}, {name: Wait, value: 3, unit: min, direction: down}]
      - {id: carry, name: Carry home, emotion: {score: 1, persona: ana}}
  - {id: use, name: Use, gains: [Light, Peace]}
"""
