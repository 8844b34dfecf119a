"""The funnel in terminals of every width, and with names in every script."""

from fractions import Fraction
from pathlib import Path

import pytest

from journeymap_cli.app import Measurement, measure_map
from journeymap_cli.report.measurements import markdown, text
from journeymap_cli.report.terminal import cells
from support.logs import csv

MAP = """\
title: "::error::Trial"
measure: {entity: u, time: t, event: e, window: 2d}
personas: [{id: p, name: "Ana | ##[group]", where: {role: x}}, {id: q, name: Rare, where: {role: y}}]
stages:
  - {name: Start, events: a, next: [long, never]}
  - {id: jp, name: 注文の内容を確認してから支払い方法を選び配送先の住所を入力する最後の手順まで進む, events: b}
  - id: long
    name: "A step with quite a long name that goes on and on and on and on"
    events: c
    touchpoints: {text: "Page | x", events: b}
    metrics:
      - {name: Conversion of those who saw the whole long page, kind: conversion, from: start, value: 10}
  - {name: Never, events: {name: c, where: {role: z}}, next: exit}
"""


@pytest.fixture
def found(tmp_path: Path) -> Measurement:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    lines = ["u,t,e,role", *(f"{at},2026-07-01T00:00:00,a,{'x' if at < 8 else 'y'}" for at in range(10))]
    lines += [f"{at},2026-07-01T01:30:00,b,x" for at in range(9)]
    lines += [f"{at},2026-07-01T0{2 + at % 3}:00:00,c,x" for at in range(6)]
    place = csv(tmp_path / "log.csv", [*lines, "99,2026-07-09,b,x"])
    return measure_map(tmp_path / "map.yaml", place, least=5)


@pytest.mark.parametrize("width", [None, 20, 60, 79, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(found: Measurement, width: int | None) -> None:
    lines = text.report([found], width=width).splitlines()
    room = max(60, min(width or 80, 120))
    assert max(map(cells, lines)) <= room
    assert sum(cells(line) == room for line in lines) >= 1


def test_bars_and_numbers_are_below_each_other(found: Measurement) -> None:
    lines = text.report([found]).splitlines()
    funnel = lines[lines.index(next(line for line in lines if line.startswith("Everyone"))) :][:5]
    assert [line.split()[-1] for line in funnel] == [
        "median",
        "10",
        "9",
        "1.5h",
        "−60",
    ]
    starts = [cells(line.partition("█")[0]) for line in funnel[1:4]]
    assert len(set(starts)) == 1


def test_what_is_lost_and_how_long_it_takes_is_told_where_a_way_leads(found: Measurement) -> None:
    everyone, persona, rare = found.funnels()
    assert [(row.amount, row.lost, row.median) for row in everyone.rows[:3]] == [
        (10, None, None),
        (9, None, None),  # nothing leads from Start to it
        (6, Fraction(3, 10), 5_400_000_000),
    ]
    assert (persona.entered, rare.entered, rare.rows) == (8, 2, ())
    assert "Rare: 2, too few (--least 5)" in text.report([found])


def test_ways_that_the_map_does_not_have_are_told(found: Measurement) -> None:
    assert "90 % go from Start to 注文の内容" in text.report([found])
    assert "90 % go from Start to" in markdown.report([found])


def test_user_text_is_neither_a_command_nor_markup(found: Measurement) -> None:
    shown = text.report([found])
    assert shown.startswith("\\::error::Trial\n")
    assert "Ana | ##\\[group]: 8" in shown
    page = markdown.report([found])
    assert "Ana &#124; " in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows[:6]} == {7}


def test_numbers_below_zero_have_a_minus_sign(tmp_path: Path) -> None:
    metric = "{name: N, kind: nps, answers: n, value: -20}"
    stages = f"stages: [{{name: A, events: a, metrics: [{metric}]}}]"
    (tmp_path / "map.yaml").write_text(f"title: T\nmeasure: {{entity: u, time: t, event: e, window: 2d}}\n{stages}\n")
    lines = [f"{at},2026-07-01,{event},{score}" for at in range(5) for event, score in (("a", ""), ("n", 0))]
    found = measure_map(
        tmp_path / "map.yaml", csv(tmp_path / "log.csv", ["u,t,e,score", *lines, "9,2026-07-09,a,"]), least=5
    )
    assert "A: N −20 −100 5 differs" in [" ".join(line.split()) for line in text.report([found]).splitlines()]
    assert "| A: N | −20 | −100 | 5 | differs |" in markdown.report([found]).splitlines()
