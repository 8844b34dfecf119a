"""The marks of the curve on the page: none covers another, and none is cut off."""

from itertools import combinations

import pytest

from journeymap_cli.view.geometry import Area
from support.browsers import Opener

BOXES = """(selector) => [...document.querySelectorAll(selector)].map((mark) => {
    const {left, top, right, bottom} = mark.getBoundingClientRect();
    return [left, top, right, bottom];
})"""
STAGES = """
stages:
  - {name: A, emotion: -1.5, steps: [{name: p, emotion: -1.5}, {name: q, emotion: 1.6666667}]}
  - {name: B, emotion: 2}
  - {name: C, emotion: -2}
"""
TOUCH = 0.5
"""Pixels by which boxes may overlap, as they are rounded."""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("people", [1, 2, 4, 9])
def test_no_mark_covers_another_or_is_cut_off(opened: Opener, people: int, width: int) -> None:
    personas = ", ".join(f"{{id: p{number}, name: P{number}}}" for number in range(people))
    page = opened(f"title: x\npersonas: [{personas}]\n{STAGES}", width=width).page
    grounds = [Area(*box) for box in page.evaluate(BOXES, "#_table .bands")]
    drawn = Area(grounds[0].left, grounds[0].top, grounds[-1].right, grounds[-1].bottom)
    selector = "#_table .band .pill, #_table .band use:not(.star), #_table .band text:not(.who):not(.in)"
    marks = [Area(*box) for box in page.evaluate(BOXES, selector)]
    assert len(marks) == 5 * people * (1 if people > 3 else 2)
    assert all(mark.within(drawn) for mark in marks)
    smaller = [Area(box.left + TOUCH, box.top + TOUCH, box.right - TOUCH, box.bottom - TOUCH) for box in marks]
    assert not any(one.meets(other) for one, other in combinations(smaller, 2))


def test_a_rounded_score_has_its_value_as_a_tooltip(opened: Opener) -> None:
    page = opened(f"title: x\n{STAGES}").page
    assert page.locator("#_table .band title").all_text_contents() == ["+1.6666667"]
    assert page.locator("#_table .band text").all_text_contents() == ["−1.5", "−1.5", "+1.67", "+2", "−2"]
