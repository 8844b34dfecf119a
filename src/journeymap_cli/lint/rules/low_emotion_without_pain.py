"""A low emotion has no pain point.

The curve says that people are unhappy here, but the map does not say why. The lowest quarter of the scale counts as
low; a pain point of the step, its stage, or the steps of its stage explains it.

Bad:

    stages:
      - name: Integration
        emotion: -2

Good:

    stages:
      - name: Integration
        emotion: -2
        pain_points: Keys take two days
"""

from collections.abc import Iterator
from fractions import Fraction

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import written
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "low-emotion-without-pain"
SEVERITY = Severity.INFO
LOW = Fraction(1, 4)
"""Of the way from the worst to the best feeling."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every score in the lowest quarter of the scale that has no pain point around it."""
    scale = facts.journey.scale
    for path, _, node in facts.nodes:
        if not node.emotion or facts.pain_index.is_explained(node.id):
            continue
        for number, emotion in enumerate(node.emotion):
            value = score_of(emotion, scale)
            if value is not None and scale.place(value) <= LOW:
                score = written(value)
                message = f"the emotion {score} at {quoted(node.name)} is low, but no pain point explains it"
                place = (*path, "emotion", number, "score" if emotion.score is not None else "label")
                yield Problem(ID, message, place, hint="add pain_points: with what makes people unhappy here")
