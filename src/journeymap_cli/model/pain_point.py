"""What hurts."""

from typing import Literal

from pydantic import Field

from journeymap_cli.model.item import Item


class PainPoint(Item):
    """A pain point, with how bad it is and how often it strikes."""

    severity: Literal["minor", "moderate", "severe"] = Field(
        "moderate",
        description="`minor` annoys, `moderate` takes a workaround, `severe` makes people leave.",
        examples=["severe"],
    )
    frequency: Literal["rare", "sometimes", "often", "always"] | None = Field(
        None, description="How often it strikes those who pass here.", examples=["often"]
    )
