from journeymap_cli.diff.compare import compare
from journeymap_cli.report.changes.json_ import _plain
from journeymap_cli.report.changes.words import value_word
from support.journeys import journey

OLD = """
title: T
measure: {entity: u, time: t, event: e, where: {bot: {not: true}}}
stages:
  - {name: A, id: a, events: [x, {name: y, where: {p: q}}]}
  - {name: B, events: z, metrics: {name: M, kind: duration, from: a}}
"""


def paths(old: str, new: str) -> list[tuple[str, ...]]:
    return [change.path.keys for change in compare(journey(old), journey(new))]


def test_settings_of_measurement_are_compared() -> None:
    assert paths(OLD, OLD.replace("not: true", "not: [true, null]")) == [("measure", "where")]
    assert paths(OLD, OLD.replace("{p: q}", "{p: r}")) == [("stages", "a", "events")]
    assert paths(OLD, OLD.replace("event: e,", "event: e, window: 14d,")) == [("measure", "window")]
    assert paths(OLD, OLD.replace("measure:", "x-measure:")) == [("measure",)]


def test_the_table_of_surveys_is_compared_and_told() -> None:
    new = OLD.replace("event: e,", "event: e, surveys: {data: answers, time: at, where: {ok: true}},")
    [change] = compare(journey(OLD), journey(new))
    assert change.path.keys == ("measure", "surveys")
    assert value_word(change.after) == "answers (time at, where ok is true)"
    assert paths(new, new.replace("time: at", "time: day")) == [("measure", "surveys")]


def test_from_follows_a_step_whose_id_changed() -> None:
    assert ("stages", "b", "metrics", "m", "from") not in paths(
        OLD, OLD.replace("id: a", "id: c").replace("from: a", "from: c")
    )
    assert paths(OLD, OLD.replace("from: a", "from: b")) == [("stages", "b", "metrics", "m", "from")]


def test_the_json_of_a_change_has_the_settings_as_written() -> None:
    changes = compare(journey(OLD.replace("measure:", "x-measure:")), journey(OLD))
    assert [_plain(change.after) for change in changes] == [
        {"entity": ("u",), "time": {"column": "t"}, "event": "e", "where": {"bot": {"not": "true"}}}
    ]
    [change] = compare(journey(OLD), journey(OLD.replace("{p: q}", "{p: null}")))
    assert _plain(change.after) == [{"name": "x"}, {"name": "y", "where": {"p": None}}]
