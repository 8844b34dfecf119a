"""The rows: their order, their labels, and those that a map adds."""

from typing import ClassVar, Final, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.registered import Registered
from journeymap_cli.model.scalars import OptionalText, Text, Truth

Role: TypeAlias = Literal["customer", "frontstage", "backstage", "support", "none"]

BUILT_IN: Final = (
    "goals",
    "needs",
    "activities",
    "touchpoints",
    "questions",
    "thoughts",
    "quotes",
    "responses",
    "emotion",
    "pain_points",
    "gains",
    "opportunities",
    "metrics",
    "physical_evidence",
    "frontstage",
    "backstage",
    "support",
)
"""The lanes that every node has, in default order: fields of `Node`."""


class Lane(Registered):
    """An entry of `lanes`: a built-in lane by its name, or an own one with a label."""

    short: ClassVar[str | None] = "id"

    id: Text = Field(description="A built-in lane, or the id of an own one.", examples=["pain_points"])
    label: OptionalText = Field(
        None, description="What stands at the row; an own lane needs it.", examples=["Regulation"]
    )
    role: Role | None = Field(
        None,
        description="Where it stands in a service blueprint; default for an own lane: `customer`.",
        examples=["backstage"],
    )
    hidden: Truth = Field(False, description="Whether drawings leave it out.", examples=[True])
