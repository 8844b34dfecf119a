"""Which rules run, and with which severity: by the settings, then by the options of the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.run import Severities, by_default
from journeymap_cli.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Choice:
    """A selection of rules: only some, all but some, with other severities (None turns a rule off)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)


def choose(settings: Choice, typed: Choice) -> Severities:
    """The rules that are on. The command line wins over the settings, and `off` over a selection."""
    severities = {**by_default(CATALOGUE.values()), **settings.severity, **typed.severity}
    selected = typed.select or [rule for rule in CATALOGUE if rule not in settings.ignore]
    kept = [rule for rule in selected if rule not in FIXED and rule not in typed.ignore]
    return {rule: severity for rule in kept if (severity := severities[rule])}


def weigh(problems: Iterable[Problem], on: Severities) -> list[Problem]:
    """The problems of rules that are on, with the chosen severity; syntax and schema errors stay as they are."""
    return [
        problem if problem.rule in FIXED else problem._replace(severity=on[problem.rule])
        for problem in problems
        if problem.rule in FIXED or problem.rule in on
    ]
