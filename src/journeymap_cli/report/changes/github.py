"""Annotations for GitHub Actions: a warning for each change for the worse, and a notice with each map's summary."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.report.changes.lines import ChangeLine, importance
from journeymap_cli.report.changes.pieces import PieceMark
from journeymap_cli.report.changes.sections import Section, sections
from journeymap_cli.report.changes.words import summary, trust_summary
from journeymap_cli.report.problems.github import DATA, MOST, PROPERTY
from journeymap_cli.report.terminal import printable

SIGNS: Final = {PieceMark.KEPT: "%s", PieceMark.GONE: "[-%s-]", PieceMark.NEW: "{+%s+}", PieceMark.ARROW: " -> %s"}


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """Up to ten warnings and ten notices, as GitHub drops the rest."""
    changed = [comparison for comparison in comparisons if comparison.changes]
    lines = [*_warnings(changed)[:MOST], *islice(map(_notice, changed), MOST)]
    return "".join(f"{line}\n" for line in lines)


def _warnings(comparisons: Sequence[Comparison]) -> list[str]:
    """The changes for the worse, the most important first, as GitHub drops all but ten."""
    worse = [
        (comparison, section, line)
        for comparison in comparisons
        for section in sections(comparison)
        for line in section.lines
        if line.impact is Impact.WORSE
    ]
    return [_warning(*each) for each in sorted(worse, key=lambda each: -importance(each[2]))]


def _warning(comparison: Comparison, section: Section, line: ChangeLine) -> str:
    where = " / ".join(part for part in (section.title, line.place) if part)
    return _command("warning", comparison, "worse for the customer", f"{where}: {_text(line)}")


def _notice(comparison: Comparison) -> str:
    counts = "; ".join(part for part in (summary(comparison), trust_summary(comparison.summary)) if part)
    return _command("notice", comparison, "journeymap diff", f"{comparison.title}: {counts}")


def _command(command: str, comparison: Comparison, title: str, text: str) -> str:
    place = comparison.place or comparison.file
    file = f"file={printable(place).translate(PROPERTY)}," if place else ""
    return f"::{command} {file}title={title}::{printable(text).translate(DATA)}"


def _text(line: ChangeLine) -> str:
    words = "".join(SIGNS[piece.mark] % piece.text for piece in line.pieces)
    return " ".join(part for part in (line.sign, line.label, words) if part)
