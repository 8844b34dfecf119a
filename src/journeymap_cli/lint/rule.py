"""What rules ask of the world: the day, and what a team decided."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias

from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

Thresholds: TypeAlias = Mapping[str, Mapping[str, int]]
Profile: TypeAlias = Mapping[str, tuple[str, ...]]

THRESHOLDS: Final[Thresholds] = MappingProxyType(
    {
        "metric-stale": {"days": 180},
        "too-many-stages": {"max": 9},
        "too-many-steps": {"max": 40},
        "drop-off-unexplained": {"points": 15},
    }
)
"""The limits of rules that have one, by rule and name: the defaults."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may ask beside the journey.

    `profile` holds what every map must have (`lanes`, `stages`) and all that it may name (`channels`, `personas`);
    nothing is asked where a key is not there.
    """

    today: datetime.date
    thresholds: Thresholds = field(default_factory=lambda: THRESHOLDS)
    profile: Profile = field(default_factory=dict)


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
