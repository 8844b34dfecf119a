"""Random maps and logs: the query counts what the reference counts."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.counting import Pencil
from support.logs import HOUR, Row, binding, counted, database, row

NAMES = ["a", "b", "c", "d", "é'\"; --", "g%_\\"]
WHERES: list[dict[str, Any]] = [
    {"ok": "true"},
    {"ok": {"not": "true"}},
    {"role": ["dev", None]},
    {"role": {"starts": "d"}},
    {"role": {"contains": "%"}},
    {"n": {"min": "2", "max": "4"}},
]


def random_map(pick: random.Random) -> str:
    size = pick.randint(2, 6)
    stages = [_stage(pick, at, size) for at in range(size)]
    measure: dict[str, Any] = {
        "entity": pick.choice(["u", ["u", "team"]]),
        "time": {"column": "t", "unit": "us"},
        "event": "e",
        "window": pick.choice(["4h", "12h", "2d"]),
        "order": pick.choice(["loose", "ways", "direct"]),
        "entries": pick.choice(["period", "period", "new"]),
    }
    if pick.random() < 0.3:
        measure["start"] = pick.sample([f"s{at}" for at, stage in enumerate(stages) if "events" in stage], 1)
    if pick.random() < 0.3:
        measure["where"] = {"ok": {"not": "false"}}
    personas = [
        {"id": "dev", "name": "D", "where": {"role": "dev"}},
        {"name": "Other", "where": {"role": {"not": "dev"}}},
    ]
    data = {"title": "T", "measure": measure, "personas": personas[: pick.randint(0, 2)], "stages": stages}
    return str(yaml.safe_dump(data, allow_unicode=True))


def _stage(pick: random.Random, at: int, size: int) -> dict[str, Any]:
    stage: dict[str, Any] = {"name": f"S{at}"}
    if at == 0 or pick.random() < 0.85:
        stage["events"] = [_event(pick) for _ in range(pick.choice([1, 1, 2]))]
    if pick.random() < 0.4:
        ends = [f"s{other}" for other in range(size) if other != at]
        stage["next"] = pick.sample([*ends, "exit"], pick.randint(1, min(3, size)))
    if pick.random() < 0.3:
        stage["metrics"] = {
            "name": "M",
            "id": f"m{at}",
            "kind": pick.choice(["nps", "csat", "ces"]),
            "answers": "q",
            "score": "s",
        }
    return stage


def _event(pick: random.Random) -> Any:
    name = pick.choice(NAMES)
    return {"name": name, "where": pick.choice(WHERES)} if pick.random() < 0.4 else name


def random_rows(pick: random.Random) -> list[Row]:
    grain = pick.choice([1, HOUR // 60, HOUR])
    rows: list[Row] = []
    for who in range(40):
        for _ in range(pick.randint(1, 10)):
            time = pick.randint(0, 30 * HOUR) // grain * grain
            more = {
                "role": pick.choice(["dev", "ops", "d%x", None]),
                "ok": pick.choice([True, False, None]),
                "n": pick.choice([1, 2, 4, 5, None]),
                "s": pick.choice([*range(-1, 12), None]),
                "team": pick.choice(["x"] * 9 + [None]),
            }
            name = pick.choice([*NAMES, "q", "other", None][: pick.choice([4, 9])])
            rows += [{**row(pick.choice([who] * 20 + [None]), 0, name, **more), "t": time}] * pick.choice([1, 1, 1, 2])
    pick.shuffle(rows)
    return rows


@given(st.integers(0, 10**9))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_query_counts_as_the_reference(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    bound, rows = binding(random_map(pick)), random_rows(pick)
    since, until = pick.choice([None, 3 * HOUR]), pick.choice([None, 20 * HOUR])
    through = pick.choice([15 * HOUR, 40 * HOUR, 400 * HOUR])
    found = counted(bound, database(tmp_path / "log.db", rows), since, until, through)
    assert found == Pencil(bound, since, until, through).count(rows)


@pytest.mark.parametrize("order", ["loose", "ways", "direct"])
def test_a_map_with_a_loop_of_several_entrances(tmp_path: Path, order: str) -> None:
    text = f"""
    title: T
    measure: {{entity: u, time: {{column: t, unit: us}}, event: e, window: 2d, order: {order}}}
    stages:
      - {{name: A, events: a, next: [b, c]}}
      - {{name: B, events: b, next: [c, d]}}
      - {{name: C, events: c, next: [b, d]}}
      - {{name: D, events: d, next: a}}
    """
    pick = random.Random(7)
    bound, rows = binding(text), random_rows(pick)
    found = counted(bound, database(tmp_path / "log.db", rows), through=400 * HOUR)
    assert found == Pencil(bound, None, None, 400 * HOUR).count(rows)
    assert any(each[1] == "went" for each in found)
