"""Who makes the journey."""

from typing import ClassVar, Literal

from pydantic import Field

from journeymap_cli.model.base import Registered
from journeymap_cli.model.scalars import Color, OptionalText, Slug, Text


class Persona(Registered):
    """Someone who takes part in the journey. A text alone is the name."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(
        description="What the map calls the persona elsewhere; when left out, made from the name.", examples=["dev"]
    )
    name: Text = Field(description="The name to show.", examples=["Dana"])
    role: OptionalText = Field(
        None, description="The job, or the part played in the journey.", examples=["Backend developer"]
    )
    description: OptionalText = Field(
        None,
        description="Who this is, in a few sentences.",
        examples=["Integrates third-party services for a web shop."],
    )
    goals: tuple[Text, ...] = Field(
        (), description="What the persona wants.", examples=[["Ship before the holiday freeze"]]
    )
    needs: tuple[Text, ...] = Field(
        (), description="What the persona cannot do without.", examples=[["Samples that run as they are"]]
    )
    frustrations: tuple[Text, ...] = Field(
        (), description="What the persona is tired of.", examples=[["Forms before the first call"]]
    )
    quote: OptionalText = Field(
        None, description="A sentence that shows the attitude.", examples=["If the quick-start fails, I close the tab."]
    )
    color: Color | None = Field(
        None, description="The colour of the curve and the dots; when left out, one of the theme.", examples=["#2f6fde"]
    )
    kind: Literal["persona", "segment", "staff", "system"] = Field(
        "persona",
        description="Whether it goes through the journey (`persona`, `segment`) or serves (`staff`, `system`).",
        examples=["staff"],
    )
