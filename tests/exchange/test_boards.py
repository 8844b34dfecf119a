from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.exchange.board_items import colour_name, in_rows
from journeymap_cli.model.journey import Journey
from support.importing import imported, journeys, places
from support.nothing_lost import lost

MIRO = """\
id,type,content,color,parent,x,y,width,height,created by
1,frame,Buy,,,1100,0,1000,1200,Ana
2,frame,Discover,,,0,0,1000,1200,Ana
3,sticky_note,Asks friends,light_yellow,2,320,210,199,228,Ana
4,sticky_note,Searches,light_yellow,2,100,200,199,228,Ana
5,sticky_note,Too many results,red,2,100,600,199,228,Bo
6,sticky_note,<p>Pays &amp; goes</p>,light_yellow,1,1200,195,199,228,Bo
7,text,Actions,,,-300,240,200,100,Bo
8,text,Pain points,,,-300,650,200,100,Bo
9,sticky_note,Parked,blue,,3000,2000,199,228,Bo
"""
MURAL = """\
ID,Text,BG Color,Position X,Position Y,Area,Votes
1,Sees an ad,#FCFE7D,10,10,Awareness,2
2,Curious,#AAED92,10,200,Awareness,
3,Compares prices,#FCFE7D,400,12,Choice,1
"""
LUCID = """\
Id,Name,Shape Library,Page ID,Contained By,Group,Line Source,Line Destination,Status,Text Area 1,Comments
1,Document,,,,,,,Draft,Shop journey,
2,Page,,,,,,,,Page 1,
3,Frame,Containers,2,,,,,,Enter,
4,Frame,Containers,2,,,,,,Pay,
5,Sticky note,Sticky,2,3,,,,,Looks around,nice
6,Sticky note,Sticky,2,4,,,,,Queues,
7,Line,,2,,,5,6,,then,
"""
GRID = """\
text,x,y
Actions,0,100
Pain points,0,300
Enter,200,0
Buy,400,0
Looks,210,110
Asks,205,150
Dark,190,310
Queue,410,290
"""
FRAMES_OF_LANES = """\
id,type,text,x,y,w,h,parent
a,section,Phases,0,0,1000,200,
b,section,Actions,0,250,1000,200,
c,section,Pains,0,500,1000,200,
d,sticky,Enter,100,50,100,100,a
e,sticky,Buy,600,50,100,100,a
f,sticky,Looks,110,300,100,100,b
g,sticky,Queue,620,550,100,100,c
"""


def board(text: str, kind: str = "csv") -> Journey:
    (journey,) = journeys(imported(kind, text))
    return journey


def lanes(journey: Journey) -> list[dict[str, list[str]]]:
    """The texts of each stage by lane."""
    built_in = ("activities", "pain_points", "emotion")
    return [
        {
            **{
                name: [getattr(entry, "text", None) or entry.label for entry in getattr(stage, name)]
                for name in built_in
                if getattr(stage, name)
            },
            **{name: [item.text for item in items] for name, items in stage.cells.items()},
        }
        for stage in journey.stages
    ]


def test_frames_are_stages_and_labels_beside_them_are_lanes() -> None:
    journey = board(MIRO)
    assert [stage.name for stage in journey.stages] == ["Discover", "Buy", "Unsorted"]
    assert lanes(journey) == [
        {"activities": ["Searches", "Asks friends"], "pain_points": ["Too many results"]},
        {"activities": ["Pays & goes"]},
        {"blue": ["Parked"]},
    ]
    assert places(imported("csv", MIRO)) == [(10, 15, "unsorted-notes")]


def test_areas_are_stages_and_colours_lanes() -> None:
    journey = board(MURAL)
    assert [stage.name for stage in journey.stages] == ["Awareness", "Choice"]
    assert lanes(journey) == [{"yellow": ["Sees an ad"], "green": ["Curious"]}, {"yellow": ["Compares prices"]}]


