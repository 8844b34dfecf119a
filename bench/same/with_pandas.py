"""What `journeymap measure` counts for everyone in loose order, with pandas: `python with_pandas.py EVENTS FIGURES`."""

import json
import math
import sys
from pathlib import Path

import pandas as pd

STEPS = [f"step-{at}" for at in range(8)]
WINDOW = pd.Timedelta(days=30)

log = pd.read_parquet(sys.argv[1], columns=["user_id", "occurred_at", "event", "is_bot"])
through = log["occurred_at"][~log["is_bot"]].max()
log = log[~log["is_bot"] & log["event"].isin(STEPS)]
log["step"] = log["event"].map({name: at for at, name in enumerate(STEPS)}).astype("int8")
log = log[["user_id", "occurred_at", "step"]].rename(columns={"user_id": "user", "occurred_at": "t"})
entry = log[log["step"] == 0].groupby("user")["t"].min()
log["entry"] = log["user"].map(entry)
log = log[log["entry"].notna() & (log["t"] >= log["entry"]) & (log["t"] < log["entry"] + WINDOW)]
log = log[log["entry"] + WINDOW <= through].sort_values(["user", "t", "step"])
found = {"entered": int(log["user"].nunique())}
first = log.groupby(["user", "step"])["t"].min().unstack()
for at, name in enumerate(STEPS):
    found[f"reached {name}"] = int(first[at].notna().sum())
    found[f"events {name}"] = int((log["step"] == at).sum())
for at in range(len(STEPS) - 1):
    rows = log[log["step"] == at + 1]
    since = rows["user"].map(first[at])
    gaps = (rows["t"] - since)[rows["t"] >= since].groupby(rows["user"]).min().sort_values()
    found[f"went {STEPS[at]} {STEPS[at + 1]}"] = len(gaps)
    for percent in (50, 90):
        gap = gaps.iloc[math.ceil(len(gaps) * percent / 100) - 1]
        found[f"p{percent} {STEPS[at]} {STEPS[at + 1]}"] = gap // pd.Timedelta(microseconds=1)
before = log.groupby("user")["step"].shift()
moves = log[before.notna() & (before != log["step"])]
for (one, other), amount in moves.groupby([before, "step"]).size().items():
    found[f"next {STEPS[int(one)]} {STEPS[other]}"] = int(amount)
for step, amount in log.groupby("user")["step"].last().value_counts().items():
    found[f"left {STEPS[step]}"] = int(amount)
Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
