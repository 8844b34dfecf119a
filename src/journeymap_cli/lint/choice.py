"""Which rules run, with which severity: the settings first, then the words typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.run import Severities, by_default
from journeymap_cli.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wishes: only some rules, all but some, other severities (None turns a rule off)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)


def choose(settings: Choice, typed: Choice) -> Severities:
    """The rules that are on. What was typed is stronger than the settings, and off is stronger than selected."""
    severities = {**by_default(CATALOGUE.values()), **settings.severity, **typed.severity}
    wanted = typed.select or [rule for rule in CATALOGUE if rule not in settings.ignore]
    kept = [rule for rule in wanted if rule not in FIXED and rule not in typed.ignore]
    return {rule: severity for rule in kept if (severity := severities[rule])}


def weigh(problems: Iterable[Problem], on: Severities) -> list[Problem]:
    """The problems under rules that are on, with the chosen severity; errors of reading stay as they are."""
    return [
        problem if problem.rule in FIXED else replace(problem, severity=on[problem.rule])
        for problem in problems
        if problem.rule in FIXED or problem.rule in on
    ]
