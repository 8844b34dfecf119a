"""What is measured."""

from decimal import Decimal
from typing import ClassVar, Final, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.scalars import Date, OptionalText, Quantity, Slug, Text

MetricKind: TypeAlias = Literal["reach", "conversion", "nps", "csat", "ces", "duration", "count", "custom"]

RANGES: Final[dict[str, tuple[int, int]]] = {
    "reach": (0, 100),
    "conversion": (0, 100),
    "nps": (-100, 100),
    "csat": (0, 100),
    "ces": (1, 7),
}
"""Smallest and largest value for each kind that has limits."""


class Metric(Part):
    """A figure of this stage or step, with its target."""

    short: ClassVar[str | None] = "name"

    name: Text = Field(description="What is measured.", examples=["Time to first call"])
    id: Slug | None = Field(None, description="A name that keeps when the text changes.", examples=["first-call-time"])
    kind: MetricKind = Field(
        "custom",
        description="`reach` (share of those who started), `conversion` and `csat` run from 0 to 100, `nps` from -100 "
        "to 100, `ces` from 1 to 7; `duration`, `count` and `custom` have no limits.",
        examples=["reach"],
    )
    value: Quantity | None = Field(None, description="The figure: a number, for a duration also `3d`.", examples=[71])
    unit: OptionalText = Field(None, description="The unit of the figure.", examples=["min"])
    target: Quantity | None = Field(None, description="What the figure should be.", examples=[80])
    direction: Literal["up", "down"] | None = Field(
        None, description="Which way is better; default: `down` for a duration, else `up`.", examples=["down"]
    )
    as_of: Date | None = Field(None, description="The day of the figure.", examples=["2026-09-01"])
    source: OptionalText = Field(
        None, description="The id of the source that it comes from.", examples=["product-analytics"]
    )
    link: OptionalText = Field(
        None, description="The dashboard: an address or a relative path.", examples=["https://example.com/dash/7"]
    )

    @property
    def better(self) -> Literal["up", "down"]:
        """Which way is better for the customer."""
        return self.direction or ("down" if self.kind == "duration" else "up")

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number, else None."""
        return self.value if isinstance(self.value, Decimal) else None
