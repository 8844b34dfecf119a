from collections.abc import Collection

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.poster.pages import pages
from journeymap_cli.view.poster.poster import poster
from journeymap_cli.view.poster.shapes import Photo, TextBlock
from support.journeys import journey

MAP = journey("""
title: x
stages:
  - name: A
    image: {file: a.png, alt: Stage}
    steps: [{name: b, image: {file: b.svg, alt: Step}}, c]
  - {name: D, image: {file: a.png, alt: Last}}
""")


def drawn(pictures: Collection[str] | None) -> tuple[list[Photo], list[str]]:
    marks = poster(Analysis(MAP), pictures=pictures).marks
    words = [" ".join(mark.lines) for mark in marks if isinstance(mark, TextBlock)]
    return [mark for mark in marks if isinstance(mark, Photo)], words


def test_pictures_of_stages_and_steps_are_in_rows_under_the_heads() -> None:
    photos, words = drawn({"a.png", "b.svg"})
    assert [(photo.file, photo.alt) for photo in photos] == [("a.png", "Stage"), ("b.svg", "Step"), ("a.png", "Last")]
    stage, step, last = photos
    assert stage.y + stage.height < step.y == last.y
    assert stage.x == step.x < last.x
    assert all(photo.height * 16 == photo.width * 9 for photo in photos)
    assert words.count("Storyboard") == 1


def test_where_a_picture_cannot_be_shown_its_alternative_text_is() -> None:
    photos, words = drawn({"a.png"})
    assert [photo.alt for photo in photos] == ["Stage", "Last"]
    assert "Step" in words
    photos, words = drawn(set())
    assert photos == []
    assert {"Stage", "Step", "Last"} <= set(words)


def test_without_pictures_there_is_no_storyboard() -> None:
    photos, words = drawn(None)
    assert photos == []
    assert "Storyboard" not in words


def test_pages_have_the_storyboard_too() -> None:
    sheets = pages(Analysis(MAP), (842, 595), pictures={"a.png", "b.svg"})
    assert sum(isinstance(mark, Photo) for sheet in sheets for mark in sheet.marks) == 3
