"""What is measured."""

from decimal import Decimal
from typing import ClassVar, Final, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Model
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


class Metric(Model):
    """A figure of a stage or step. A text alone is its name."""

    short: ClassVar[str | None] = "name"

    name: Text = Field(description="What is measured.", examples=["Time to first call"])
    id: Slug | None = Field(
        None, description="A name to refer to, which stays when the text changes.", examples=["first-call-time"]
    )
    kind: MetricKind = Field(
        "custom",
        description="What is measured. `reach` (of 100 who started, how many get here), `conversion` and `csat` run "
        "from 0 to 100, `nps` from -100 to 100, `ces` from 1 to 7; the others have no limits.",
        examples=["reach"],
    )
    value: Quantity | None = Field(
        None, description="The figure: a number, or for the kind `duration` also `3d`.", examples=[71]
    )
    unit: OptionalText = Field(None, description="The unit of the figure.", examples=["min"])
    target: Quantity | None = Field(None, description="What the figure should be.", examples=[80])
    direction: Literal["up", "down"] | None = Field(
        None,
        description="Which way is better; when left out, `down` for a duration and `up` for the rest.",
        examples=["down"],
    )
    as_of: Date | None = Field(None, description="The day on which the figure was true.", examples=["2026-09-01"])
    source: OptionalText = Field(
        None, description="The source that it comes from, by id.", examples=["product-analytics"]
    )
    link: OptionalText = Field(
        None,
        description="Where the figure is kept: a web address or a path relative to the file.",
        examples=["https://example.com/dash/7"],
    )

    @property
    def better(self) -> Literal["up", "down"]:
        """Which way is better for the customer."""
        return self.direction or ("down" if self.kind == "duration" else "up")

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number, else None."""
        return self.value if isinstance(self.value, Decimal) else None
