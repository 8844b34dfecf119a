"""A stage: a part of the journey, with or without steps."""

from pydantic import Field

from journeymap_cli.model.node import Node
from journeymap_cli.model.step import Step


class Stage(Node):
    """A stage of the journey. Without steps it is one column; with steps it spans them."""

    steps: tuple[Step, ...] = Field(
        (), description="The steps inside it, in order.", examples=[["Sign up", "Confirm the address"]]
    )
