"""Words on the page are broken only with a hyphen, at all usual widths."""

from pathlib import Path

import pytest

from journeymap_cli.app import draw_map, load_map
from support.broken_words import broken_words
from support.browsers import Opener

EXAMPLES = Path(__file__).parents[2] / "examples"
MAPS = sorted(str(path.relative_to(EXAMPLES)) for path in EXAMPLES.glob("*/*journey.yaml"))
WIDTHS = [1440, 1024, 390]
COMPOUNDS = """
title: Rechtsschutzversicherungsbeantragung für Haushaltsgegenstände
owner: Kundenbeziehungsmanagement
personas:
  - {id: a, name: Versicherungsnehmerin, role: Gesundheitsmanagementbeauftragte}
  - {id: b, name: Die Schnittstellenverantwortliche, role: Qualitätssicherungsbeauftragte}
channels: [{id: portal, name: Kundenselbstbedienungsportal, kind: web}]
lanes:
  - {id: schnittstellen, label: Schnittstellenbeschreibung}
  - {id: goals, label: Zielvorstellungen}
  - {id: pain_points, label: Unzufriedenheitsursachen}
stages:
  - name: Informationsbeschaffung
    moment_of_truth: true
    owner: Öffentlichkeitsarbeit
    steps:
      - name: Vertragsbedingungen vergleichen
        duration: 2d
        owner: Versicherungsfachangestellte
        goals: [Versicherungsbedingungen verstehen, Leistungsbeschreibungen der Wettbewerber nebeneinanderlegen]
        touchpoints: [{text: Geschäftsstellenberatung, channel: portal}, {text: E-Mail-Benachrichtigungseinstellungen}]
        emotion: {score: -1.5, label: Niedergeschlagenheit, quote: Unverständlichkeit überall}
        pain_points:
          - {text: Zuständigkeitsstreitigkeiten, severity: severe, frequency: always}
          - {text: Unübersichtlichkeit, persona: a, tags: [Barrierefreiheitsanforderung]}
        cells: {schnittstellen: [Datenschutzgrundverordnung beachten]}
      - name: Gesundheitsprüfungsfragebogen
        goals: [Krankenversicherungsnachweis finden]
        opportunities:
          - {text: Verständlichkeitsüberprüfung, impact: high, effort: low, owner: Qualitätssicherungsabteilung}
  - name: Vertragsunterzeichnung
    questions: [Widerrufsbelehrungen]
    emotion: 1
    metrics: [{name: Weiterempfehlungsbereitschaft, value: 66.6666667, target: 80, unit: "%"}]
    support: [Dokumentenmanagementsystem]
"""
WIDE_LETTERS = """
title: Wide
stages:
  - {name: Wwwwwwwwwwwwww, goals: [Mmmmmmmmmmmmmm], touchpoints: [Mmmmmmmmmmmm]}
"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("columns", [2, 12])
def test_compounds_are_broken_only_with_a_hyphen(opened: Opener, width: int, columns: int) -> None:
    more = "".join(f"  - name: Weiterbearbeitung {number}\n" for number in range(columns - 2))
    found = opened(COMPOUNDS + more, width=width)
    assert broken_words(found.page) == []
    assert found.page.locator("h1").inner_text().count("\u00ad") > 2


def test_the_names_of_narrow_stages_are_broken_only_with_a_hyphen_where_the_whole_map_is_in_view(
    opened: Opener,
) -> None:
    stages = ", ".join("{name: Anschlussheilbehandlung, steps: [eins, zwei, drei]}" for _ in range(8))
    found = opened(f"lang: de\ntitle: x\nstages: [{stages}]", "#whole=1", width=1440)
    assert found.page.locator(".stage").first.bounding_box()["width"] < 170  # type: ignore[index]
    assert broken_words(found.page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", MAPS)
def test_words_of_the_examples_are_broken_only_with_a_hyphen(opened: Opener, name: str, width: int) -> None:
    found = opened.show(draw_map(load_map(EXAMPLES / name)).decode(), width=width)
    assert broken_words(found.page) == []


def test_a_word_that_is_broken_is_found(opened: Opener) -> None:
    assert broken_words(opened(WIDE_LETTERS + "  - x\n" * 14, width=390).page) != []


BROKEN_ROWS = """() => [...document.querySelectorAll('.list thead th:not(:has(.sr)), .list .state')].filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.top)).size > 1;
}).map((cell) => cell.textContent)"""


@pytest.mark.parametrize("width", [1440, 1024])
def test_heads_and_states_of_a_japanese_map_stay_on_one_line(opened: Opener, width: int) -> None:
    found = opened.show(draw_map(load_map(EXAMPLES / "hoikuen" / "journey.yaml")).decode(), width=width)
    assert found.page.locator(".list .state").count() > 5
    assert found.page.evaluate(BROKEN_ROWS) == []
    styles = "[...document.querySelectorAll('q, .l-thoughts li')].map((each) => getComputedStyle(each).fontStyle)"
    assert set(found.page.evaluate(styles)) == {"normal"}
    assert found.page.evaluate("getComputedStyle(document.body).wordBreak") == "auto-phrase"
