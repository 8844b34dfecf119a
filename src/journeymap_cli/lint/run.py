"""Running rules on a journey."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context, Rule, RulePage
from journeymap_cli.lint.rules import (
    duplicate_id,
    unknown_channel,
    unknown_lane,
    unknown_pain_point,
    unknown_persona,
    unknown_source,
    unknown_step,
)
from journeymap_cli.problem import Problem, Severity

Severities: TypeAlias = Mapping[str, Severity]
"""The rules that are on, each with its severity."""

REFERENCES: Final[list[Rule]] = [
    duplicate_id,
    unknown_persona,
    unknown_channel,
    unknown_source,
    unknown_step,
    unknown_pain_point,
    unknown_lane,
]
"""Every command runs these: a journey whose references do not resolve cannot be drawn or compared."""

MOST: Final = 1_000
"""The maximum number of problems per rule. A file may have a million; the rest appear once these are fixed."""

ANY_DAY: Final = Context(today=datetime.date.min)
"""For rules that use only the journey."""


def run(facts: Analysis, context: Context, rules: Iterable[Rule], severities: Severities) -> Iterator[Problem]:
    """Every problem that the enabled rules find, with their severity. `severities` has the rules that are enabled."""
    for rule in rules:
        if rule.ID in severities:
            for problem in islice(rule.check(facts, context), MOST):
                yield problem._replace(severity=severities[rule.ID])


def unresolved(facts: Analysis) -> Iterator[Problem]:
    """Problems for references that do not resolve. No command can continue with these."""
    return run(facts, ANY_DAY, REFERENCES, by_default(REFERENCES))


def by_default(rules: Iterable[RulePage]) -> dict[str, Severity]:
    """The rules with their default severity."""
    return {rule.ID: rule.SEVERITY for rule in rules}
