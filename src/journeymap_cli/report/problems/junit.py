"""JUnit XML, which most CI services show as tests."""

from collections.abc import Iterator, Sequence
from html import escape

from journeymap_cli.problem import Problem, Span
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.terminal import printable


def report(checked: Checked) -> str:
    """A suite for each file, a test for each problem; those that do not fail the run pass, with what they say."""
    failures = sum(map(checked.fails, checked.problems))
    suites = [line for file, problems in checked.by_file().items() for line in _suite(file, problems, checked)]
    tests = sum(max(1, len(problems)) for problems in checked.by_file().values())
    head = f'<testsuites name="journeymap" tests="{tests}" failures="{failures}" errors="0">'
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"
    return text.replace("##[", "##&#91;")


def _suite(file: str, problems: Sequence[Problem], checked: Checked) -> Iterator[str]:
    name, failures = _attribute(file), sum(map(checked.fails, problems))
    yield f'  <testsuite name={name} tests="{max(1, len(problems))}" failures="{failures}" errors="0">'
    for problem in problems:
        span = problem.where
        yield f"    <testcase classname={name} name={_attribute(f'{problem.rule} {span.line}:{span.column}')}>"
        yield f"      {_outcome(problem, span, fails=checked.fails(problem))}"
        yield "    </testcase>"
    if not problems:
        yield f'    <testcase classname={name} name="valid"/>'
    yield "  </testsuite>"


def _outcome(problem: Problem, span: Span, *, fails: bool) -> str:
    place = f"{problem.file}:{span.line}:{span.column}: {problem.severity}[{problem.rule}]"
    hint = f" ({problem.hint})" if problem.hint else ""
    text = escape(printable(f"{place} {problem.message}{hint}"), quote=False)
    if fails:
        return f"<failure type={_attribute(problem.rule)} message={_attribute(problem.message)}>{text}</failure>"
    return f"<system-out>{text}</system-out>"


def _attribute(text: str) -> str:
    return f'"{escape(printable(text))}"'
