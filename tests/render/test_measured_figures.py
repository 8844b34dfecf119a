"""A measured figure on the page says where it is from, and what it counts."""

import html
import re

from journeymap_cli.app import draw_map
from support.journeys import journey

MAP = """
title: T
measure: {entity: u, time: t, event: e, where: {bot: {not: true}}}
sources: {id: log, title: "Events <b>"}
personas: {id: dev, name: D, where: {role: dev}}
stages:
  - {name: A, events: started}
  - name: B
    steps:
      - {name: C, events: {name: "bought\\"", where: {plan: [pro, null]}}, metrics: [
          {name: Paid, kind: conversion, from: a, value: 12, as_of: 2026-10-12, source: log, persona: dev},
          {name: By hand, value: 3, as_of: 2026-10-12, source: log},
          {name: Reach, kind: reach, value: 12, as_of: 2026-10-12}]}
    metrics: {name: NPS, kind: nps, answers: answered, value: 20, source: log}
"""


def titles(text: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'<li[^>]* title="([^"]*)"', draw_map(journey(text)).decode())]


def test_a_tooltip_says_what_is_counted() -> None:
    bought, bots = 'bought" where plan is pro, nothing', "where bot not true"
    assert sorted(titles(MAP)) == [
        f"Events <b> – answered; {bots}",
        "as of 12 Oct 2026 – Events <b>",
        f"as of 12 Oct 2026 – Events <b> – started → {bought}; where role is dev; {bots}",
        f"as of 12 Oct 2026 – {bought}; {bots}",
    ]


def test_source_and_day_are_under_a_measured_figure_only() -> None:
    page = draw_map(journey(MAP)).decode()
    assert page.count('<p class="meta"><bdi>Events &lt;b&gt;</bdi> · 12 Oct 2026</p>') == 1
    assert page.count('<p class="meta"><bdi>Events &lt;b&gt;</bdi></p>') == 1
    assert page.count('<p class="meta">12 Oct 2026</p>') == 1


def test_without_measure_or_a_value_nothing_is_counted() -> None:
    assert not [each for each in titles(MAP.replace("measure:", "x-measure:")) if "answered" in each]
    assert not [each for each in titles(MAP.replace("value: 20, ", "")) if "answered" in each]
