"""Customer journey maps as code: a YAML file in git becomes a page, diagrams, checks and diffs."""

from typing import Final

__version__: Final = "0.1.0"
