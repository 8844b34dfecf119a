"""Metrics of a stage or step."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, Literal, TypeAlias, cast

from pydantic import Field, create_model

from journeymap_cli.model.base import Model
from journeymap_cli.model.measure import Percentile, RecordedEvent
from journeymap_cli.model.scalars import Date, OptionalReference, OptionalText, Quantity, Reference, Slug, Text

MetricKind: TypeAlias = Literal["reach", "conversion", "nps", "csat", "ces", "duration", "count", "custom"]

RANGES: Final[dict[str, tuple[int, int]]] = {
    "reach": (0, 100),
    "conversion": (0, 100),
    "nps": (-100, 100),
    "csat": (0, 100),
    "ces": (1, 7),
}
"""The minimum and the maximum value of each kind with limits."""


class MetricKeys(Model):
    """The keys of a metric that say what it is."""

    short: ClassVar[str | None] = "name"

    name: Text = Field(description="The name of the metric.", examples=["Time to first call"])
    id: Slug | None = Field(
        None, description="A stable id, which stays the same when the name changes.", examples=["first-call-time"]
    )
    kind: MetricKind = Field(
        "custom",
        description="The kind of metric. `reach` (how many of 100 who started get here), `conversion` and `csat` range "
        "from 0 to 100, `nps` from -100 to 100, `ces` from 1 to 7; the others have no limits.",
        examples=["reach"],
    )
    value: Quantity | None = Field(
        None, description="The figure: a number; for kind `duration` also a duration such as `3d`.", examples=[71]
    )
    unit: OptionalText = Field(None, description="The unit of the figure.", examples=["min"])
    target: Quantity | None = Field(None, description="The value to aim for.", examples=[80])
    direction: Literal["up", "down"] | None = Field(
        None,
        description="Which direction is better. Default: `down` for kind `duration`, `up` for all others.",
        examples=["down"],
    )
    as_of: Date | None = Field(None, description="The date the figure is from.", examples=["2026-09-01"])
    source: OptionalReference = Field(
        None, description="The id of the source that the figure comes from.", examples=["product-analytics"]
    )
    link: OptionalText = Field(
        None,
        description="Where to find the figure: a web address or a path relative to the file.",
        examples=["https://example.com/dash/7"],
    )


if TYPE_CHECKING:
    StartedMetric = MetricKeys
else:  # Python does not allow an attribute named `from`
    StartedMetric = create_model(
        "StartedMetric",
        __base__=MetricKeys,
        **{
            "from": (
                OptionalReference,
                Field(
                    None,
                    description="The id of the step from which a `conversion` or `duration` is measured.",
                    examples=["start-the-trial"],
                ),
            )
        },
    )


class Metric(StartedMetric):
    """A figure of a stage or step. May be written as just its name."""

    percentile: Percentile = Field(
        50, description="How many of 100 people a measured `duration` is enough for.", examples=[90]
    )
    answers: tuple[RecordedEvent, ...] = Field(
        (), description="The events with which people answer; for `nps`, `csat` and `ces`.", examples=["nps_answered"]
    )
    score: Text = Field("score", description="The column that has the scores of the answers.", examples=["rating"])
    counts: Literal["entities", "events"] | None = Field(
        None,
        description="What a measured `count` counts: people who got here, or events.",
        examples=["entities"],
    )
    persona: OptionalReference = Field(
        None, description="The id of the persona for whom it is measured. Default: everyone.", examples=["dev"]
    )

    @property
    def start(self) -> str | None:
        """The id under `from`."""
        return cast("str | None", vars(self).get("from"))

    @property
    def better(self) -> Literal["up", "down"]:
        """Which direction is better."""
        return self.direction or ("down" if self.kind == "duration" else "up")

    @property
    def number(self) -> Decimal | None:
        """The value if it is a number, else None."""
        return self.value if isinstance(self.value, Decimal) else None


class MapMetric(Metric):
    """A metric of the whole map, or of several stages. May be written as just its name."""

    stages: tuple[Reference, ...] = Field(
        (),
        description="The ids of the stages and steps that it concerns. Default: the whole journey.",
        examples=[["integration"]],
    )
