"""Benchmark sizes and run counts."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Sizes: TypeAlias = dict[int, int]
"""Number of runs by size: the largest take minutes."""


@dataclass(frozen=True)
class Plan:
    """The sizes and run counts of one kind of benchmark."""

    start: int
    """Runs of commands about as fast as the import line."""
    steps: Sizes
    """Steps of a single map."""
    files: Sizes
    """Number of maps of 30 steps."""
    edited: Sizes
    """Steps of the maps compared."""
    commits: Sizes
    pairs: int
    """Runs of comparisons with a peer."""
    mermaid: Sizes
    """Steps of the map given to mermaid-cli in addition to the example."""
    pair_files: Sizes
    """Number of maps given to check-jsonschema and yamllint."""
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
