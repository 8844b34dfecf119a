"""A channel is not declared.

If a map declares `channels`, every touchpoint must use one of them, so that "web" and "website" do not become two. In a
map without `channels`, touchpoints may name channels freely.

Bad:

    channels: [{id: docs, name: Documentation}]
    stages:
      - name: Integration
        touchpoints: [{text: Quick-start, channel: doc}]

Good:

    channels: [{id: docs, name: Documentation}]
    stages:
      - name: Integration
        touchpoints: [{text: Quick-start, channel: docs}]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-channel"
SEVERITY = Severity.ERROR


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every channel of a touchpoint that is not declared, in a map that declares channels."""
    if facts.journey.channels:
        yield from unknown(
            ID, "channel", mentions.channels(facts.journey), {channel.id for channel in facts.journey.channels}
        )
