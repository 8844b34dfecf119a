"""A persona is never used.

A persona that no step and no entry names is left over, or was forgotten where it matters. In a stage without `personas`
all take part.

Bad:

    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
    stages:
      - {name: Integration, personas: [dev]}

Good:

    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
    stages:
      - {name: Evaluation, personas: [pm]}
      - {name: Integration, personas: [dev]}
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import has_entries
from journeymap_cli.lint.references import unused
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unused-persona"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every persona that takes part in no column and that nothing names, in a map that names others."""
    personas = facts.journey.personas
    if personas and not _all_take_part(facts):
        yield from unused(ID, "personas", personas, mentions.personas(facts.journey, facts.statements))


def _all_take_part(facts: Analysis) -> bool:
    """Whether a column, or a stage with entries, names nobody: all take part there."""
    nodes = [(column.stage, column.node) for column in facts.columns]
    nodes += [(stage, stage) for stage in facts.journey.stages if stage.steps and has_entries(stage)]
    return not all(node.personas or stage.personas for stage, node in nodes)
