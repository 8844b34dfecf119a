"""What rules ask of the world: the day, and what a team decided."""

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
    """What a rule may ask beside the journey.

    `profile` holds what every map must have (`lanes`, `stages`) and all that it may name (`channels`, `personas`);
    nothing is asked where a key is not there. `thresholds` holds the limits that a team decided, by rule and name.
    """

    today: datetime.date
    thresholds: Thresholds = field(default_factory=dict)
    profile: Profile = field(default_factory=dict)

    def limits(self, rule: str, defaults: Mapping[str, int]) -> Mapping[str, int]:
        """The limits of a rule: what the team decided, else its own."""
        return {**defaults, **self.thresholds.get(rule, {})}


class RulePage(Protocol):
    """What people read about a rule. The docstring: what is wrong, why it matters, `Bad:` and `Good:` examples."""

    ID: str
    SEVERITY: Severity
    __doc__: str | None


class Rule(RulePage, Protocol):
    """One rule. `check` yields problems with the path of what is wrong; `run` gives them their severity."""

    def check(self, journey: Journey, context: Context) -> Iterator[Problem]:
        """Every problem of a journey under this rule."""
        ...
