"""What could be done."""

from pydantic import Field

from journeymap_cli.model.item import Item
from journeymap_cli.model.scalars import Level, OptionalText, Progress, Text


class Solution(Item):
    """One way to use an opportunity. A text alone will do."""

    status: Progress = Field("idea", description="How far the work has come.", examples=["planned"])


class Opportunity(Item):
    """A chance to make the journey better. A text alone will do."""

    impact: Level | None = Field(None, description="What it would change for the customer.", examples=["high"])
    effort: Level | None = Field(None, description="How much work it would be.", examples=["low"])
    addresses: tuple[Text, ...] = Field(
        (), description="The pain points that it would ease, by id, anywhere in the map.", examples=[["slow-keys"]]
    )
    owner: OptionalText = Field(None, description="The team or person who takes it on.", examples=["Platform team"])
    status: Progress = Field("idea", description="How far the work has come.", examples=["in-progress"])
    solutions: tuple[Solution, ...] = Field((), description="Ways to do it.", examples=[["Keys from the dashboard"]])
    links: tuple[Text, ...] = Field(
        (),
        description="Tickets and documents: web addresses or paths relative to the file.",
        examples=[["https://example.com/tickets/88"]],
    )
