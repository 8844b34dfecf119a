import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import PAPERS
from journeymap_cli.model.journey import Journey
from journeymap_cli.view.curve import curve
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.pages import pages
from journeymap_cli.view.poster.poster import Poster
from journeymap_cli.view.poster.shapes import MARGIN, Box, Spline, TextBlock
from support.journeys import journey
from support.sample_maps import ARABIC, EXAMPLES, JAPANESE, LATIN, example_journey, full_map

SIZES = pytest.mark.parametrize("size", PAPERS.values(), ids=PAPERS)


def texts(drawn: Poster) -> list[TextBlock]:
    return [mark for mark in drawn.marks if isinstance(mark, TextBlock)]


def said(drawn: Poster) -> list[str]:
    return [" ".join(text.lines) for text in texts(drawn)]


def check(map_: Journey, size: tuple[float, float]) -> tuple[Poster, ...]:
    """Every page has its size, holds all of its marks, and has no text that is too small to read."""
    drawn = pages(Analysis(map_), size)
    for number, page in enumerate(drawn, 1):
        assert (page.width, page.height) == size
        assert said(page)[-1] == f"{number} / {len(drawn)}"
        assert all(text.size >= 8 for text in texts(page))
        for mark in page.marks:
            if not isinstance(mark, Spline):
                assert mark.x >= MARGIN - 7
                assert mark.x + mark.width <= page.width - MARGIN + 7
                assert mark.y >= MARGIN - 1
                assert mark.y + mark.height <= page.height - MARGIN + 1
    return drawn


@SIZES
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_fit_on_pages(path: object, size: tuple[float, float]) -> None:
    map_ = example_journey(path)  # type: ignore[arg-type]
    check(map_, size)


@pytest.mark.parametrize("text", [LATIN, ARABIC, JAPANESE])
def test_maps_with_many_entries_fit_on_pages(text: str) -> None:
    check(full_map(text, steps=9, times=12), PAPERS["a4"])


def test_every_entry_is_on_one_page() -> None:
    words = [f"activity number {number}" for number in range(120)]
    steps = ", ".join(f"{{name: s{at}, activities: [{', '.join(words[at * 40 : at * 40 + 40])}]}}" for at in range(3))
    drawn = check(journey(f"{{title: x, stages: [{{name: A, steps: [{steps}]}}]}}"), PAPERS["16:9"])
    found = [line for page in drawn for line in said(page)]
    assert [found.count(plain(word)) for word in words] == [1] * 120


def test_each_page_has_the_title_and_the_heads_of_its_columns() -> None:
    stages = ", ".join(f"{{name: S{at}, goals: [a], activities: [b]}}" for at in range(30))
    first, *others = check(journey(f"{{title: Boots, stages: [{stages}]}}"), PAPERS["a4"])
    assert others
    for page in (first, *others):
        assert "Boots" in said(page)
        assert {"Stage", "Step"} <= set(said(page))
    shown = [word for page in (first, *others) for word in said(page) if word.startswith("S") and word[1:].isdigit()]
    assert list(dict.fromkeys(shown)) == [f"S{at}" for at in range(30)]


def test_pages_of_a_map_from_the_right_are_mirrored() -> None:
    drawn = check(journey("{title: חנות, lang: he, stages: [{name: חיפוש, goals: [a]}, קנייה]}"), PAPERS["a4"])
    names = {text.lines[0].strip("\u2067\u2069"): text.x for text in texts(drawn[0])}
    assert names["חיפוש"] > names["קנייה"]


def test_the_curve_is_lower_where_it_would_leave_the_first_page_half_empty() -> None:
    map_ = next(path for path in EXAMPLES if path.parent.name == "payments-api" and path.stem == "journey")
    first = pages(Analysis(example_journey(map_)), PAPERS["16:9"])[0]
    assert any(isinstance(mark, Spline) for mark in first.marks)


@pytest.mark.parametrize("entries", [16, 17])
def test_the_key_is_never_on_a_page_of_its_own(entries: int) -> None:
    goals = ", ".join(f"{{text: Goal {number}, evidence: observed}}" for number in range(entries))
    map_ = journey(f"title: x\nstages: [{{name: A, goals: [{goals}], needs: [n, o, p], quotes: [q, r]}}]")
    assert said(pages(Analysis(map_), PAPERS["16:9"])[-1]).count("A") == 1


def test_the_first_of_several_pages_has_the_whole_curve() -> None:
    map_ = example_journey(next(path for path in EXAMPLES if path.parent.name == "saas-trial"))
    first, *others = check(map_, PAPERS["a4"])
    columns = Analysis(map_).columns
    marks = {mark.path for mark in first.marks if isinstance(mark, Box) and mark.path and "emotion" in mark.path}
    assert others
    assert {str(number) for number in range(1, len(columns) + 1)} <= set(said(first))
    felt = curve(Analysis(map_))
    assert felt
    assert marks == {point.path for point in felt.points()}


def test_the_overview_names_the_steps_of_the_takeaways() -> None:
    map_ = example_journey(next(path for path in EXAMPLES if path.parent.name == "online-shop"))
    words = said(pages(Analysis(map_), PAPERS["a4"])[0])
    assert {"See the cost of delivery", "Read about the fit", "Send one pair back"} <= set(words)


def test_an_overview_that_does_not_fit_below_the_head_has_a_page() -> None:
    map_ = example_journey(next(path for path in EXAMPLES if path.parent.name == "waermepumpe"))
    first, second, *_ = check(map_, PAPERS["16:9"])
    assert not any(isinstance(mark, Spline) for mark in first.marks)
    assert {"1", "24"} <= set(said(second))


def test_a_map_with_too_many_columns_has_no_overview() -> None:
    steps = ", ".join(f"{{name: s{at}, emotion: {at % 3}}}" for at in range(60))
    first, *_ = check(journey(f"{{title: x, stages: [{{name: A, steps: [{steps}]}}]}}"), PAPERS["a4"])
    assert "60" not in said(first)
