"""Make examples/saas-trial/events.csv: the events of some hundred trials, always the same ones."""

import argparse
import csv
import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LOG: Final = Path(__file__).parents[1] / "examples" / "saas-trial" / "events.csv"
COLUMNS: Final = ("user_id", "occurred_at", "event", "role", "is_bot", "score")
PEOPLE: Final = 320
FIRST: Final = datetime.datetime(2026, 7, 1, 6, tzinfo=datetime.UTC)
DAYS: Final = 92

STEPS: Final = (
    ("staff_imported", {"champion": 0.72, "admin": 0.91}, 2, 40),
    ("week_published", {"champion": 0.68, "admin": 0.41}, 20, 90),
    ("plan_bought", {"champion": 0.45, "admin": 0.3}, 48, 260),
)
"""The events after the start of a trial: the likelihood for each role, and the range of hours after which they come."""


def rows() -> list[tuple[str, ...]]:
    """Return all events, in the order of their times."""
    rest = random.Random(15)
    found = [row for number in range(PEOPLE) for row in _person(rest, f"u{number:03}")]
    return sorted(found, key=lambda row: (row[1], row[0]))


def _person(rest: random.Random, who: str) -> Iterator[tuple[str, ...]]:
    role = rest.choices(("champion", "admin"), (3, 1))[0]
    is_bot = "true" if rest.random() < 0.04 else "false"
    time = FIRST + datetime.timedelta(minutes=rest.randrange(DAYS * 24 * 60))
    yield who, _text(time), "trial_started", role, is_bot, ""
    for event, likely, least, most in STEPS:
        if rest.random() >= likely[role]:
            return
        time += datetime.timedelta(minutes=rest.randrange(least * 60, most * 60))
        yield who, _text(time), event, role, is_bot, ""
        if event == "week_published" and rest.random() < 0.2:  # once more, which changes nothing
            yield who, _text(time + datetime.timedelta(days=1)), event, role, is_bot, ""
    if rest.random() < 0.6:
        yield who, _text(time + datetime.timedelta(days=2)), "nps_answered", role, is_bot, str(rest.choice(SCORES))


SCORES: Final = (2, 5, 6, 7, 8, 8, 9, 9, 9, 10, 10)


def _text(time: datetime.datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def main() -> None:
    with LOG.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows())


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
