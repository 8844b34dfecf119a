"""The page of every rule shows what it finds: its examples are run."""

import re
import tomllib
from textwrap import dedent

import pytest

from journeymap_cli.lint.rule import Rule
from journeymap_cli.lint.tables import RULES
from support.linting import context, paths

EXAMPLE = re.compile(r"^(Settings|Bad|Good):\n\n((?: {4}.*\n|\n)+)", re.MULTILINE)


def examples(rule: Rule) -> dict[str, list[str]]:
    """The blocks of the page, by their titles."""
    found: dict[str, list[str]] = {"Settings": [], "Bad": [], "Good": []}
    for title, block in EXAMPLE.findall(f"{rule.__doc__}\n"):
        found[title].append(dedent(block))
    return found


def told(rule: Rule, text: str) -> list[tuple[str | int, ...]]:
    settings = tomllib.loads("".join(examples(rule)["Settings"]))
    profile = {key: tuple(names) for key, names in settings.get("profile", {}).items()}
    return paths(rule, text, context(settings.get("lint"), profile))


def name(rule: Rule) -> str:
    return rule.ID


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_page_has_a_bad_and_a_good_example(rule: Rule) -> None:
    found = examples(rule)
    assert found["Bad"]
    assert found["Good"]


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_rule_fires_on_every_bad_example(rule: Rule) -> None:
    assert all(told(rule, text) for text in examples(rule)["Bad"])


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_rule_is_silent_on_every_good_example(rule: Rule) -> None:
    assert [told(rule, text) for text in examples(rule)["Good"]] == [[] for _ in examples(rule)["Good"]]


def test_there_are_rules() -> None:
    assert len(RULES) > 30
