"""Running one rule over a map in the test, on a fixed date."""

import datetime
from collections.abc import Mapping
from typing import Any

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context, Rule
from journeymap_cli.problem import Path, Problem
from support.journeys import journey

TODAY = datetime.date(2026, 11, 21)


def context(limits: Mapping[str, Any] | None = None, profile: Mapping[str, tuple[str, ...]] | None = None) -> Context:
    """The context of a rule: the fixed date, limits by rule (`{"metric-stale": {"days": 90}}`), and a profile."""
    return Context(TODAY, limits or {}, profile or {})


def problems(rule: Rule, text: str, given: Context | None = None, **files: str) -> list[Problem]:
    """The problems that a rule finds in a map, which may omit its title."""
    titled = text if text.startswith(("title:", "{title:")) else f"title: A map\n{text}"
    return list(rule.check(Analysis(journey(titled, **files)), given or context()))


def paths(rule: Rule, text: str, given: Context | None = None, **files: str) -> list[Path]:
    """The paths of the problems that a rule finds."""
    return [problem.path for problem in problems(rule, text, given, **files)]
