"""An entry of `lanes`: a built-in lane with its order and label, or a lane that the map defines."""

from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Registered
from journeymap_cli.model.lanes import Role
from journeymap_cli.model.scalars import Boolean, OptionalText, Reference


class Lane(Registered):
    """A row of the map: a built-in lane by its name, or a lane of your own with an id and a label."""

    short: ClassVar[str | None] = "id"

    id: Reference = Field(
        description="The name of a built-in lane, or an id for a lane of your own.", examples=["pain_points"]
    )
    label: OptionalText = Field(
        None, description="The label of the row; required for a lane of your own.", examples=["Regulation"]
    )
    role: Role | None = Field(
        None,
        description="The side of a service blueprint it is on. Default for a lane of your own: `customer`.",
        examples=["backstage"],
    )
    hidden: Boolean = Field(
        False,
        description="`true` leaves the row out of drawings; its entries still count in all figures.",
        examples=[True],
    )
