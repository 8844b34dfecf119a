"""Runs rules over a journey."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeymap_cli.lint.rule import Rule
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem


def run(journey: Journey, rules: Iterable[Rule]) -> Iterator[Problem]:
    """Every problem that the rules find, with the severity of its rule."""
    for rule in rules:
        for problem in rule.check(journey):
            yield replace(problem, severity=rule.SEVERITY)
