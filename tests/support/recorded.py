"""Random maps and logs with their figures, newly made or as recorded.

`python tests/support/recorded.py` records the file again, which is only needed if the meaning of figures changes.
"""

import json
import random
from pathlib import Path
from typing import Any, NamedTuple

from journeymap_cli.measure.times import moment
from support.counting import Found, Pencil
from support.logs import COLUMNS, HOUR, Row, binding
from support.random_logs import BASE, random_map, random_rows

FILE = Path(__file__).parents[1] / "measure" / "recorded.jsonl"
CASES = 40
KEPT = [name for name in COLUMNS if name != "at"]
"""All columns except `at`, which has the same time as `t`."""


class RecordedCase(NamedTuple):
    """A map, rows, the period as since, until and through in microseconds, and every figure."""

    map: str
    rows: list[Row]
    period: tuple[int | None, int | None, int]
    figures: list[Found]


def made(seed: int, entities: int) -> RecordedCase:
    pick = random.Random(seed)
    text, rows = random_map(pick), random_rows(pick, entities)
    since, until = pick.choice([None, BASE + 3 * HOUR]), pick.choice([None, BASE + 20 * HOUR])
    period = since, until, BASE + pick.choice([15, 40, 400, 400]) * HOUR
    return RecordedCase(text, rows, period, Pencil(binding(text), *period).count(rows))


def read() -> list[RecordedCase]:
    return [_case(json.loads(line)) for line in FILE.read_text(encoding="utf-8").splitlines()]


def _case(found: dict[str, Any]) -> RecordedCase:
    rows = [{**dict.fromkeys(COLUMNS), **dict(zip(KEPT, values, strict=True))} for values in found["rows"]]
    for row in rows:
        row["at"] = None if row["t"] is None else moment(row["t"])
    figures = [(*map(str, each[:4]), int(each[4])) for each in found["figures"]]
    return RecordedCase(found["map"], list(rows), tuple(found["period"]), figures)  # type: ignore[arg-type]


def main() -> None:
    lines = []
    for seed in range(CASES):
        case = made(seed, 12)
        rows = [[row[name] for name in KEPT] for row in case.rows]
        content = {"map": case.map, "period": case.period, "figures": case.figures, "rows": rows}
        lines.append(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")
    FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
