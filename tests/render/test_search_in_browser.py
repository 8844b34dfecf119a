"""What the search of the page finds, however a text or a query is written."""

import unicodedata

import pytest
from playwright.sync_api import Browser, Page

from support.browsers import Opener
from support.pages import page

ENTRIES = {
    "lines": "|-\n          first\n          second",
    "hyphens": '"pay\\u00ADment plan"',
    "blanks": '"10\\u00A0% o\\u202ff\\u2009it"',
    "quotes": "‘so’ “called”: it’s «here»",
    "dashes": "sign‑up – at −3°",
    "composed": unicodedata.normalize("NFC", "crème brûlée"),
    "decomposed": unicodedata.normalize("NFD", "Ångström"),
    "dotted": "İzmir'de ISPARTA ılık",
    "sharp": "Fußweg GROẞ Masse",
    "sigma": "ΟΔΟΣ οδός",
    "widths": "ＡＢＣ ﬁn",
    "joined": '"foo\\u200bbar\\u2060baz\\u200e"',
    "points": "מִטְבָּח كِتَاب",
    "hangul": "한국",
}
MAP = "title: x\nstages:\n  - name: A\n    description: in the head\n    goals:\n" + "".join(
    f"      - {text}\n" if text.startswith(("|", '"')) else f'      - "{text}"\n' for text in ENTRIES.values()
)
FOUND = """query => { const box = document.querySelector("[type=search]");
    box.value = query;
    box.dispatchEvent(new Event("input"));
    const entries = [...document.querySelectorAll("#_table li")];
    return [...document.querySelectorAll(".hitx")].map((entry) => entries.indexOf(entry)); }"""


@pytest.fixture(scope="module")
def searched(browser: Browser) -> Page:
    found = browser.new_page()
    found.set_content(page(MAP))
    return found


@pytest.mark.parametrize(
    ("entry", "queries"),
    [
        ("lines", ["first second", "t s", "first\u00a0 second"]),
        ("hyphens", ["payment", "pay\u00adment plan", "PAYMENT PLAN"]),
        ("blanks", ["10 % o f it", "10\u00a0%", "% o f"]),
        ("quotes", ["'so' \"called\"", "it's", "it’s", "“called”", '"here"', "„here“"]),
        ("dashes", ["sign-up - at -3", "sign‐up", "−3"]),
        ("composed", [unicodedata.normalize("NFD", "crème brûlée"), "CRÈME", "creme brulee"]),
        ("decomposed", [unicodedata.normalize("NFC", "Ångström"), "ångström", "angstrom"]),
        ("dotted", ["izmir", "İzmir", "IZMİR’DE", "ısparta", "isparta", "ILIK"]),
        ("sharp", ["fussweg", "FUSSWEG", "fußweg", "groß", "GROSS", "maße"]),
        ("sigma", ["οδοσ", "οδος οδος", "Οδός"]),
        ("widths", ["abc fin"]),
        ("joined", ["foobarbaz"]),
        ("points", ["מטבח", "كتاب"]),
        ("hangul", ["한", "한국"]),
    ],
)
def test_the_search_finds_a_text_however_it_is_written(searched: Page, entry: str, queries: list[str]) -> None:
    for query in queries:
        assert list(ENTRIES).index(entry) in searched.evaluate(FOUND, query), query


@pytest.mark.parametrize("query", ["", " ", "\u00ad", "firstsecond", "pay ment", "zzz", "כ", "か"])
def test_the_search_finds_nothing_else(searched: Page, query: str) -> None:
    assert searched.evaluate(FOUND, query) == []


def test_a_line_break_in_markup_is_a_blank_and_the_head_is_searched(opened: Opener) -> None:
    pain = "pain_points: {text: late, severity: severe}"
    found = opened(f"title: x\nstages: [{{name: A, description: in the head, goals: onetwo, {pain}}}]")
    found.page.evaluate("document.querySelector('#_table li').innerHTML = 'one<br>two <b>thr</b>ee'")
    assert len(found.page.evaluate(FOUND, "one two three")) == 1
    assert found.page.evaluate(FOUND, "in the head") == [-1]
    assert len(found.page.evaluate(FOUND, "late severe")) == 1
