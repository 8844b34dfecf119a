"""A channel is not in the profile.

If all maps use the same id for a channel, it can be followed across them. The profile in the settings lists the ids of
all channels; imported channels are checked if a touchpoint uses them.

Settings:

    [profile]
    channels = ["web", "email"]

Bad:

    channels: [{id: website, name: Website}]
    stages:
      - name: Evaluation
        touchpoints: [{text: Pricing page, channel: website}]

Good:

    channels: [{id: web, name: Website}]
    stages:
      - name: Evaluation
        touchpoints: [{text: Pricing page, channel: web}]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import outside_profile
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "profile-channel"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every channel, declared here or used by a touchpoint, that the profile does not list."""
    return outside_profile(ID, "channels", facts.journey.channels, mentions.channels(facts.journey), context)
