"""All that a drawing of the flow depends on, as one value."""

from collections.abc import Sequence
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DirectionName
from journeymap_cli.language.language import Language
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.view.flow import Flow, flow
from journeymap_cli.view.heading import Heading, heading
from journeymap_cli.view.lens import PersonaView, personas


class FlowContent(NamedTuple):
    """What is drawn, and how. Its `repr` identifies the drawing: equal ones give the same one."""

    flow: Flow
    heading: Heading
    stamp: str | None
    people: Sequence[PersonaView]
    theme: Theme
    direction: DirectionName
    language: Language

    @property
    def name(self) -> str:
        """The accessible name of the drawing."""
        return self.language.gettext("%(title)s: the steps as a graph") % {"title": self.heading.title}


def flow_content(facts: Analysis, options: Options) -> FlowContent:
    """Return the content of a drawing."""
    return FlowContent(
        flow=flow(facts),
        heading=heading(facts),
        stamp=options.stamp,
        people=personas(facts),
        theme=options.theme,
        direction=options.direction,
        language=facts.language,
    )
