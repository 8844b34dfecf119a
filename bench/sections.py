"""Building blocks of the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from measure import Case, Result
from peers import Found
from plan import Plan


class Layout(Enum):
    """How the report displays a section."""

    ROWS = "one row a case"
    GROWTH = "one row a case, one column a batch"
    SEEN = "one row a batch, and which case refused it"


@dataclass(frozen=True)
class Batch:
    """Cases measured in turns, with a common label and run count."""

    label: str
    cases: tuple[Case, ...]
    runs: int


@dataclass(frozen=True)
class Section:
    """A part of the report. With `beside`, rows also show their CPU time relative to that case."""

    title: str
    text: str
    layout: Layout
    batches: tuple[Batch, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Measured:
    """A section and the results of its batches, by label and case."""

    section: Section
    results: Mapping[str, Mapping[str, Result]]


@dataclass(frozen=True)
class Bench:
    """Inputs for building sections: an empty folder for files, the plan, and the peers."""

    folder: Path
    plan: Plan
    peers: Mapping[str, Found]

    def write(self, name: str, text: str) -> str:
        """Write a file into the folder that the commands run in; return its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name


Builder: TypeAlias = Callable[[Bench], Section]
