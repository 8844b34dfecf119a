"""Problems for the tests of reports, among them hostile ones."""

from collections.abc import Sequence

from journeymap_cli.problem import Problem, Related, Severity, Span
from journeymap_cli.report.problems.checked import Checked

HOSTILE = "\x1b[31m::error::##[group]a,b:c%\r\n<b>&\"'](http://x) @team |\u202e\u2028"
LINES = ["title: X", "stages:", "  - name: A", "    key: 1", "  - name: B", "    key: 1"]


def problem(rule: str = "unknown-key", line: int = 4, severity: Severity = Severity.ERROR, **more: object) -> Problem:
    """A problem at columns 5 to 8 of a line of `map.yaml`."""
    plain = Problem(rule, "unknown key 'key'", ("stages", 0, "key"), severity, hint="take it out", file="map.yaml")
    return plain._replace(**{"span": Span(line, 5, line, 8), **more})  # type: ignore[arg-type]


def checked(
    *problems: Problem, files: Sequence[str] = ("map.yaml",), fail_on: Severity | None = Severity.ERROR
) -> Checked:
    """The result of a check with some problems."""
    return Checked(files, problems, {"map.yaml": LINES}, fail_on)


def three_problems() -> Checked:
    """An error with a related place, a warning and an info, in two of three files."""
    first = Related("first here", file="shared.yaml", span=Span(2, 1, 2, 3))
    return checked(
        problem("duplicate-id", related=(first,)),
        problem("unsafe-link", 6, Severity.WARNING),
        problem("no-owner", 1, Severity.INFO, hint=None, file="other.yaml"),
        files=("map.yaml", "good.yaml", "other.yaml"),
    )


def hostile_problem() -> Checked:
    """A problem all of whose texts are hostile."""
    other = Related(HOSTILE, file=HOSTILE, span=Span(1, 1, 1, 2))
    return checked(problem(message=HOSTILE, hint=HOSTILE, file=HOSTILE, related=(other,)), files=(HOSTILE,))


def acting_lines(text: str) -> list[str]:
    """The lines that a CI service or a terminal would act on."""
    strange = [char for char in HOSTILE if not char.isprintable()]
    acts = [line for line in text.split("\n") if line.startswith("::") or "##[" in line]
    return acts + [line for line in text.split("\n") if any(char in line for char in strange if char != "\n")]
