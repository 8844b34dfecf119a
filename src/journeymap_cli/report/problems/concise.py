"""One line for each problem, in the format of compilers, which editors and scripts parse."""

from journeymap_cli.problem import Problem
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.terminal import opening, printable


def report(checked: Checked) -> str:
    """`file:line:column: severity[rule] message` for each problem."""
    return "".join(f"{_line(problem)}\n" for problem in checked.problems)


def _line(problem: Problem) -> str:
    span = problem.where
    place = f"{opening(problem.file)}:{span.line}:{span.column}"
    return f"{place}: {problem.severity}[{problem.rule}] {printable(problem.message)}"
