"""A channel is never used.

A declared channel that no touchpoint uses is left over, or a touchpoint lacks its channel.

Bad:

    channels: [{id: docs, name: Docs}, {id: mail, name: Email}]
    stages:
      - name: Integration
        touchpoints: [{text: Quick-start, channel: docs}]

Good:

    channels: [{id: docs, name: Docs}, {id: mail, name: Email}]
    stages:
      - name: Integration
        touchpoints: [{text: Quick-start, channel: docs}, {text: Welcome email, channel: mail}]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import unused
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unused-channel"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every channel that no touchpoint uses, in a map whose touchpoints use others."""
    return unused(ID, "channels", facts.journey.channels, mentions.channels(facts.journey))
