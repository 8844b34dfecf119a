"""What a part of the report is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from measure import Case, Result
from peers import Found
from plan import Plan


class Layout(Enum):
    """How the report shows a section."""

    ROWS = "one row a case"
    GROWTH = "one row a case, one column a batch"
    SEEN = "one row a batch, and which case refused it"


@dataclass(frozen=True)
class Batch:
    """Cases that are measured in turns, and what they have in common."""

    label: str
    cases: tuple[Case, ...]
    runs: int


@dataclass(frozen=True)
class Section:
    """A part of the report. With `beside`, rows also say how many times as much CPU as that case they take."""

    title: str
    text: str
    layout: Layout
    batches: tuple[Batch, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Measured:
    """A section and the results of each of its batches, by label and case."""

    section: Section
    results: Mapping[str, Mapping[str, Result]]


@dataclass(frozen=True)
class Bench:
    """What sections are built from: an empty folder for their files, how much to measure, and the peers."""

    folder: Path
    plan: Plan
    peers: Mapping[str, Found]

    def write(self, name: str, text: str) -> str:
        """Write a file for the commands, which run in the folder; returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name


Builder: TypeAlias = Callable[[Bench], Section]
