"""A column has no emotion although others have a score.

The curve has a gap there, which reads as "nothing happens here". Often it is a step that nobody asked about. An emotion
of its stage counts.

Bad:

    stages:
      - {name: Discovery, emotion: 1}
      - {name: Evaluation}

Good:

    stages:
      - {name: Discovery, emotion: 1}
      - {name: Evaluation, emotion: -1}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "emotion-missing"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every column without an emotion of its own or of its stage, in a map with scores."""
    if not any(entry.score is not None for _, _, node in facts.nodes for entry in node.emotion):
        return
    for column in facts.columns:
        if not column.node.emotion and not column.stage.emotion:
            message = f"{quoted(column.node.name)} has no emotion, so the curve has a gap"
            yield Problem(ID, message, column.path, hint="add emotion: with a score, or a word for the feeling")
