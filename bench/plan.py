"""How much is measured: the sizes, and how many times each."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Sizes: TypeAlias = dict[int, int]
"""How many runs each size gets: the largest take minutes."""


@dataclass(frozen=True)
class Plan:
    """One kind of run."""

    start: int
    """Runs of what takes about as long as the import line."""
    steps: Sizes
    """Steps of one map."""
    files: Sizes
    """Maps of 30 steps."""
    edited: Sizes
    """Steps of the maps that are compared."""
    commits: Sizes
    pairs: int
    """Runs beside a peer."""
    mermaid: Sizes
    """Steps of the map, beside the example, that mermaid-cli gets, too."""
    pair_files: Sizes
    """Maps that check-jsonschema and yamllint get."""
    faults: int


FULL: Final = Plan(
    start=11,
    steps={10: 5, 100: 5, 1000: 3, 10000: 1},
    files={1: 5, 10: 5, 100: 3, 500: 3, 1000: 1},
    edited={30: 5, 1000: 3},
    commits={50: 3},
    pairs=7,
    mermaid={100: 5},
    pair_files={1: 7, 100: 3},
    faults=1,
)
QUICK: Final = Plan(
    start=3,
    steps={10: 1, 100: 1, 1000: 1},
    files={1: 1, 10: 1, 100: 1},
    edited={30: 1},
    commits={10: 1},
    pairs=3,
    mermaid={},
    pair_files={1: 3, 10: 1},
    faults=0,
)
