"""Personas: who goes through the journey, and who serves them."""

from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Registered
from journeymap_cli.model.image import Image
from journeymap_cli.model.measure import Filters, Where
from journeymap_cli.model.scalars import Color, OptionalText, Slug, Text

PersonaKind: TypeAlias = Literal["persona", "segment", "staff", "system"]


class Persona(Registered):
    """Someone who takes part in the journey. May be written as just the name."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(
        description="The id by which the map refers to the persona. Default: made from the name.", examples=["dev"]
    )
    name: Text = Field(description="The name of the persona.", examples=["Dana"])
    role: OptionalText = Field(None, description="The job, or the role in the journey.", examples=["Backend developer"])
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
        (), description="What frustrates the persona.", examples=[["Forms before the first call"]]
    )
    quote: OptionalText = Field(
        None,
        description="A sentence that shows the persona's attitude.",
        examples=["If the quick-start fails, I close the tab."],
    )
    color: Color | None = Field(
        None,
        description="The colour of the persona's curve and dots. Default: a colour of the theme.",
        examples=["#2f6fde"],
    )
    image: Image | None = Field(
        None, description="A portrait.", examples=[{"file": "dana.jpg", "alt": "Dana at her desk"}]
    )
    kind: PersonaKind = Field(
        "persona",
        description="`persona` and `segment` go through the journey, `staff` and `system` serve them.",
        examples=["staff"],
    )
    where: Filters = Field(
        Where(),
        description="Who counts as this persona when the map is measured: what the columns of the first event hold.",
        examples=[{"role": "developer"}],
    )
