"""Logs of events for tests, as a table of DuckDB or as CSV, and the figures that the query counts in them."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from journeymap_cli.measure import counting
from journeymap_cli.measure.binding import Binding, bind
from journeymap_cli.measure.engines import Data, open_data
from journeymap_cli.measure.fitting import unfit
from journeymap_cli.measure.rows import Period
from support.journeys import journey

HOUR = 3_600_000_000
ODD = "o'\"`\\é; --"
"""The name of a column, with every character that ends a name or a text in some engine."""

COLUMNS = {
    "u": "BIGINT",
    "t": "BIGINT",
    "e": "VARCHAR",
    "role": "VARCHAR",
    "ok": "BOOLEAN",
    "n": "BIGINT",
    "s": "BIGINT",
    "team": "VARCHAR",
    "at": "TIMESTAMPTZ",
    "zoned": "VARCHAR",
    "ns": "BIGINT",
    ODD: "VARCHAR",
}
Row = Mapping[str, Any]
Put = Callable[[Sequence[Row]], Data]
"""Puts rows where an engine finds them."""

NOT_ASKED = counting.Extent(0, None, None, 0, {})


def row(who: Any, hours: float | None, event: str | None, **more: Any) -> Row:
    time = None if hours is None else round(hours * HOUR)
    return {**dict.fromkeys(COLUMNS), "u": who, "t": time, "e": event, **more}


def binding(text: str) -> Binding:
    found, problems = bind(journey(text))
    assert found, problems
    return found


def in_quotes(name: str) -> str:
    """A name as an identifier in SQL."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def database(path: Path, rows: Sequence[Row]) -> str:
    """A file of DuckDB with the rows, as an address."""
    path.unlink(missing_ok=True)
    lines = (json.dumps(each, default=datetime.datetime.isoformat) + "\n" for each in rows)
    source = path.with_suffix(".jsonl")
    source.write_text("".join(lines), encoding="utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.read_json(str(source), columns=COLUMNS, format="newline_delimited").create("log")
    return f"duckdb://{path}"


def counted(
    bound: Binding,
    place: str | Data,
    since: int | None = None,
    until: int | None = None,
    through: int | None = None,
    answers: Callable[[], str | Data] | None = None,
) -> list[tuple[str, str, str, str, int]]:
    """Every figure, and `group` of stages, as the query counts it.

    `answers` stores the rows of surveys; it is called after the events are counted.
    """
    events = bound.tables[0]
    data = place if isinstance(place, Data) else Data(place, texts=counting.texts(bound, events))
    with open_data(data) as session:
        table = counting.table_of(session)
        assert unfit(bound, events, table, None) == []
        known = NOT_ASKED if through is not None else counting.extent(bound, events, table, session, 10**17)
        period = Period(since, until, (known.last or 0) if through is None else through)
        found = counting.count(bound, table, session, period, known)
    if answers:
        place, surveys = answers(), bound.tables[1]
        with open_data(place if isinstance(place, Data) else Data(place)) as session:
            table = counting.table_of(session)
            assert unfit(bound, surveys, table, None) == []
            found.figures.add(counting.rows_of(bound, surveys, table, session, period))
    groups = [
        (cohort, "group", "+".join(bound.steps[place].id for place in group), "", amount)
        for (cohort, group), amount in found.figures.groups.items()
        if amount
    ]
    figures = found.figures.all()
    return sorted(
        [*groups, *((each.cohort, each.figure, each.step or "", each.to or "", each.value) for each in figures)]
    )


def csv(path: Path, lines: Iterable[str]) -> str:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)