def test_shapes_lie_in_what_contains_them_and_other_texts_are_reported() -> None:
    found = imported("csv", LUCID)
    (journey,) = journeys(found)
    assert (journey.title, lanes(journey)) == ("Shop journey", [{"notes": ["Looks around"]}, {"notes": ["Queues"]}])
    assert places(found) == [(1, 98, "not-imported"), (8, 18, "not-imported"), (3, 15, "not-imported")]


def test_a_board_without_frames_is_a_table_by_its_places() -> None:
    journey = board(GRID)
    assert [stage.name for stage in journey.stages] == ["Enter", "Buy"]
    assert lanes(journey) == [{"activities": ["Looks", "Asks"], "pain_points": ["Dark"]}, {"pain_points": ["Queue"]}]


def test_frames_may_be_lanes() -> None:
    journey = board(FRAMES_OF_LANES)
    assert [stage.name for stage in journey.stages] == ["Enter", "Buy"]
    assert lanes(journey) == [{"activities": ["Looks"]}, {"pain_points": ["Queue"]}]


@pytest.mark.parametrize("shift", [0, 1000])
def test_notes_without_labels_and_colours_are_grouped_by_rows(shift: int) -> None:
    """`shift` is how far the second frame is to the right: boards place notes on the board or in their frame."""
    journey = board(
        "text,x,y,frame\na,10,10,One\nb,200,30,One\nc,10,400,One\n"
        f"d,{10 + shift},15,Two\ne,{30 + shift},390,Two\nf,{10 + shift},380,Two\n"
    )
    assert lanes(journey) == [{"row-1": ["a", "b"], "row-2": ["c"]}, {"row-1": ["d"], "row-2": ["f", "e"]}]


def test_notes_without_frames_are_unsorted() -> None:
    found = imported("csv", "Sticky note\nLooks\nPays\n")
    (journey,) = journeys(found)
    assert [(stage.name, lanes(journey)) for stage in journey.stages] == [("Unsorted", [{"notes": ["Looks", "Pays"]}])]
    assert places(found) == [(2, 1, "unsorted-notes")]


def test_what_contains_the_frames_is_the_title() -> None:
    text = "id,type,text,contained by\no,frame,Shop,\na,frame,Enter,o\nb,frame,Buy,o\n1,note,x,o|a\n2,note,y,o|b\n"
    journey = board(text)
    assert (journey.title, [stage.name for stage in journey.stages]) == ("Shop", ["Enter", "Buy"])


def test_a_duration_is_no_lane() -> None:
    assert board("text,frame,color,tags\n5min,Enter,red,Duration\nLooks,Enter,red,Actions\n").stages[0].duration


def test_texts_alone_are_notes() -> None:
    assert lanes(board("Looks\n\nPays\n")) == [{"notes": ["Looks", "Pays"]}]


def test_tags_that_are_lanes_are_lanes() -> None:
    journey = board("text,section,color,tags\nLooks,Enter,yellow,todo\nDark,Enter,yellow,pain point\n")
    assert lanes(journey) == [{"pain_points": ["Dark"], "todo": ["Looks"]}]


def test_a_page_is_a_map() -> None:
    text = "id,type,text,page,parent\np1,page,First,,\np2,page,Second,,\n1,note,a,p1,A\n2,note,b,p2,B\n"
    assert [(journey.title, journey.stages[0].name) for journey in journeys(imported("csv", text))] == [
        ("First", "A"),
        ("Second", "B"),
    ]


EXCALIDRAW = """\
{"type": "excalidraw", "elements": [
{"id": "f1", "type": "frame", "x": 600, "y": 0, "width": 500, "height": 500, "name": "Buy"},
{"id": "f2", "type": "frame", "x": 0, "y": 0, "width": 500, "height": 500, "name": "Enter", "text": null},
{"id": "a", "type": "text", "x": 10, "y": 10, "text": "Looks", "originalText": "Looks", "frameId": "f2"},
{"id": "b", "type": "text", "x": 610, "y": 10, "width": 10, "height": 50, "text": "Pays", "frameId": null},
{"id": "c", "type": "text", "x": 610, "y": 10, "text": "Gone", "frameId": "f1", "isDeleted": true},
{"id": "d", "type": "arrow", "x": 610, "y": 10, "points": [[0, 0], [1, 1]]}]}
"""


