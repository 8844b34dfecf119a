"""An entry names a persona who does not take part in its step.

The personas of a step are those under its `personas`, else those of its stage, else all customers. An entry of someone
else contradicts that: the curve gets a point where the persona is not. Staff and systems serve customers: an entry may
name them wherever the step and its stage name nobody.

Bad:

    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
    stages:
      - {name: Evaluation, personas: [pm], emotion: {persona: dev, score: 1}}

Good:

    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
    stages:
      - {name: Evaluation, personas: [pm, dev], emotion: {persona: dev, score: 1}}
"""

from collections.abc import Collection, Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.mentions import statements_of
from journeymap_cli.facts.participants import CUSTOMERS, takes_part
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "persona-not-in-step"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every persona of an entry who takes part neither in its stage or step nor, for a stage, in one of its steps."""
    people = {persona.id: persona for persona in facts.journey.personas}
    stages = {node.id: (stage, node) for _, stage, node in facts.nodes}
    for placed in facts.entries:
        for path, entry in statements_of(placed):
            who = people.get(entry.persona or "")
            places = [stages[place] for place in placed.places if place in stages]
            if who and places and not any(_is_there(who, *place, facts.default_participants) for place in places):
                where = " or ".join(quoted(node.name) for _, node in places)
                message = f"{described(entry)} names {quoted(who.id)}, who does not take part in {where}"
                hint = f"add '{who.id}' to its personas:, or remove it here"
                yield Problem(ID, message, (*path, "persona"), hint=hint)


def _is_there(who: Persona, stage: Stage, node: Node, default: Collection[str]) -> bool:
    if who.kind not in CUSTOMERS and not (node.personas or stage.personas):
        return True
    near = (node, *stage.steps) if node is stage else (node,)
    return any(takes_part(who, stage, each, default) for each in near)
