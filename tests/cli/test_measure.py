"""Measuring as somebody types it."""

import json
import signal
import subprocess
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.app import measure as use_case
from journeymap_cli.cli.app import app
from journeymap_cli.measure.engines import ENGINES

MAP = """\
title: From trial to paid
measure: {entity: user_id, time: occurred_at, event: event, window: 10d, where: {is_bot: {not: true}}}
personas: [{id: lead, name: Mirela, where: {role: lead}}]
stages:
  - {name: Start, events: trial_started}
  - name: Import
    events: staff_imported
    metrics: {name: Reach, kind: reach, value: 62}
  - name: Buy
    events: plan_bought
    touchpoints: {text: Checkout, events: checkout_shown}
    metrics:
      - {name: Paid, kind: conversion, from: start, value: 25}
      - {name: Time, kind: duration, from: start, value: 2d}
      - {name: Sales, kind: count, counts: events}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    lines = ["user_id,occurred_at,event,is_bot,role"]
    for who in range(20):
        role = "lead" if who < 12 else "admin"
        lines.append(f"{who},2026-07-0{who % 9 + 1}T08:00:00Z,trial_started,false,{role}")
        lines += [f"{who},2026-07-0{who % 9 + 1}T09:00:00Z,staff_imported,false,{role}"] if who % 2 else []
        lines += [f"{who},2026-07-{who % 9 + 3:02}T08:00:00Z,plan_bought,false,{role}"] if who % 4 == 0 else []
        lines += [f"{who},2026-07-{who % 9 + 3:02}T08:00:00Z,checkout_shown,false,{role}"] * (who % 2)
    lines += ["99,2026-07-02T08:00:00Z,trial_started,true,lead", "98,2026-08-01T08:00:00Z,trial_started,false,lead"]
    Path("log.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["measure", "map.yaml", *args])


def changed(old: str, new: str) -> None:
    assert old in MAP
    Path("map.yaml").write_text(MAP.replace(old, new), encoding="utf-8")


FUNNEL = """\
From trial to paid
20 people entered; 1 more had less than 10d
46 events from 1 Jul 2026 to 1 Aug 2026

Everyone: 20                                      reach   people    lost  median
  Start        ████████████████████████████████   100 %       20
  Import       ████████████████                    50 %       10     −50      1h
  Buy          ████████                            25 %        5     −25

Mirela: 12                                        reach   people    lost  median
  Start        ████████████████████████████████   100 %       12
  Import       ████████████████                    50 %        6     −50
  Buy          ████████                            25 %        3     −25

Metrics                                     map  measured      behind
  Import: Reach                              62        50 %        20  differs
  Buy: Paid                                  25        25 %        20
  Buy: Time                                  2d   too few           5
  Buy: Sales                                  –         5           5

Touchpoints                                        events      people
  Checkout                                             10          10
