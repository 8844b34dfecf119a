"""The rules, one module each: the table."""

from typing import Final

from journeymap_cli.lint.rule import Rule
from journeymap_cli.lint.rules import (
    duplicate_id,
    unknown_channel,
    unknown_lane,
    unknown_pain_point,
    unknown_persona,
    unknown_source,
    unknown_step,
)

REFERENCES: Final[list[Rule]] = [
    duplicate_id,
    unknown_persona,
    unknown_channel,
    unknown_source,
    unknown_step,
    unknown_pain_point,
    unknown_lane,
]
"""What every command runs: a journey whose references do not resolve cannot be drawn or compared."""
