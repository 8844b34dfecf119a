"""Random maps and logs of events."""

import random
from typing import Any

import yaml

from support.logs import HOUR, Row, row

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
