"""What could be done."""

from pydantic import Field

from journeymap_cli.model.item import Item
from journeymap_cli.model.scalars import Level, OptionalText, Progress, Text


class Solution(Item):
    """One way to use an opportunity."""

    status: Progress = Field("idea", description="How far it has come.", examples=["planned"])


class Opportunity(Item):
    """A chance to make the journey better."""

    impact: Level | None = Field(None, description="What it would change for the customer.", examples=["high"])
    effort: Level | None = Field(None, description="What it would cost to do.", examples=["low"])
    addresses: tuple[Text, ...] = Field(
        (), description="The ids of the pain points that it would ease, anywhere in the map.", examples=[["slow-keys"]]
    )
    owner: OptionalText = Field(None, description="The team or person who takes it on.", examples=["Platform team"])
    status: Progress = Field("idea", description="How far it has come.", examples=["in-progress"])
    solutions: tuple[Solution, ...] = Field((), description="Ways to do it.", examples=[["Keys from the dashboard"]])
    links: tuple[Text, ...] = Field(
        (),
        description="Tickets and documents: addresses or relative paths.",
        examples=[["https://example.com/tickets/88"]],
    )
