"""The page in Firefox: what rests on sticky heads, `:has` and the size container."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.firefox import Firefox, started_firefox
from support.pages import example_text, page
from support.tools import tool

pytestmark = pytest.mark.browser
BOX = """(({x, y, width, height}) => [x, y, width, height].map(Math.round))(
    document.querySelector('%s').getBoundingClientRect())"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with started_firefox() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "map.html"
    file.write_text(page(example_text("saas-trial")), encoding="utf-8")
    return file


def test_heads_lanes_and_regions_stay_in_view(firefox: Firefox, file: Path) -> None:
    firefox.show(file, width=1024)
    firefox.evaluate("scrollTo({left: 300, top: 1000, behavior: 'instant'})")
    assert firefox.evaluate("[scrollX, scrollY]") == [300, 1000]
    bar, head = firefox.evaluate(BOX % ".bar"), firefox.evaluate(BOX % "#_table thead")
    assert bar[:2] == [0, 0]
    assert head[1] == pytest.approx(bar[3], abs=1)
    assert firefox.evaluate(BOX % "#_table tbody th.lane")[0] == 0
    assert bar[2] == firefox.evaluate("document.documentElement.clientWidth")


def test_focus_lanes_and_the_whole_map_need_no_script(firefox: Firefox, file: Path) -> None:
    firefox.show(file)
    firefox.evaluate("document.getElementById('_who1').checked = true")
    opacity = "[...document.querySelectorAll('%s')].map((one) => Number(getComputedStyle(one).opacity).toFixed(2))"
    assert set(firefox.evaluate(opacity % ".hero .pt.w0")) == {"0.20"}
    assert set(firefox.evaluate(opacity % ".hero .pt.w1")) == {"1.00"}
    dim = "getComputedStyle(document.querySelector('.hero .lines use.w%s')).getPropertyValue('--dim')"
    assert [firefox.evaluate(dim % who) for who in (0, 1)] == [".2", ""]
    firefox.evaluate("document.querySelector('[data-lane=goals][type=checkbox]').checked = false")
    assert firefox.evaluate("document.querySelector('tr[data-lane=goals]').getClientRects().length") == 0
    firefox.evaluate("document.getElementById('_fit').checked = true")
    assert firefox.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize("width", [1920, 1440, 1024, 390])
def test_nothing_is_broken_cut_off_or_covered(firefox: Firefox, file: Path, width: int) -> None:
    firefox.show(file, width=width)
    measure = tool("measure_pages")
    for script in (measure.BROKEN, measure.CUT, measure.COVERED, measure.SCROLLING):
        assert firefox.evaluate(f"({script})()") == []


def test_the_slides_are_shown(firefox: Firefox, file: Path) -> None:
    firefox.show(file, "#present=evaluation")
    assert firefox.evaluate("document.querySelector('.slide:not([hidden])').dataset.name") == "evaluation"
    assert firefox.evaluate("document.querySelector('.present').open") is True
