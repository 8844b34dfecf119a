"""Every rule, in the groups of the documentation, and which of them run with which severity."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from journeymap_cli.lint.pages import FILES, IGNORES, READING_JOURNEY, READING_TEXT
from journeymap_cli.lint.rule import RulePage
from journeymap_cli.lint.rules import GOVERNANCE, OFF, QUALITY, REFERENCES
from journeymap_cli.lint.run import Severities, by_default
from journeymap_cli.problem import Problem, Severity

GROUPS: Final[Mapping[str, list[RulePage]]] = {
    "Reading the text": READING_TEXT,
    "Reading the journey": READING_JOURNEY,
    "References": [*REFERENCES, *FILES],
    "Governance and evidence": [*GOVERNANCE],
    "Quality of the map": [*QUALITY, *IGNORES],
}

CATALOGUE: Final[Mapping[str, RulePage]] = {page.ID: page for pages in GROUPS.values() for page in pages}
"""Every rule by its id."""

FIXED: Final[Collection[str]] = frozenset(
    page.ID for page in (*READING_TEXT, *READING_JOURNEY) if page.SEVERITY is Severity.ERROR
)
"""Syntax and schema errors: they are always on, with their own severity."""


def level(page: RulePage) -> str:
    """The severity of a rule by default: `error`, `warning`, `info` or `off`."""
    return "off" if page.ID in OFF else page.SEVERITY


def remark(page: RulePage) -> str:
    """What to add to the severity of a rule: that it is always on, or off by default."""
    return ", always on" if page.ID in FIXED else ", off by default" if page.ID in OFF else ""


class Choice(NamedTuple):
    """A selection of rules: only some, all but some, with other severities (None turns a rule off)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = MappingProxyType({})


def choose(settings: Choice, typed: Choice) -> Severities:
    """The rules that are on. The command line wins over the settings, and `off` over a selection.

    A rule that is off by default is on if it is selected or given a severity.
    """
    severities = {**by_default(CATALOGUE.values()), **settings.severity, **typed.severity}
    usual = CATALOGUE.keys() - (OFF - settings.severity.keys() - typed.severity.keys()) - {*settings.ignore}
    selected = typed.select or [rule for rule in CATALOGUE if rule in usual]
    kept = [rule for rule in selected if rule not in FIXED and rule not in typed.ignore]
    return {rule: severity for rule in kept if (severity := severities[rule])}


def weigh(problems: Iterable[Problem], on: Severities) -> list[Problem]:
    """The problems of rules that are on, with the chosen severity; syntax and schema errors stay as they are."""
    return [
        problem if problem.rule in FIXED else problem._replace(severity=on[problem.rule])
        for problem in problems
        if problem.rule in FIXED or problem.rule in on
    ]
