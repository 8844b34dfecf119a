"""What `journeymap measure` counts for everyone in loose order, with polars: `python with_polars.py EVENTS FIGURES`."""

import json
import math
import sys
from pathlib import Path

import polars as pl

STEPS = [f"step-{at}" for at in range(8)]
WINDOW = pl.duration(days=30)

real = pl.scan_parquet(sys.argv[1]).filter(~pl.col("is_bot"))
through = real.select(pl.col("occurred_at").max()).collect(engine="streaming").item()
step = pl.col("event").replace_strict(STEPS, range(len(STEPS)), default=None, return_dtype=pl.Int8)
t, entry = pl.col("t"), pl.col("entry")
log = (
    real.select(user="user_id", t="occurred_at", step=step)
    .filter(pl.col("step").is_not_null())
    .with_columns(entry=t.filter(pl.col("step") == 0).min().over("user"))
    .filter((t >= entry) & (t < entry + WINDOW) & (entry + WINDOW <= through))
    .sort("user", "t", "step")
    .collect()
)
found = {"entered": log["user"].n_unique()}
first = log.group_by("user").agg(**{f"f{at}": t.filter(pl.col("step") == at).min() for at in range(len(STEPS))})
for at, name in enumerate(STEPS):
    found[f"reached {name}"] = first[f"f{at}"].count()
    found[f"events {name}"] = log.filter(pl.col("step") == at).height
for at in range(len(STEPS) - 1):
    rows = log.filter(pl.col("step") == at + 1).join(first.select("user", since=f"f{at}"), on="user")
    gaps = rows.filter(t >= pl.col("since")).group_by("user").agg(gap=(t - pl.col("since")).min())["gap"].sort()
    found[f"went {STEPS[at]} {STEPS[at + 1]}"] = len(gaps)
    for percent in (50, 90):
        gap = gaps[math.ceil(len(gaps) * percent / 100) - 1]
        found[f"p{percent} {STEPS[at]} {STEPS[at + 1]}"] = round(gap.total_seconds() * 1_000_000)
moves = log.select("step", before=pl.col("step").shift().over("user")).filter(pl.col("before") != pl.col("step"))
for one, other, amount in moves.group_by("before", "step").len().iter_rows():
    found[f"next {STEPS[one]} {STEPS[other]}"] = amount
for last, amount in log.group_by("user").agg(pl.col("step").last()).group_by("step").len().iter_rows():
    found[f"left {STEPS[last]}"] = amount
Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
