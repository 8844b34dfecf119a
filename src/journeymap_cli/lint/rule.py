"""The interface of a rule, and what it knows besides the journey: the date and the settings."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

Thresholds: TypeAlias = Mapping[str, Mapping[str, int]]
Profile: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may use besides the journey.

    `profile` lists what every map must have (`lanes`, `stages`) and the only ids that it may use (`channels`,
    `personas`); a missing key requires nothing. `thresholds` are the limits in the settings, by rule and name.
    """

    today: datetime.date
    thresholds: Thresholds = field(default_factory=dict)
    profile: Profile = field(default_factory=dict)

    def limits(self, rule: str, defaults: Mapping[str, int]) -> Mapping[str, int]:
        """The limits of a rule: those in the settings, else its defaults."""
        return {**defaults, **self.thresholds.get(rule, {})}


class RulePage(Protocol):
    """The documentation of a rule. The docstring says what is wrong and why it matters, with examples."""

    ID: str
    SEVERITY: Severity
    __doc__: str | None


class Rule(RulePage, Protocol):
    """A rule. `check` yields problems with paths; `run` sets their severity."""

    def check(self, journey: Journey, context: Context) -> Iterator[Problem]:
        """Every problem of this rule in a journey."""
        ...
