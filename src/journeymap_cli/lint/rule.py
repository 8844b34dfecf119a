"""The interface of a rule, its documentation, and its context: the date and the settings."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Set
from inspect import cleandoc
from textwrap import dedent
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.regexes import regex

Thresholds: TypeAlias = Mapping[str, Mapping[str, int]]
Profile: TypeAlias = Mapping[str, tuple[str, ...]]


class Context(NamedTuple):
    """What a rule may use besides the journey.

    `profile` lists what every map must have (`lanes`, `stages`) and the only ids that it may use (`channels`,
    `personas`); a missing key requires nothing. `thresholds` are the limits in the settings, by rule and name.
    `future_pains` reads the map of the future, and returns the keys (`pain_keys`) of the pain points that remain in it;
    None if there is no such map.
    """

    today: datetime.date
    thresholds: Thresholds = MappingProxyType({})
    profile: Profile = MappingProxyType({})
    future_pains: Callable[[], Set[str] | None] = lambda: None

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

    def check(self, facts: Analysis, context: Context) -> Iterator[Problem]:
        """Yield every problem that this rule finds in the journey of `facts`."""
        ...


SECTION: Final = regex(r"^(Settings|Bad|Good):\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
"""A title, an empty line, and the lines after it that are empty or indented."""


class Manual(NamedTuple):
    """The page of a rule: paragraphs without line breaks, examples in YAML, settings in TOML."""

    headline: str
    why: tuple[str, ...]
    settings: str
    bad: str
    good: str


def manual(page: RulePage) -> Manual:
    """Parse the page of a rule."""
    text = cleandoc(page.__doc__ or "") + "\n"
    sections = {found[1]: dedent(found[2]).strip("\n") + "\n" for found in SECTION.finditer(text)}
    headline, *why = SECTION.sub("", text).strip().split("\n\n")
    paragraphs = tuple(" ".join(paragraph.split()) for paragraph in why)
    return Manual(headline, paragraphs, *(sections.get(name, "") for name in ("Settings", "Bad", "Good")))
