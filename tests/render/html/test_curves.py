from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.curves import HEIGHT, MARGIN, CurveColumn, bands
from journeymap_cli.view.curve import curve
from support.journeys import journey

PEOPLE = "personas: [{id: a, name: Ann}, {id: b, name: Ben}]\n"


def drawn(stages: str, head: str = "") -> tuple[CurveColumn, ...]:
    found = curve(Analysis(journey(f"title: x\n{head}stages: {stages}")))
    assert found
    return bands(found, {"a": 0, "b": 1})


def test_a_line_meets_itself_at_the_border_of_two_columns() -> None:
    first, second = drawn("[{name: p, emotion: 2}, {name: q, emotion: -2}]")
    low = HEIGHT - MARGIN
    assert [stroke.data for stroke in first.strokes] == [f"M50,{MARGIN}C100,{MARGIN} 100,{low} 150,{low}"]
    assert [stroke.data for stroke in second.strokes] == [f"M-50,{MARGIN}C0,{MARGIN} 0,{low} 50,{low}"]


def test_a_gap_has_no_stroke() -> None:
    assert [len(band.strokes) for band in drawn("[{name: p, emotion: 2}, q, {name: r, emotion: 1}]")] == [0, 0, 0]


def test_faces_stand_at_their_scores() -> None:
    (band,) = drawn("[{name: p, emotion: [-2, 0, 2]}]")
    assert [(face.x, face.y, face.face, face.words) for face in band.faces] == [
        ("25%", "152", 0, "−2"),
        ("50%", "88", 2, "0"),
        ("75%", "24", 4, "+2"),
    ]


def test_scores_of_a_pair_stand_outside_of_it() -> None:
    (band,) = drawn("[{name: p, emotion: 1}]", PEOPLE)
    assert [face.side for face in band.faces] == ["left", "right"]


def test_scores_above_each_other_point_away() -> None:
    (band,) = drawn("[{name: p, emotion: [{persona: a, score: -2}, {persona: b, score: -1}]}]", PEOPLE)
    assert {face.words: face.side for face in band.faces} == {"−2": "below", "−1": "above"}


def test_only_several_lines_need_to_say_whose_they_are() -> None:
    stages = """
      - {name: p, emotion: [{persona: a, score: -2}, {persona: b, score: 2}]}
      - {name: q, emotion: {persona: a, score: 0}}
    """
    assert [[face.badge for face in band.faces] for band in drawn(stages, PEOPLE)] == [[True, True], [False]]
    assert [[face.badge for face in band.faces] for band in drawn("[{name: p, emotion: 1}]")] == [[False]]


def test_the_bar_of_a_stage_goes_through_its_columns_with_its_face_in_the_middle() -> None:
    bands_ = drawn("[{name: A, emotion: 1, steps: [p, q]}, B]")
    assert [len(band.bars) for band in bands_] == [1, 1, 0]
    assert [[face.x for face in band.faces] for band in bands_] == [["100%"], ["0%"], []]
