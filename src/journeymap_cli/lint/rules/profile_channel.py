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
from journeymap_cli.facts.mentions import Mention
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.references import outside_profile
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "profile-channel"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every channel, declared here or named by a touchpoint, that the profile does not list."""
    known = context.profile.get("channels")
    if known is not None:
        yield from outside_profile(ID, "channel", _channels(journey), known)


def _channels(journey: Journey) -> Iterator[Mention]:
    declared = {channel.id for channel in journey.channels if not channel.imported}
    for number, channel in enumerate(journey.channels):
        if not channel.imported:
            yield ("channels", number, "id"), channel.id
    for path, name in mentions.channels(journey):
        if name not in declared:
            yield path, name
