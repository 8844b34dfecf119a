"""Which of the changes of one weight matter most to those who have ten seconds."""

from typing import Final

from journeymap_cli.report.diff_sections import Line

USUAL: Final = 1.0


def importance(line: Line) -> float:
    """How much a line matters, 0 or more: how far a score moves, then pains; evidence alone matters least."""
    change = line.change
    if change is None or change.path[-1:] == ("evidence",):
        return 0.0
    if change.of == "emotion" and change.path[-1:] == ("score",) and None not in (change.before, change.after):
        return USUAL + abs(float(change.after - change.before))
    return USUAL + (change.of == "pain_point")
