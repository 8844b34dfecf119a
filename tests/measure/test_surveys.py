"""Answers to surveys in a table of their own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from support.logs import csv

MAP = """\
title: T
measure:
  entity: u
  time: t
  event: e
  where: {bot: {not: true}}
  surveys: {data: answers, entity: mail, time: day, event: survey, where: {test: {not: true}}}
personas: [{id: dev, name: Dev, where: {role: dev}}, {id: old, name: Old, where: {age: {min: 60}}}]
stages:
  - name: A
    events: a
    metrics:
      - {name: NPS, kind: nps, answers: nps, score: how}
      - {name: NPS of devs, kind: nps, answers: nps, score: how, persona: dev}
"""
ANSWERS = [
    "mail,day,survey,how,test,role",
    *(f"{at}@x,2026-07-02,nps,{score},false,dev" for at, score in enumerate((10, 9, 8, 7, 6))),
    *(
        f"{at}@x,2026-07-02,nps,{score},false,ops"
        for at, score in enumerate(("0", "n/a", "11", "", "9.5", "9.0", " 10"))
    ),
    "9@x,2026-07-02,nps,10,true,dev",
    ",2026-07-02,nps,10,false,dev",
    "9@x,2026-08-02,nps,10,false,dev",
    "9@x,2026-07-02,other,10,false,dev",
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    csv(Path("log.csv"), ["u,t,e,bot,role,age", "1,2026-07-01,a,false,dev,61", "2,2026-07-31,a,true,ops,10"])
    csv(Path("answers.csv"), ANSWERS)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["measure", "map.yaml", *args])


def figures(*args: str) -> dict[tuple[str, str, str | None], int]:
    data = ("--data", "log.csv", "--data", "answers=answers.csv", "--until", "2026-07-31")
    found = json.loads(run(*data, "--format", "json", *args).stdout)
    return {(each["cohort"], each["figure"], each["step"]): each["value"] for each in found["figures"]}


def test_answers_have_columns_and_filters_of_their_own() -> None:
    found = figures()
    assert {key[1:]: value for key, value in found.items() if key[0] == "all" and key[2] == "nps"} == {
        ("answers", "nps"): 8,
        ("invalid", "nps"): 4,
        ("promoters", "nps"): 4,
        ("detractors", "nps"): 2,
    }
    assert found["dev", "answers", "nps"] == 5
    assert found["all", "volume", "a"] == 1
    assert not [key for key in found if key[0] == "old" and key[2] == "nps"]


def test_they_are_measured() -> None:
    result = run("--data", "log.csv", "--data", "answers=answers.csv", "--until", "2026-07-31", "--least", "1")
    assert "  A: NPS                                      –        25           8" in result.stdout
    assert "  A: NPS of devs (Dev)                        –        20           5" in result.stdout
    assert "NPS: 4 answers without a whole number from 0 to 10, left out" in result.stderr


def test_columns_that_are_left_out_are_those_of_the_events() -> None:
    Path("map.yaml").write_text(
        MAP.replace("{data: answers, entity: mail, time: day, event: survey, where: {test: {not: true}}}", "answers")
    )
    csv(Path("answers.csv"), ["u,t,e,how,role", "1,2026-07-01,nps,10,dev"])
    assert figures()["all", "promoters", "nps"] == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("data: answers", "data: answer", "map.yaml:7:19"),
        ("data: answers", "data: answer", "there are no data 'answer'"),
        ("time: day", "time: dy", "the data 'answers' have no column 'dy'"),
        ("entity: mail", "entity: male", "did you mean 'mail'?"),
        ("score: how}", "score: howe}", "map.yaml:13:53"),
        ("test: {not: true}", "test: {not: nope}", "the column 'test' holds true and false, which cannot be compared"),
        ("answers: nps, score: how}", "answers: nsp, score: how}", "no event is called 'nsp' between 2026-07-02 and"),
    ],
)
def test_what_the_answers_do_not_have(old: str, new: str, message: str) -> None:
    Path("map.yaml").write_text(MAP.replace(old, new), encoding="utf-8")
    result = run("--data", "log.csv", "--data", "answers=answers.csv")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_persona_needs_its_columns_only_where_its_answers_are_asked_for() -> None:
    csv(Path("answers.csv"), [line.rpartition(",")[0] for line in ANSWERS])
    result = run("--data", "log.csv", "--data", "answers=answers.csv")
    assert "the data 'answers' have no column 'role'" in result.stderr
    Path("map.yaml").write_text(MAP.replace(", persona: dev", ""), encoding="utf-8")
    assert figures()["all", "answers", "nps"] == 8


def test_only_listed_columns_of_answers_may_be_read() -> None:
    columns = ("--columns", "u,t,e,bot,role,age,mail,day,survey,test")
    result = run("--data", "log.csv", "--data", "answers=answers.csv", *columns)
    assert "the column 'how' may not be read" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--data", "log.csv"), "write --data answers=FILE"),
        (("--data", "answers=answers.csv"), "write --data: a file or pattern of events"),
        (("--data", "log.csv", "--data", "log.csv"), "write --data for the events once"),
        (("--data", "a=x.csv", "--data", "a=y.csv"), "write --data for 'a' once"),
        (("--data", "log.csv", "--data", "answers=none.csv"), "cannot read 'none.csv': there is no such file"),
    ],
)
def test_addresses_that_do_not_fit(args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_query_of_each_table_is_printed() -> None:
    result = run("--sql", "duckdb", "--through", "2026-07-31")
    assert result.stdout.count(";\n") == 2
    assert '"answers"' in result.stdout