"""


def test_the_report_for_a_terminal() -> None:
    result = run("--data", "log.csv", "--quiet")
    assert result.exit_code == 0, result.output
    assert result.stdout == FUNNEL
    assert max(map(len, FUNNEL.splitlines())) <= 80


def test_notes_are_on_standard_error() -> None:
    assert "Time: 5 people: too few (--least 10)" in run("--data", "log.csv").stderr
    nobody = "nobody entered in the period: the data have events from 2026-07-01 to 2026-08-01"
    assert run("--data", "log.csv", "--since", "2027-01-01").stderr.startswith(nobody)


def test_a_table_that_no_map_counts_is_noted() -> None:
    result = run("--data", "log.csv", "--data", "answerz=log.csv", "--table", "other=t")
    assert result.exit_code == 0
    assert "--data answerz=... is not read: no map counts answers in 'answerz'\n" in result.stderr
    assert "--table other=... is not read: no map counts answers in 'other'\n" in result.stderr
    assert "is not read" not in run("--data", "log.csv").stderr


def test_who_is_young_could_count_in_a_shorter_window() -> None:
    changed("window: 10d", "window: 90d")
    young = run("--data", "log.csv", "--least", "1")
    assert young.exit_code == 0
    assert young.stdout.splitlines()[1] == "21 people entered, none has had 90d yet"
    ends = "the data end on 2026-08-01; a window of 27d would count 12"
    assert young.stderr == f"21 people entered, none has had 90d yet: {ends}\n"


def test_a_check_fails_where_the_map_differs() -> None:
    result = run("--data", "log.csv", "--check")
    assert result.exit_code == 1
    assert "error[metric-differs]: 'Reach' is 62, measured 50" in result.stderr
    assert "map.yaml:8:48" in result.stderr
    assert run("--data", "log.csv", "--check", "--tolerance", "12").exit_code == 0
    changed("value: 62", "value: 50")
    assert run("--data", "log.csv", "--check").exit_code == 0


def test_services_get_what_differs() -> None:
    assert run("--data", "log.csv", "--check", "-f", "github").stdout.startswith("::error")
    sarif = json.loads(run("--data", "log.csv", "-f", "sarif").stdout)
    [found] = sarif["runs"][0]["results"]
    assert (found["ruleId"], found["level"]) == ("metric-differs", "note")


def test_services_get_why_a_map_cannot_be_measured_with_its_path_in_the_repository(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    Path("maps").mkdir()
    Path("maps/map.yaml").write_text(MAP.replace("trial_started", "trail_started"), encoding="utf-8")
    monkeypatch.chdir("maps")
    result = run("--data", "../log.csv", "-f", "github")
    assert result.exit_code == 2
    assert result.stdout.startswith("::error file=maps/map.yaml,line=5,endLine=5,col=27,")
    assert "no event is called 'trail_started'" in result.stdout
    [found] = json.loads(run("--data", "../log.csv", "-f", "sarif").stdout)["runs"][0]["results"]
    location = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (found["ruleId"], location["uri"]) == ("not-measurable", "maps/map.yaml")


def test_a_map_that_is_named_twice_is_measured_once() -> None:
    result = CliRunner().invoke(app, ["measure", "map.yaml", "map.yaml", "--data", "log.csv", "-q"])
    assert result.stdout == FUNNEL


def test_json_has_every_figure() -> None:
    found = json.loads(run("--data", "log.csv", "-f", "json", "--since", "2026-07-01", "--until", "2026-07-31").stdout)
    assert (found["since"], found["until"]) == ("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z")
    assert (found["through"], found["engine"], found["rows"]) == ("2026-08-01T08:00:00Z", "duckdb", 46)
    assert {"cohort": "lead", "figure": "reached", "step": "import", "to": None, "value": 6} in found["figures"]
    assert found["metrics"][0] == {
        "path": ["stages", "import", "metrics", "reach"],
        "written": "62",
        "measured": "50",
        "differs": True,
        "behind": 20,
    }
    assert found["metrics"][2]["measured"] is None


def test_markdown_is_for_a_pull_request() -> None:
    lines = run("--data", "log.csv", "-f", "md").stdout.splitlines()
    assert lines[0] == "### From trial to paid"
    assert lines[2] == "**20 people entered; 1 more had less than 10d** (46 events from 1 Jul 2026 to 1 Aug 2026)"
    assert "|  | Everyone: 20 | Lost | Median | Mirela: 12 |" in lines
    assert "| Import | 50 % | −50 | 1h | 50 % |" in lines
    assert "| Import: Reach | 62 | 50 % | 20 | differs |" in lines


def test_the_query_is_printed_without_data() -> None:
    result = run("--sql", "bigquery", "--through", "2026-08-01")
    assert result.exit_code == 0
    assert "UNIX_MICROS" in result.stdout.upper()
    assert "did you mean 'duckdb'?" in run("--sql", "duckbd", "--through", "2026-08-01").stderr


@pytest.mark.parametrize("engine", ENGINES)
def test_a_query_needs_no_data_and_no_dates(engine: str) -> None:
    result = run("--sql", engine)
    assert result.exit_code == 0, result.stderr
    assert "MAX(" in result.stdout.upper()


def test_the_query_counts_what_the_command_counts() -> None:
    def rows(*args: str) -> set[tuple[object, ...]]:
        query = run("--sql", "duckdb", *args).stdout
        duckdb.execute("CREATE OR REPLACE VIEW events AS SELECT * FROM 'log.csv'")
        return {row[:6] for row in duckdb.execute(query).fetchall()}

    assert rows() == rows("--through", "2026-08-01T08:00:00Z")
    assert len(rows()) > 10
    assert rows() != rows("--through", "2026-12-31")


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        ("occurred_at", "ocurred_at", "2:34", "the data have no column 'ocurred_at'", "did you mean 'occurred_at'?"),
        (
            "{not: true}",
            "no",
            "2:90",
            "the column 'is_bot' holds true and false, which cannot be compared with 'no'",
            "write true or false",
        ),
        ("{not: true}", "{min: 3}", "2:96", "which cannot be compared with '3'", "'min' goes with columns of numbers"),
        ("{not: true}", "1", "2:90", "which cannot be compared with '1'", "write true or false"),
        (
            "trial_started",
            "trail_started",
            "5:27",
            "no event is called 'trail_started' between 2026-07-01 and 2026-08-01",
            "did you mean 'trial_started'?",
        ),
        (
            "time: occurred_at",
            "time: is_bot",
            "2:34",
            "the column 'is_bot' holds true and false, not times",
            "ISO 8601",
        ),
        ("from: start, value: 25", "from: none, value: 25", "", "there is no stage or step 'none'", ""),
    ],
)
def test_what_the_data_do_not_have_is_an_error_at_its_line(
    old: str, new: str, place: str, message: str, hint: str
) -> None:
    changed(old, new)
    result = run("--data", "log.csv")
    assert result.exit_code == 2
    assert message in result.stderr
    assert f"map.yaml:{place}" in result.stderr
    assert hint in result.stderr


def test_times_before_1990_were_not_understood() -> None:
    Path("old.csv").write_text("user_id,occurred_at,event,is_bot,role\n1,1970-01-01,trial_started,false,lead\n")
    result = run("--data", "old.csv")
    assert result.exit_code == 2
    assert "times before 1990 in 'occurred_at'" in result.stderr


@pytest.mark.parametrize(
    ("unit", "time", "message"),
    [
        ("s", 1_783_000_000_000, "all times in 'at' are after now"),
        ("us", 1_783_000_000, "times before 1990 in 'at'"),
        ("s", 1_783_000_000_000_000_000, "'whole.csv': a number is too large for a time: write another 'unit'"),
    ],
)
def test_whole_numbers_of_another_unit_are_not_taken_for_times(unit: str, time: int, message: str) -> None:
    Path("map.yaml").write_text(
        f"title: T\nmeasure: {{entity: u, time: {{column: at, unit: {unit}}}, event: e}}\n"
        "stages: {name: A, events: a}\n"
    )
    Path("whole.csv").write_text(f"u,at,e\n1,{time},a\n2,{time},a\n")
    result = run("--data", "whole.csv")
    assert result.exit_code == 2
    assert message in result.stderr


def test_events_after_now_are_left_out() -> None:
    Path("log.csv").write_text(Path("log.csv").read_text() + "97,2999-07-01T08:00:00Z,trial_started,false,lead\n")
    result = run("--data", "log.csv")
    assert "1 event with times after now, left out" in result.stderr
    assert "from 1 Jul 2026 to 1 Aug 2026" in result.stdout


def test_only_listed_columns_may_be_read() -> None:
    result = run("--data", "log.csv", "--columns", "user_id,occurred_at,event,is_bot")
    assert result.exit_code == 2
    assert "the column 'role' may not be read" in result.stderr
    assert run("--data", "log.csv", "--columns", "user_id,occurred_at,event,is_bot", "--columns", "role").exit_code == 0


def test_the_address_may_be_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS", "log.csv")
    assert run("--data", "env:EVENTS", "--quiet").stdout == FUNNEL
    assert "has no variable 'NONE'" in run("--data", "env:NONE").stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "write --data"),
        (("--data", "none.csv"), "cannot read 'none.csv': there is no such file"),
        (("--data", "trino://user:secret@example.com/db"), "journeymap does not connect to trino"),
        (("--data", "postgres://user:secret@127.0.0.1:1/db"), "write --table"),
        (("--data", "postgres://user:secret@127.0.0.1:1/db", "--table", "log"), "error: PostgreSQL: "),
        (("--data", "oracle://x"), "there is no engine 'oracle'"),
        (("--data", "log.csv", "--since", "yesterday"), "'yesterday' is not a time"),
        (("--data", "log.csv", "--since", "2026-07-01T00:00:00"), "is not a time"),
        (("--data", "log.csv", "--tolerance", "-1"), "'-1' is not a tolerance"),
        (("--data", "log.csv", "--timeout", "soon"), "'soon' is not a length of time"),
        (("--data", "log.csv", "--memory", "lots"), "'lots' is not a size"),
    ],
)
def test_arguments_that_do_not_fit(args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "secret" not in result.stderr


def test_a_map_without_measure_cannot_be_measured() -> None:
    Path("map.yaml").write_text("title: T\nstages: A\n", encoding="utf-8")
    assert "the map has no 'measure'" in run("--data", "log.csv").stderr


def test_without_the_extra_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_case, "PARTS", ("surely_not_installed",))
    result = run("--data", "log.csv")
    assert result.exit_code == 2
    assert "pip install 'journeymap-cli[measure]'" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_do_as_before_when_the_command_is_done(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    assert run("--data", "log.csv").exit_code == 0
    assert signal.getsignal(number) == before
