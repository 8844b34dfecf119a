"""A channel that the organisation does not know.

Where all maps call a channel by one name, it can be followed across them. The settings list the ids of the channels
that there are; imported channels count where a touchpoint names them.

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
from journeymap_cli.lint.references import outside_profile, own_and_named
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "profile-channel"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every channel, declared here or named by a touchpoint, that the profile does not list."""
    known = context.profile.get("channels")
    if known is not None:
        found = own_and_named("channels", journey.channels, mentions.channels(journey))
        yield from outside_profile(ID, "channel", found, known)
