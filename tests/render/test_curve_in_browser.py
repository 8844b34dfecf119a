"""The marks of the curve on the page: none covers another, and none is cut off."""

from itertools import combinations

import pytest
from playwright.sync_api import Page

from journeymap_cli.view.geometry import Area
from support.browsers import Opener
from support.pages import example_text

BOXES = """(selector) => [...document.querySelectorAll(selector)].flatMap((mark) => {
    if (!mark.checkVisibility()) return [];
    const {left, top, right, bottom} = mark.getBoundingClientRect();
    return [[left, top, right, bottom]];
})"""
STAGES = """
stages:
  - {name: A, emotion: -1.5, steps: [{name: p, emotion: -1.5}, {name: q, emotion: 1.6666667}]}
  - {name: B, emotion: 2}
  - {name: C, emotion: -2}
"""
TOUCH = 1.5
"""Pixels by which boxes may overlap: of the outlines, and as letters do not fill their boxes."""


def areas(page: Page, selector: str) -> list[Area]:
    return [Area(*box) for box in page.evaluate(BOXES, selector)]


def overlaps(marks: list[Area]) -> int:
    smaller = [Area(box.left + TOUCH, box.top + TOUCH, box.right - TOUCH, box.bottom - TOUCH) for box in marks]
    return sum(one.meets(other) for one, other in combinations(smaller, 2))


@pytest.mark.parametrize("width", [1920, 1440, 1024, 390])
@pytest.mark.parametrize("people", [1, 2, 4])
def test_no_marker_covers_another_or_is_cut_off(opened: Opener, people: int, width: int) -> None:
    personas = ", ".join(f"{{id: p{number}, name: P{number}}}" for number in range(people))
    page = opened(f"title: x\npersonas: [{personas}]\n{STAGES}", width=width).page
    (board,) = areas(page, ".hero .board")
    marks = areas(page, ".hero .pt")
    assert len(marks) == 4 * people
    assert all(mark.within(board) for mark in marks)
    assert overlaps(marks) == 0


@pytest.mark.parametrize("width", [1920, 1440, 1024, 800, 390])
@pytest.mark.parametrize("name", ["payments-api", "clinic-visit", "saas-trial", "online-shop", "retail-store"])
def test_labels_of_the_curve_cover_no_label_and_no_marker(opened: Opener, name: str, width: int) -> None:
    page = opened(example_text(name), width=width).page
    labels = areas(page, ".hero .lab")
    (board,) = areas(page, ".hero .board")
    assert len(labels) > 0
    assert all(label.left >= board.left - 1 and label.right <= board.right + 1 for label in labels)
    assert overlaps(labels) == 0
    markers = areas(page, ".hero .pt")
    assert [(label, mark) for label in labels for mark in markers if overlaps([label, mark])] == []
