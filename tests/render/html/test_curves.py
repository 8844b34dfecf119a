from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.curves import FEW, HEIGHT, MARGIN, CurveColumn, bands
from journeymap_cli.view.curve import curve
from support.journeys import journey

ROOM = 160
PEOPLE = "personas: [{id: a, name: Ann}, {id: b, name: Ben}]\n"


def drawn(stages: str, head: str = "") -> tuple[CurveColumn, ...]:
    found = curve(Analysis(journey(f"title: x\n{head}stages: {stages}")))
    assert found
    return bands(found, {"a": 0, "b": 1}, ROOM)


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
        ("25%", str(HEIGHT - MARGIN), 0, "−2"),
        ("50%", str(HEIGHT // 2), 2, "0"),
        ("75%", str(MARGIN), 4, "+2"),
    ]


def test_a_rounded_score_has_its_value() -> None:
    (band,) = drawn("[{name: p, emotion: 1.3333333}]")
    assert [(face.words, face.exact) for face in band.faces] == [("+1.3", "+1.3333333")]


def test_many_lines_have_pills_with_room_for_their_scores() -> None:
    people = f"personas: [{', '.join(f'{{id: p{n}, name: P{n}}}' for n in range(FEW + 1))}]\n"
    (band,) = drawn("[{name: p, emotion: 1.5}]", people)
    xs = [float(face.x.removesuffix("%")) * ROOM / 100 for face in band.faces]
    assert {face.y for face in band.faces} == {"56"}
    assert all(right - left > (face.wide or 0) > 20 for left, right, face in zip(xs, xs[1:], band.faces, strict=False))


def test_faces_of_few_lines_are_not_pills() -> None:
    (band,) = drawn("[{name: p, emotion: 1}]", PEOPLE)
    assert [face.wide for face in band.faces] == [None, None]


def test_only_several_lines_need_to_say_whose_they_are() -> None:
    stages = """
      - {name: p, emotion: [{persona: a, score: -2}, {persona: b, score: 2}]}
      - {name: q, emotion: {persona: a, score: 0}}
    """
    assert [[face.badge for face in band.faces] for band in drawn(stages, PEOPLE)] == [[True, True], [False]]
    assert [[face.badge for face in band.faces] for band in drawn("[{name: p, emotion: 1}]")] == [[False]]


def test_the_bar_of_a_stage_goes_through_its_columns_with_one_face_on_it() -> None:
    bands_ = drawn("[{name: A, emotion: 1, steps: [p, q]}, B]")
    assert [len(band.bars) for band in bands_] == [1, 1, 0]
    assert [len(band.faces) for band in bands_] == [1, 0, 0]
    height = MARGIN + (HEIGHT - 2 * MARGIN) / 4
    assert bands_[0].bars[0].data == f"M12,{height:g}H100"
    assert bands_[0].faces[0].y == f"{height:g}"


def test_bars_on_each_other_are_dashed_by_turns() -> None:
    (band,) = drawn("[{name: A, emotion: 1, steps: [p]}]", PEOPLE)
    first, second = (bar.data for bar in band.bars)
    assert first.startswith("M16,") or second.startswith("M16,")
    assert {part.split(",")[1].split("H")[0] for bar in (first, second) for part in bar.split("M")[1:]} == {"62"}
