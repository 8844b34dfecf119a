"""JUnit XML, which most CI services show as tests."""

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from journeymap_cli.problem import Problem
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.terminal import printable

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report(checked: Checked) -> str:
    """A suite for each file with a test for each problem. A problem that does not fail the run is a passed test."""
    by_file = checked.by_file()
    root = ET.Element("testsuites", {"name": "journeymap"} | _counts(checked, *by_file.values()))
    for file, problems in by_file.items():
        suite = ET.SubElement(root, "testsuite", {"name": printable(file)} | _counts(checked, problems))
        for problem in problems:
            _add_test(suite, problem, fails=checked.fails(problem))
        if not problems:
            ET.SubElement(suite, "testcase", {"classname": printable(file), "name": "valid"})
    ET.indent(root)
    return f"{DECLARATION}{ET.tostring(root, encoding='unicode')}\n"


def _counts(checked: Checked, *files: Sequence[Problem]) -> dict[str, str]:
    """The attributes that count the tests of some files."""
    tests = sum(max(1, len(problems)) for problems in files)
    failures = sum(checked.fails(problem) for problems in files for problem in problems)
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _add_test(suite: ET.Element, problem: Problem, *, fails: bool) -> None:
    place = f"{problem.where.line}:{problem.where.column}"
    hint = f" ({problem.hint})" if problem.hint else ""
    test = ET.SubElement(
        suite, "testcase", {"classname": printable(problem.file), "name": printable(f"{problem.rule} {place}")}
    )
    outcome = ET.SubElement(test, "failure" if fails else "system-out")
    if fails:
        outcome.attrib = {"type": printable(problem.rule), "message": printable(problem.message)}
    outcome.text = printable(f"{problem.file}:{place}: {problem.severity}[{problem.rule}] {problem.message}{hint}")
