"""The drawing above the table in a real browser: its gutter, and marks that stay apart on a phone."""

from itertools import pairwise

from support.browsers import Opener

BOXES = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return [left, right, top, bottom];
})"""
PAINS = ", ".join(f"p{number}" for number in range(14))
BETWEEN_BARS = 2 / 22
"""The space between two of the three bars of a mark, as a share of its width."""

MANY = ", ".join(f"{{name: S{number}, pain_points: {{text: p, severity: severe}}}}" for number in range(24))


def test_a_count_stays_beside_its_label_and_the_marks_beside_both(opened: Opener) -> None:
    text = f"title: x\nlang: de\nstages: [{{name: A, opportunities: o, pain_points: [{PAINS}]}}]"
    page = opened(text).page
    (label,) = page.evaluate(BOXES, ".q4.axis p")
    row = page.evaluate(BOXES, "svg.q4")[0]
    assert row[3] - row[2] == 19
    axis = page.evaluate(BOXES, ".q4.axis")[0]
    assert axis[3] - axis[2] == 19
    assert label[0] >= 0


def test_the_marks_of_many_steps_stay_apart_on_a_phone(opened: Opener) -> None:
    page = opened(f"title: x\nstages: [{MANY}]", width=390).page
    marks = page.evaluate(BOXES, ".hero svg.row .pm")
    assert len(marks) == 24
    within = max(mark[1] - mark[0] for mark in marks) * BETWEEN_BARS
    between = min(after[0] - before[1] for before, after in pairwise(marks))
    assert between > 4 * within
