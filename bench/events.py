"""Measure `journeymap measure` on generated logs, beside pandas and polars: `python bench/events.py`.

It writes bench/measure.md. The peers need `pip install pandas pyarrow polars`; those not installed are left out. Logs
are kept in --folder and reused: a hundred million events take about 1.5 GB.
"""

import argparse
import json
import math
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from machine import facts
from measure import Case, Result, in_turns

REPORT: Final = Path(__file__).with_name("measure.md")
SAME: Final = Path(__file__).with_name("same")
SIZES: Final = (1e5, 1e6, 1e7, 1e8)
PER_PERSON: Final = 20
STEPS: Final = [f"step-{at}" for at in range(8)]
PERSONAS: Final = """personas:
  - {id: admin, name: Admins, where: {role: admin}}
  - {id: champion, name: Champions, where: {role: champion}}
"""
MAP: Final = """title: A made-up product
measure: {entity: user_id, time: occurred_at, event: event, window: 30d, where: {is_bot: {not: true}}}
"""
LOG: Final = """
COPY (
  WITH drawn AS (
    SELECT id, id // $per AS who, hash(id) AS a, hash(-id - 1) AS b, hash(id // $per) AS person
    FROM range($events) r(id)
  )
  SELECT
    'u' || lpad((person % 4294967296)::text, 10, '0') || who AS user_id,
    make_timestamptz((1782864000000000 + ((person >> 8) % 122) * 86400000000
      + ((b >> 8) % 30) * ((a >> 16) % 86400000000))::bigint) AS occurred_at,
    CASE WHEN id % $per = 0 THEN 'step-0' WHEN (a >> 8) % 10 < 6 THEN 'page-' || ((b >> 20) % 40)
      ELSE 'step-' || least((b >> 32) % 8, (b >> 40) % 8) END AS event,
    CASE (person >> 24) % 10 WHEN 0 THEN NULL WHEN 1 THEN 'admin' WHEN 2 THEN 'admin' ELSE 'champion' END AS role,
    (person >> 32) % 97 = 0 AS is_bot,
  FROM drawn ORDER BY (a >> 48) % 64
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
"""Twenty events per person, not sorted by time; three in five belong to no step."""


class Size(NamedTuple):
    """A log and what was measured with it, by the name of the case."""

    events: int
    path: Path
    results: dict[str, Result]
    differ: list[str]


def main(words: Sequence[str] | None = None) -> None:
    """Generate, measure and report."""
    parser = argparse.ArgumentParser(prog="bench/events.py", description=__doc__)
    parser.add_argument("--events", type=float, action="append", help="so many events; repeatable (1e5 1e6 1e7 1e8)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3; one from 1e8 on)")
    parser.add_argument("--peers-to", type=float, default=1e7, help="the most events for pandas and polars")
    parser.add_argument("--folder", type=Path, default=Path.home() / ".cache" / "journeymap-bench" / "events")
    parser.add_argument("--seconds", type=float, default=600, help="CPU that a run may take")
    parser.add_argument("--output", type=Path, default=REPORT, help="where the report goes; - for standard output")
    args = parser.parse_args(words)
    args.folder.mkdir(parents=True, exist_ok=True)
    for name, personas in {"plain.yaml": "", "personas.yaml": PERSONAS}.items():
        stages = "".join(f"  - {{name: {step}, id: {step}, events: {step}}}\n" for step in STEPS)
        (args.folder / name).write_text(f"{MAP}{personas}stages:\n{stages}", encoding="utf-8")
    sizes = [_measured(int(events), args) for events in args.events or SIZES]
    text = _report(sizes)
    if str(args.output) == "-":
        print(text)
    else:
        args.output.write_text(text, encoding="utf-8")


def _measured(events: int, args: argparse.Namespace) -> Size:
    path: Path = args.folder / f"{events}.parquet"
    if not path.exists():
        partial = path.with_suffix(".partial")
        with duckdb.connect() as connection:
            connection.execute("SET memory_limit = '4GB'")
            connection.execute(LOG.replace("{path}", str(partial)), {"per": PER_PERSON, "events": events})
        partial.rename(path)
    cases = _cases(path, has_peers=events <= args.peers_to)
    results = in_turns(cases, args.runs if events < 1e8 else 1, args.folder, args.seconds)
    for name, result in results.items():
        outcome = result.failure or f"{result.median('elapsed'):.2f} s, {result.median('memory'):.0f} MiB"
        print(f"{events:,} {name}: {outcome} {result.reason}", file=sys.stderr)
    return Size(events, path, results, _differing(args.folder, results))


def _cases(path: Path, *, has_peers: bool) -> list[Case]:
    measure = f"{sys.executable} -m journeymap_cli measure --data {path.name} --format json"
    commands = {
        "journeymap": f"{measure} plain.yaml > journeymap.json",
        "two personas": f"{measure} personas.yaml > personas.json",
        "--memory 2GB": f"{measure} personas.yaml --memory 2GB > limited.json",
    }
    for peer in ("pandas", "polars"):
        if has_peers and find_spec(peer):
            commands[peer] = f"{sys.executable} {SAME / f'with_{peer}.py'} {path.name} {peer}.json"
    return [Case(name, ("sh", "-c", command)) for name, command in commands.items()]


def _differing(folder: Path, results: dict[str, Result]) -> list[str]:
    """The peers whose figures differ from those of journeymap."""
    ours = json.loads((folder / "journeymap.json").read_text(encoding="utf-8"))
    figures = {
        " ".join(filter(None, (each["figure"], each["step"], each["to"]))): each["value"] for each in ours["figures"]
    }
    peers = {name: folder / f"{name}.json" for name in ("pandas", "polars") if name in results}
    differ = []
    for name, path in peers.items():
        found = {} if results[name].failure else json.loads(path.read_text(encoding="utf-8"))
        if any(figures.get(figure, 0) != value for figure, value in found.items()):
            differ.append(name)
    return differ


def _report(sizes: Sequence[Size]) -> str:
    names = list(dict.fromkeys(name for size in sizes for name in size.results))
    lines = [
        "# How long measuring takes",
        "",
        "Written by `python bench/events.py`: generated logs (Parquet, twenty events a person, in no order), a map of",
        "eight steps, DuckDB. pandas and polars count the same figures for everyone; the other columns of journeymap",
        "add two personas, and a limit of memory. Each cell: elapsed s / CPU s / peak memory in MiB (median);",
        "on a machine with other work, such as a load above its CPUs, only CPU seconds can be compared.",
        "",
        ", ".join(f"{name}: {value}" for name, value in facts({})) + f", load at the end: {os.getloadavg()[0]:.1f}.",
        "",
        "| events | file | " + " | ".join(names) + " |",
        "| ---: | ---: |" + " ---: |" * len(names),
    ]
    for size in sizes:
        cells = [_cell(size.results.get(name)) for name in names]
        lines.append(f"| {size.events:,} | {size.path.stat().st_size / 1e6:,.0f} MB | " + " | ".join(cells) + " |")
    lines += ["", *_growth(sizes), *(f"{name} counted something else." for size in sizes for name in size.differ), ""]
    return "\n".join(lines)


def _cell(result: Result | None) -> str:
    if result is None:
        return "–"
    if result.failure:
        return result.failure
    return f"{result.median('elapsed'):.2f} / {result.median('cpu'):.2f} / {result.median('memory'):,.0f}"


def _growth(sizes: Sequence[Size]) -> list[str]:
    """How CPU time grows with the events: an exponent of 1 is linear."""
    known = [
        (size.events, size.results["two personas"].median("cpu"))
        for size in sizes
        if not size.results["two personas"].failure
    ]
    return [
        f"From {few:,} to {many:,} events, CPU time grows with the power {math.log(more / less, many / few):.2f}."
        for (few, less), (many, more) in pairwise(known)
    ]


if __name__ == "__main__":
    main()
