"""A stage: a part of the journey, with or without steps."""

from pydantic import Field

from journeymap_cli.model.node import Node
from journeymap_cli.model.step import Step


class Stage(Node):
    """A part of the journey: one column, or with steps a header over their columns. A text alone is the name."""

    steps: tuple[Step, ...] = Field(
        (), description="The steps of the stage in their order.", examples=[["Sign up", "Confirm the address"]]
    )
