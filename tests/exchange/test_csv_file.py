import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.importing import imported, journeys, places

TABLE = "Stage,Lane,Text,Severity,Mood\nBuy,Pain points,Queue,huge,\nBuy,emotion,cross,,grim\nBuy,Weather,Rain,,\n"


def test_what_a_field_cannot_hold_is_kept_as_description() -> None:
    found = imported("csv", TABLE)
    (journey,) = journeys(found)
    (stage,) = journey.stages
    (pain,) = stage.pain_points
    assert (journey.title, pain.text, pain.description) == ("source", "Queue", "severity: huge")
    assert stage.description == "mood: grim"
    assert [item.text for item in stage.cells["weather"]] == ["Rain"]
    assert places(found) == [(2, 23, "kept-in-description")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(separator: str, encoding: str) -> None:
    raw = f"stage{separator}lane{separator}text\r\nKäufe{separator}goals{separator}Öffnen\r\n".encode(encoding)
    (journey,) = journeys(imported("csv", raw))
    assert (journey.stages[0].name, journey.stages[0].goals[0].text) == ("Käufe", "Öffnen")


def test_each_map_of_a_table_is_one() -> None:
    found = imported("csv", "map,stage,lane,text\nA,Buy,goals,x\nB,Go,,\n")
    assert [journey.title for journey in journeys(found)] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('stage,lane,text\nA,goals,"x\n', (2, 9, "import-syntax")),
        ("a,b\n1,2\n", (1, 1, "no-map")),
        ("", (1, 1, "no-map")),
        ("stage,lane,text\n,goals,x\n", (2, 8, "kept-in-description")),
    ],
)
def test_what_is_no_table_is_an_error_with_its_place(text: str, place: tuple[int, int, str]) -> None:
    found = imported("csv", text)
    assert (found.maps, places(found)[0]) == ((), place)


PIECES = [
    "stage",
    "lane",
    "text",
    "score",
    "id",
    "value",
    "sources",
    ",",
    ";",
    "\n",
    '"',
    "x",
    "goals",
    "emotion",
    "-1",
    "\0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_a_map_or_a_problem(text: str) -> None:
    found = imported("csv", f"stage,step,lane,text,score,id,value\n{text}".encode())
    assert len(journeys(found)) == len(found.maps)
    assert found.maps or found.problems


def test_a_cell_that_shows_nothing_behind_its_apostrophe_is_empty() -> None:
    (found,) = journeys(imported("csv", "stage,lane,text,score\nA,goals,'\t,\nA,emotion,,1\n"))
    assert found.stages[0].goals == ()
    assert len(found.stages[0].emotion) == 1
