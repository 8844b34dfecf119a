"""A lane as a map lists it: its place in the order, its label, or a lane of the map's own."""

from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Registered
from journeymap_cli.model.lanes import Role
from journeymap_cli.model.scalars import OptionalText, Text, Truth


class Lane(Registered):
    """A row of the map: a built-in lane by its name, or one of your own with a label."""

    short: ClassVar[str | None] = "id"

    id: Text = Field(description="The name of a built-in lane, or an id for one of your own.", examples=["pain_points"])
    label: OptionalText = Field(
        None, description="What stands in front of the row; a lane of your own needs it.", examples=["Regulation"]
    )
    role: Role | None = Field(
        None,
        description="Its part in a service blueprint; when left out, a lane of your own is `customer`.",
        examples=["backstage"],
    )
    hidden: Truth = Field(
        False, description="`true` leaves the row out of drawings; figures still count it.", examples=[True]
    )
