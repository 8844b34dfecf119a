"""All rules, in the groups of the documentation: which ones run, with which severity, and what `--fix` does."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from journeymap_cli import rule_ids
from journeymap_cli.lint.pages import FILES, IGNORES, READING_JOURNEY, READING_TEXT
from journeymap_cli.lint.rule import RulePage
from journeymap_cli.lint.rules import (
    same_name,
    unknown_channel,
    unknown_pain_point,
    unknown_persona,
    unknown_source,
    unknown_step,
)
from journeymap_cli.lint.run import REFERENCES, Severities, by_default
from journeymap_cli.lint.tables import GOVERNANCE, OFF, QUALITY
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
    """A remark after the severity of a rule: that it is always on, or off by default; else empty."""
    return ", always on" if page.ID in FIXED else ", off by default" if page.ID in OFF else ""


class Choice(NamedTuple):
    """A choice of rules: the only ones to run, ones to skip, and other severities (None turns a rule off)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = MappingProxyType({})


def choose(settings: Choice, typed: Choice) -> Severities:
    """The rules that are on. The command line takes precedence over the settings, and `off` over a selection.

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


OF_REFERENCES: Final = tuple(
    rule.ID for rule in (unknown_persona, unknown_channel, unknown_source, unknown_step, unknown_pain_point)
)

FIXABLE: Final[Mapping[str, str]] = {
    rule_ids.YAML_SYNTAX: "puts a text in quotes that needs them, turns tabs in the indentation into spaces, adds the "
    "space after a colon or dash, and deletes a stray comma",
    rule_ids.NOT_UTF8: "saves a file in UTF-16 or UTF-32 as UTF-8, and deletes control characters",
    rule_ids.INVISIBLE_CHARACTER: "deletes the character, unless it ends a line",
    rule_ids.DUPLICATE_KEY: "removes the second key if both have the same value, unless a comment would go with it",
    rule_ids.UNKNOWN_KEY: "writes the key that is known by another name or misspelt, if only one can be meant, and "
    "puts a text with a colon or a comma in quotes that was read as a key",
    rule_ids.BAD_VALUE: "writes the word of a list that is misspelt, if only one can be meant, true for yes and on, "
    "false for no and off, and dates and durations as this format has them",
    rule_ids.BAD_ID: "writes the id in lower case, with hyphens",
    rule_ids.UNUSED_IGNORE: "removes the comment, or the rule that it names in vain, and corrects a misspelt rule",
    **dict.fromkeys(OF_REFERENCES, "writes the id that exists, where only case, blanks, hyphens or underscores differ"),
    same_name.ID: "writes the derived id beside the later name",
}


def fix_sentence(rule: str) -> str:
    """A sentence on what `validate --fix` does about the problems of a rule."""
    what = FIXABLE.get(rule)
    return f"`validate --fix` {what}." if what else "There is no automatic fix."
