"""A feeling is labelled with a number.

Only digits with a decimal point make a score. Any other notation, such as `1,5` or `3/5`, is read as the label of the
feeling, which then has no score and leaves a gap in the curve.

Bad:

    stages:
      - {name: Discovery, emotion: "1,5"}

Good:

    stages:
      - {name: Discovery, emotion: 1.5}
"""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.feelings import labels
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import written
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.regexes import regex

ID = "number-as-label"
SEVERITY = Severity.WARNING
NUMBER: Final = regex(
    r"(?=.*[\d¼-¾⅐-⅞])[\d¼-¾⅐-⅞\s()\[\]+\-−–—±~≈<>≤≥.,'’_/∕⁄:%٪٫٬·×*^]+(?:[eE][+-]?\d+)?|[+-]?(?:0x[0-9a-fA-F]+|\.inf|\.nan)"
)
"""Digits of any script and fractions, with signs, separators and a percent sign, but no letter; or as YAML has them."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every label of an emotion that is a number."""
    scale = facts.journey.scale
    for path, _, node in facts.nodes:
        for number, emotion in enumerate(node.emotion):
            if label := next(filter(_is_number, labels(emotion)), None):
                message = f"{quoted(label)} is a label, not a score"
                hint = f"write the score as a number from {written(scale.min)} to {written(scale.max)}, such as 1.5"
                hint = "remove the label, or write a word" if emotion.score is not None else hint
                yield Problem(ID, message, (*path, "emotion", number, "label"), hint=hint)


def _is_number(label: str) -> bool:
    """Most labels have neither a digit nor a point, and the pattern need not be compiled for them."""
    return (any(map(str.isnumeric, label)) or "." in label) and bool(NUMBER.fullmatch(label))
