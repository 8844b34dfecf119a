"""A persona that nobody declared.

Where personas are named, they must be declared under `personas`, here or in an imported file; else a typo draws a
line of its own.

Bad:

    personas: [{id: dev, name: Dana}]
    stages:
      - name: Integration
        personas: [devs]

Good:

    personas: [{id: dev, name: Dana}]
    stages:
      - name: Integration
        personas: [dev]
"""

from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Placed, entries
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.references import unknown
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.item import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.problem import Path, Problem, Severity

ID = "unknown-persona"
SEVERITY = Severity.ERROR


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every named persona that is not declared."""
    known = {persona.id for persona in journey.personas}
    for path, name in _named(journey):
        if name not in known:
            yield unknown(ID, "persona", name, path, known)


def _named(journey: Journey) -> Iterator[tuple[Path, str]]:
    for path, _, node in nodes(journey):
        for number, name in enumerate(node.personas):
            yield (*path, "personas", number), name
    for placed in entries(journey):
        yield from _in_entry(placed)


def _in_entry(placed: Placed) -> Iterator[tuple[Path, str]]:
    entry = placed.entry
    if isinstance(entry, (Item, Emotion)) and entry.persona:
        yield (*placed.path, "persona"), entry.persona
    if isinstance(entry, Opportunity):
        for number, solution in enumerate(entry.solutions):
            if solution.persona:
                yield (*placed.path, "solutions", number, "persona"), solution.persona
