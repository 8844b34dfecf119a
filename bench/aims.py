"""Performance targets, compared with the measurements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from measure import REFERENCE, Result
from sections import Measured


@dataclass(frozen=True)
class Aim:
    """A limit for one case: CPU seconds, or a ratio to the import line; None to report the figure only."""

    section: str
    batch: str
    case: str
    what: str
    unit: Literal["ratio", "s"]
    limit: float | None


AIMS: Final = (
    Aim("start", "", "--version", "`--version`", "ratio", 0.6),
    Aim("start", "", "validate", "`validate` of one small map", "ratio", 1.5),
    Aim("start", "", "render -f html", "`render -f html` of it", "ratio", 2.2),
    Aim("start", "", "render -f svg", "`render -f svg` of it", "ratio", 2.2),
    Aim("steps", "1,000", "render -f html", "`render -f html` of 1,000 steps", "s", 2),
    Aim("steps", "1,000", "render -f svg", "`render -f svg` of 1,000 steps", "s", 3),
    Aim("files", "500", "validate", "`validate` of 500 maps of 30 steps", "s", None),
)


def outcomes(measured: Mapping[str, Measured]) -> Iterator[tuple[str, str, str, str]]:
    """Each aim of a measured section as four strings: case, limit, figure, and whether it is met."""
    for aim in (aim for aim in AIMS if aim.section in measured):
        figure = _figure(aim, measured)
        limit = "" if aim.limit is None else f"at most {_amount(aim.limit, aim.unit)}"
        if figure is None:
            yield aim.what, limit, "not measured", ""
        else:
            met = "" if aim.limit is None else ("yes" if figure <= aim.limit else "no")
            yield aim.what, limit, _amount(round(figure, 2), aim.unit), met


def _figure(aim: Aim, measured: Mapping[str, Measured]) -> float | None:
    """The median CPU of an aim in its unit; None if it has no runs."""
    results = measured[aim.section].results.get(aim.batch, {})
    result, reference = results.get(aim.case, Result()), results.get(REFERENCE.name, Result())
    if not result.samples or not reference.samples:
        return None
    return result.median("cpu") / (reference.median("cpu") if aim.unit == "ratio" else 1)


def _amount(figure: float, unit: str) -> str:
    return f"{figure:g}" if unit == "ratio" else f"{figure:g} s"
