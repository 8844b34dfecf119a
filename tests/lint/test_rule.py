import pytest

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED, GROUPS
from journeymap_cli.lint.rule import RulePage, manual
from journeymap_cli.lint.tables import RULES, SHARED

PAGES = list(CATALOGUE.values())


def name(page: RulePage) -> str:
    return page.ID


class Example:
    """A thing is wrong.

    Why it matters,
    in two lines.

    And more.

    Settings:

        [lint]
        a = 1

    Bad:

        stages:

          - A

    Good:

        stages: [B]
    """

    ID = "a-rule"


def test_a_page_is_taken_apart() -> None:
    found = manual(Example)  # type: ignore[arg-type]
    assert found.headline == "A thing is wrong."
    assert found.why == ("Why it matters, in two lines.", "And more.")
    assert found.settings == "[lint]\na = 1\n"
    assert found.bad == "stages:\n\n  - A\n"
    assert found.good == "stages: [B]\n"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_page_says_what_and_why_with_examples(page: RulePage) -> None:
    found = manual(page)
    assert found.headline.endswith(".")
    assert "\n" not in found.headline
    assert found.why
    if page.ID != "not-utf8":
        assert found.bad
        assert found.good


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_is_named_after_its_rule(page: RulePage) -> None:
    name: str = page.__name__  # type: ignore[attr-defined]
    assert name.rpartition(".")[2].replace("_", "").lower() == page.ID.replace("-", "")


def test_every_rule_stands_in_one_group() -> None:
    assert sum(len(pages) for pages in GROUPS.values()) == len(CATALOGUE) == len(RULES) + 20
    assert len(FIXED) == 13
    assert set(map(name, SHARED)) < set(map(name, RULES))