def test_boards_may_be_json() -> None:
    found = imported("json", EXCALIDRAW)
    assert lanes(board(EXCALIDRAW, "json")) == [{"notes": ["Looks"]}, {"notes": ["Pays"]}]
    assert ([stage.name for stage in journeys(found)[0].stages], found.problems) == (["Enter", "Buy"], ())


def test_too_many_frames_are_an_error() -> None:
    rows = "".join(f"a,F{number}\n" for number in range(1001))
    found = imported("csv", f"text,frame\n{rows}")
    assert (found.maps, places(found)) == ((), [(1, 1, "no-map")])


def test_tables_are_not_boards() -> None:
    journey = board("Section,Actions,Pain points\nEnter,Looks,Dark\nBuy,Pays,\n")
    assert lanes(journey) == [{"activities": ["Looks"], "pain_points": ["Dark"]}, {"activities": ["Pays"]}]


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#FCFE7D", "yellow"),
        ("#ff0000ff", "red"),
        ("f5d6f0", "pink"),
        ("#ffffff", "white"),
        ("#111111", "black"),
        ("#888888", "grey"),
        ("light_yellow", "light yellow"),
        ("transparent", ""),
        ("", ""),
    ],
)
def test_colours_have_names(colour: str, name: str) -> None:
    assert colour_name(colour) == name


def test_a_wide_gap_begins_a_row() -> None:
    assert in_rows([30, 10, 500, 20, 480], 50) == [0, 0, 1, 0, 1]


CELLS = st.sampled_from(
    [
        "",
        "a",
        "Actions",
        "Pains",
        "frame",
        "sticky",
        "page",
        "line",
        "1",
        "2",
        "-5",
        "1e400",
        "nan",
        "#ff0000",
        "1|2",
        "<p>x</p>",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), max_size=12))
def test_any_board_gives_a_map_or_a_problem(rows: list[list[str]]) -> None:
    text = "id,text,x,y,parent,type,width,height,color\n" + "".join(f"{','.join(row)}\n" for row in rows)
    found = imported("csv", dedent(text))
    assert found.maps or found.problems
    assert len(journeys(found)) == len(found.maps)
    texts = [[row[1]] if not {"page", "line"} & set(row) else [] for row in rows]
    assert lost([[], *texts], found) == [] or not found.maps


EXPORT_OF_MURAL = """\
ID,Text,BG Color,Sticky type,Border line,Position X,Position Y,Area,Link to,Last Updated By,Last Updated,\
Last Content Edited By,Last Content Edited,Tags,Integration Labels
0-1,Shoes &amp; boots,#FCF281,3x3,,100,200,Find,,ana,2026-01-01,Ana,2026-01-01,,
0-2,"Filters: &quot;&lt;b&gt;&quot;",#FFB5B5,3x5,,100,400,Find,https://x.org,ana,2026-01-01,Ana,2026-01-01,pain point,
0-3,Pays,#FCF281,3x3,,600,200,Buy,,ana,2026-01-01,Ana,2026-01-01,,
"""


def test_an_export_of_mural_has_texts_with_entities() -> None:
    found = imported("csv", EXPORT_OF_MURAL)
    assert found.problems == ()
    [stages] = [map_.data["stages"] for map_ in found.maps]
    assert [(stage["name"], stage.get("pain_points"), stage.get("cells")) for stage in stages] == [
        ("Find", [{"text": 'Filters: "<b>"'}], {"yellow": [{"text": "Shoes & boots"}]}),
        ("Buy", None, {"yellow": [{"text": "Pays"}]}),
    ]


def test_a_board_whose_texts_have_signs_of_html_says_entities_as_they_are() -> None:
    found = imported("csv", "text,frame,color\na &amp; b,A,red\nx & y,A,red\n")
    assert [entry["text"] for entry in found.maps[0].data["stages"][0]["cells"]["red"]] == ["a &amp; b", "x & y"]
