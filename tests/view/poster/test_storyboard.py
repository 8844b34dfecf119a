from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.poster.pages import pages
from journeymap_cli.view.poster.poster import Poster, poster
from journeymap_cli.view.poster.shapes import PictureBox, TextBlock
from support.journeys import journey

MAP = journey("""
title: Boots
personas: [{id: ann, name: Ann, image: {file: ann.png, alt: Ann}}]
stages:
  - {name: Look, goals: Warm feet, image: {file: look.png, alt: A window}}
  - {name: Buy, goals: Dry feet}
""")
ALL = frozenset(("ann.png", "look.png"))


def pictures(drawn: Poster) -> list[PictureBox]:
    return [mark for mark in drawn.marks if isinstance(mark, PictureBox)]


def said(drawn: Poster) -> set[str]:
    return {line for mark in drawn.marks if isinstance(mark, TextBlock) for line in mark.lines}


def test_pictures_of_steps_are_a_row_and_portraits_stand_beside_names() -> None:
    drawn = poster(Analysis(MAP), pictures=ALL)
    face, step = pictures(drawn)
    assert (face.file, face.alt, face.width) == ("ann.png", "Ann", face.height)
    assert (step.file, round(step.width / step.height, 2)) == ("look.png", 1.78)
    assert step.y > face.y + face.height
    assert "Storyboard" in said(drawn)


def test_what_cannot_be_drawn_leaves_no_row() -> None:
    plain = poster(Analysis(MAP))
    assert pictures(plain) == []
    assert "Storyboard" not in said(plain)
    assert plain.height < poster(Analysis(MAP), pictures=ALL).height


def test_pages_have_the_pictures_once() -> None:
    found = [picture.file for page in pages(Analysis(MAP), (595, 420), pictures=ALL) for picture in pictures(page)]
    assert found == ["ann.png", "look.png"]
