"""Random maps and logs of events."""

import datetime
import random
from typing import Any

import yaml

from journeymap_cli.measure.times import moment
from support.logs import HOUR, ODD, Row, row

NAMES = ["a", "b", "c", "d", "é'\"; --", "g%_\\"]
WHERES: list[dict[str, Any]] = [
    {"ok": "true"},
    {"ok": {"not": "true"}},
    {"role": ["dev", None]},
    {"role": {"starts": "d"}},
    {"role": {"contains": "%"}},
    {"n": {"min": "2", "max": "4"}},
    {ODD: NAMES[-1]},
    {ODD: {"not": [NAMES[-2], None]}},
    {ODD: {"ends": "\\"}},
]
TIMES: list[Any] = [{"column": "t", "unit": "us"}, {"column": "ns", "unit": "ns"}, "at", "zoned"]
BASE = 1_782_864_000_000_000
"""The start of random logs, in microseconds: late enough for a float to lose the last digits."""


def random_map(pick: random.Random) -> str:
    size = pick.randint(2, 6)
    stages = [_stage(pick, at, size) for at in range(size)]
    _compare(pick, stages)
    measure: dict[str, Any] = {
        "entity": pick.choice(["u", ["u", "team"]]),
        "time": pick.choice(TIMES),
        "event": "e",
        "window": pick.choice(["4h", "12h", "2d", "2d"]),
        "order": pick.choice(["loose", "ways", "direct"]),
        "entries": pick.choice(["period", "period", "new"]),
    }
    if pick.random() < 0.3:
        measure["start"] = pick.sample(
            [f"s{at}" for at, stage in enumerate(stages) if {"events", "steps"} & {*stage}], 1
        )
    if pick.random() < 0.3:
        measure["where"] = {"ok": {"not": "false"}}
    personas = [
        {"id": "dev", "name": "D", "where": {"role": "dev"}},
        {"name": "Other", "where": {"role": {"not": "dev"}}},
    ]
    data = {"title": "T", "measure": measure, "personas": personas[: pick.randint(0, 2)], "stages": stages}
    return str(yaml.safe_dump(data, allow_unicode=True))


def with_answers_apart(pick: random.Random, text: str) -> str:
    """A map whose answers to surveys are in a separate table."""
    data = yaml.safe_load(text)
    table: dict[str, Any] = {"data": "answers", "entity": pick.choice(["u", "team", ["u", "team"]])}
    data["measure"]["surveys"] = table | ({"where": pick.choice(WHERES)} if pick.random() < 0.5 else {})
    kind = pick.choice(["nps", "csat", "ces"])
    survey = {"name": "M", "id": "apart", "kind": kind, "answers": ["q", "a"], "score": "s"}
    data["stages"][0].setdefault("metrics", []).append(survey)
    return str(yaml.safe_dump(data, allow_unicode=True))


def _stage(pick: random.Random, at: int, size: int) -> dict[str, Any]:
    stage: dict[str, Any] = {"name": f"S{at}"}
    if at == 0 or pick.random() < 0.85:
        stage["events"] = [_event(pick) for _ in range(pick.choice([1, 1, 2]))]
    if pick.random() < 0.4:
        ends = [f"s{other}" for other in range(size) if other != at]
        stage["next"] = pick.sample([*ends, "exit"], pick.randint(1, min(3, size)))
    if pick.random() < 0.3:
        kind = pick.choice(["nps", "csat", "ces"])
        stage["metrics"] = [{"name": "M", "id": f"m{at}", "kind": kind, "answers": "q", "score": "s"}]
    if pick.random() < 0.2:
        stage["touchpoints"] = {"text": "T", "events": _event(pick)}
    return stage


def _compare(pick: random.Random, stages: list[dict[str, Any]]) -> None:
    """Add metrics for pairs of steps, which need not have a way between them, and for a stage with several steps."""
    bound = [at for at, stage in enumerate(stages) if "events" in stage]
    for at in bound:
        if pick.random() < 0.3:
            metric = {"name": "C", "kind": pick.choice(["conversion", "duration"]), "from": f"s{pick.choice(bound)}"}
            stages[at].setdefault("metrics", []).append(metric)
    if pick.random() < 0.3:
        at = pick.choice(bound)
        steps = [{"name": f"Step {name}", "events": [_event(pick)]} for name in "xyz"[: pick.randint(2, 3)]]
        stages[at] = {"name": f"S{at}", "steps": steps, "metrics": [{"name": "R", "kind": "reach"}]}


def _event(pick: random.Random) -> Any:
    name = pick.choice(NAMES)
    return {"name": name, "where": pick.choice(WHERES)} if pick.random() < 0.25 else name


def random_rows(pick: random.Random, entities: int = 40) -> list[Row]:
    grain = pick.choice([1, HOUR // 60, HOUR])
    rows: list[Row] = []
    for who in range(entities):
        for _ in range(pick.randint(1, 14)):
            time = BASE + pick.randint(0, 30 * HOUR) // grain * grain
            more = {
                "role": pick.choice(["dev", "ops", "d%x", None]),
                "ok": pick.choice([True, False, None]),
                "n": pick.choice([1, 2, 4, 5, None]),
                "s": pick.choice([*range(-1, 12), None]),
                "team": pick.choice(["x"] * 9 + [None]),
                ODD: pick.choice([*NAMES[-2:], None]),
            }
            name = pick.choice([*NAMES, "q", "other", None][: pick.choice([4, 9])])
            when: dict[str, Any] = {"t": time, "at": moment(time), "zoned": _zoned(pick, time)}
            when["ns"] = time * 1_000 + pick.randint(0, 999)
            when = when if pick.random() < 0.97 else dict.fromkeys(when)
            rows += [{**row(pick.choice([who] * 20 + [None]), 0, name, **more), **when}] * pick.choice([1, 1, 1, 2])
    pick.shuffle(rows)
    return rows


def _zoned(pick: random.Random, time: int) -> str:
    """A time in a random time zone, with its offset."""
    offset = datetime.timedelta(minutes=pick.choice([0, 60, -300, 345]))
    return moment(time).astimezone(datetime.timezone(offset)).isoformat(timespec="microseconds")
