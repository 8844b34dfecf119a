import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.render import json_
from journeymap_cli.render.options import Options
from support.importing import imported, journeys, places
from support.journeys import journey
from support.random_maps import given_some, journey_of, random_maps

SHOP = """
title: Shop
lang: de
scale: {min: 1, max: 5, labels: {1: bad}}
personas: [Ana]
x-tool: {a: 1}
stages:
  - name: Buy
    moment_of_truth: true
    emotion: [{label: 😄, persona: ana}, 2]
    metrics: [{name: Reach, kind: reach, value: 71.50}]
    next: [{to: exit, when: no}]
    steps: [Pay, {name: "10:30", cells: {law: ["No"]}}]
lanes: [{id: law, label: Law}]
"""


def test_a_map_that_was_rendered_comes_back() -> None:
    given_ = journey(SHOP)
    found = imported("json", json_.render(given_, Options()))
    (back,) = journeys(found)
    assert (back, found.problems) == (given_, ())


@given_some(random_maps())
def test_random_maps_come_back(data: dict[str, object]) -> None:
    given_ = journey_of(data)
    (back,) = journeys(imported("json", json_.render(given_, Options())))
    assert back == given_


def test_records_are_rows_of_a_table() -> None:
    records = [{"stage": "Buy", "lane": "goals", "text": "x"}, {"stage": "Buy", "lane": "emotion", "score": -1}]
    (found,) = journeys(imported("json", json.dumps(records)))
    assert found.stages[0].goals[0].text == "x"
    assert found.stages[0].emotion[0].score == -1
    (found,) = journeys(imported("json", json.dumps([{"phase": "Buy", "actions": ["a", "b"]}, {"phase": "Go"}])))
    assert [stage.name for stage in found.stages] == ["Buy", "Go"]
    assert [item.text for item in found.stages[0].activities] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,\n "b" 2}', (2, 6, "import-syntax")),
        ("[1, 2]", (1, 1, "no-map")),
        ("{}", (1, 1, "no-map")),
        ("[" * 100_000, (1, 62, "import-syntax")),
        ('{"a": "x\n', (1, 7, "import-syntax")),
        ('["\\x"]', (1, 3, "import-syntax")),
        ("[1,]", (1, 3, "import-syntax")),
        ("[1 2]", (1, 4, "import-syntax")),
        ("[01]", (1, 2, "import-syntax")),
        ("[NaN]", (1, 2, "import-syntax")),
        ("[1] 2", (1, 5, "import-syntax")),
        ('{"a": 1, "a": 2}', (1, 10, "import-syntax")),
        ('{"a" 1}', (1, 6, "import-syntax")),
        ("{a: 1}", (1, 2, "import-syntax")),
        ('[{"a": 1}]', (1, 1, "no-map")),
    ],
)
def test_what_is_no_map_is_an_error(text: str, place: tuple[int, int, str]) -> None:
    found = imported("json", text)
    assert (found.maps, places(found)) == ((), [place])


def test_records_may_have_other_names_for_their_columns() -> None:
    found = imported(
        "json",
        """\
        [{"phase": "Buy", "category": "Pain points", "note": "Queue", "severity": "High"},
         {"phase": "Buy", "category": "Weather", "note": "Rain", "severity": "huge"}]
        """,
    )
    (journey_,) = journeys(found)
    (stage,) = journey_.stages
    assert [(item.text, item.severity) for item in stage.pain_points] == [("Queue", "severe")]
    assert stage.cells["weather"][0].description == "severity: huge"
    assert places(found) == [(2, 70, "kept-in-description")]


def test_records_may_lie_below_a_key() -> None:
    (found,) = journeys(imported("json", '{"name": "x", "rows": [{"stage": "A", "lane": "goals", "text": "y"}]}'))
    assert found.stages[0].goals[0].text == "y"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "stages", "name", "stage", "lane", "text", "score", "goals"]), inner
        )
    ),
    max_leaves=8,
)


@given(VALUES)
def test_any_value_gives_a_map_or_a_problem(value: object) -> None:
    found = imported("json", json.dumps(value))
    assert found.maps or found.problems
