"""What hurts."""

from typing import Literal

from pydantic import Field

from journeymap_cli.model.item import Item


class PainPoint(Item):
    """Something that hurts, how much, and how often. A text alone will do."""

    severity: Literal["minor", "moderate", "severe"] = Field(
        "moderate",
        description="`minor` annoys, `moderate` takes a workaround, `severe` makes people leave.",
        examples=["severe"],
    )
    frequency: Literal["rare", "sometimes", "often", "always"] | None = Field(
        None, description="How often it happens to those who come here.", examples=["often"]
    )
