"""Writing what was measured into a map."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

MAP = """\
title: From trial to paid   # ours
measure:
  entity: user
  time: at
  event: what
  window: 10d
  source: product-events
sources: [{id: product-events, title: Product events}, {id: board, title: Dashboard}]
personas: [{id: lead, name: Mirela, where: {role: lead}}]
stages:
  # all start here
  - {name: Start, events: started}
  - name: Import
    events: imported
    metrics:
      - name: Reach
        kind: reach
        value: "62"   # from a dashboard
        as_of: 2025-12-31
        source: board

      - {name: Reach, kind: reach, persona: lead, value: 80}
  - name: Buy
    events: bought
    metrics:
      - {name: Paid, kind: conversion, from: start}   # counts
      - {name: Time, kind: duration, from: start, value: 48h}
      - {name: Rare, kind: conversion, from: import, value: 1}
      - {name: Cost, value: 12, as_of: 2026-01-01}
"""
WRITTEN = """\
title: From trial to paid   # ours
measure:
  entity: user
  time: at
  event: what
  window: 10d
  source: product-events
sources: [{id: product-events, title: Product events}, {id: board, title: Dashboard}]
personas: [{id: lead, name: Mirela, where: {role: lead}}]
stages:
  # all start here
  - {name: Start, events: started}
  - name: Import
    events: imported
    metrics:
      - name: Reach
        kind: reach
        value: "50"   # from a dashboard
        as_of: 2026-07-31
        source: board

      - {name: Reach, kind: reach, persona: lead, value: 66.7, as_of: 2026-07-31, source: product-events}
  - name: Buy
    events: bought
    metrics:
      - {name: Paid, kind: conversion, value: 25, as_of: 2026-07-31, source: product-events, from: start}   # counts
      - {name: Time, kind: duration, from: start, value: 36h, as_of: 2026-07-31, source: product-events}
      - {name: Rare, kind: conversion, from: import, value: 0, as_of: 2026-07-31, source: product-events}
      - {name: Cost, value: 12, as_of: 2026-01-01}
"""
OPTIONS = ("--data", "log.csv", "--until", "2026-07-31", "--least", "5")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    lines = ["user,at,what,role"]
    for who in range(20):
        role = "lead" if who < 6 else "admin"
        lines.append(f"{who},2026-07-0{who % 9 + 1}T08:00:00Z,started,{role}")
        lines += [f"{who},2026-07-0{who % 9 + 1}T09:00:00Z,imported,{role}"] if who < 4 or who >= 14 else []
        lines += [f"{who},2026-07-{who % 9 + 2:02}T20:00:00Z,bought,{role}"] if who in (4, 5, 6, 7, 8) else []
    lines.append("99,2026-08-20T08:00:00Z,started,lead")
    Path("log.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["measure", "map.yaml", *OPTIONS, *args])


def text() -> str:
    return Path("map.yaml").read_text(encoding="utf-8")


def test_value_day_and_source_are_written_and_nothing_else() -> None:
    result = run("--write")
    assert result.exit_code == 0, result.output
    assert text() == WRITTEN
    assert "metric  Paid: value none  ->  25; as of none  ->  2026-07-31" in result.stdout
    assert "Everyone" not in result.stdout


def test_the_second_time_the_file_is_not_touched() -> None:
    run("--write")
    before = Path("map.yaml").stat().st_mtime_ns
    result = run("--write")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "map.yaml: nothing to change" in result.stderr
    assert Path("map.yaml").stat().st_mtime_ns == before
    assert run("--check").exit_code == 0


def test_new_reaches_are_written_only_if_asked_for() -> None:
    run("--write", "--add")
    new = "{name: Reach, kind: reach, value: 100, as_of: 2026-07-31, source: product-events}"
    assert f"- {{name: Start, events: started, metrics: {new}}}" in text()
    assert text().count("kind: reach") == 4
    again = run("--write", "--add")
    assert again.stdout == ""


def test_other_formats_report_and_tell_the_changes_beside() -> None:
    result = run("--write", "-f", "md")
    assert result.stdout.startswith("### From trial to paid")
    assert "Reach: value 62  ->  50" in result.stderr
    assert text() == WRITTEN


def test_the_last_day_is_that_of_the_data_if_they_end_before() -> None:
    def day(*args: str) -> str:
        Path("map.yaml").write_text(MAP, encoding="utf-8")
        CliRunner().invoke(app, ["measure", "map.yaml", "--data", "log.csv", "--least", "5", "--write", *args])
        return text().partition("as_of: ")[2][:10]

    assert day() == "2026-08-20"
    assert day("--until", "2026-12-31") == "2026-08-20"
    assert day("--through", "2026-08-15") == "2026-08-15"
    assert day("--through", "2026-08-15T00:00:00Z") == "2026-08-14"
    assert day("--until", "2026-08-01T12:00:00Z") == "2026-08-01"
    assert day("--until", "2026-08-01T02:00:00+05:00") == "2026-07-31"


def test_a_map_that_would_not_load_is_refused_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from journeymap_cli.app import measured_edits
    from journeymap_cli.edits.operations import Edit

    bad = [Edit("set", ("stages", "import", "metrics", "reach-1", "value"), "many")]
    monkeypatch.setattr(measured_edits, "measured_edits", lambda found, *, add: bad)
    before = text()
    result = run("--write")
    assert result.exit_code == 2
    assert "is not a number" in result.stderr
    assert text() == before


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--write", "--check"), "--check and --write do not go together"),
        (("--add",), "--add goes with --write"),
    ],
)
def test_options_that_do_not_go_together(args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert (result.exit_code, text()) == (2, MAP)
    assert message in result.stderr


def test_standard_input_cannot_be_written() -> None:
    result = CliRunner().invoke(app, ["measure", "-", *OPTIONS, "--write"], input=MAP)
    assert result.exit_code == 2
    assert "--write needs a file" in result.stderr
