from xml.etree import ElementTree

from journeymap_cli.problem import Severity
from journeymap_cli.report.problems import junit
from journeymap_cli.report.problems.checked import Checked
from support.reported_problems import acting_lines, checked, hostile_problem, problem, three_problems


def suites(run: Checked) -> ElementTree.Element:
    return ElementTree.fromstring(junit.report(run))


def test_a_file_is_a_suite_and_a_problem_a_test() -> None:
    root = suites(three_problems())
    assert root.attrib == {"name": "journeymap", "tests": "4", "failures": "1", "errors": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("map.yaml", "2", "1"),
        ("good.yaml", "1", "0"),
        ("other.yaml", "1", "0"),
    ]
    [failure] = root.iter("failure")
    assert failure.attrib == {"type": "duplicate-id", "message": "unknown key 'key'"}
    assert failure.text == "map.yaml:4:5: error[duplicate-id] unknown key 'key' (take it out)"
    assert [case.get("name") for case in root.iter("testcase")] == [
        "duplicate-id 4:5",
        "unsafe-link 6:5",
        "valid",
        "no-owner 1:5",
    ]


def test_only_what_fails_the_run_is_a_failure() -> None:
    warning = problem(severity=Severity.WARNING)
    assert len(list(suites(checked(warning)).iter("failure"))) == 0
    assert len(list(suites(checked(warning)).iter("system-out"))) == 1
    assert len(list(suites(checked(warning, fail_on=Severity.WARNING)).iter("failure"))) == 1
    assert len(list(suites(checked(problem(), fail_on=None)).iter("failure"))) == 0


def test_hostile_texts_are_valid_xml_and_do_no_harm() -> None:
    [failure] = suites(hostile_problem()).iter("failure")
    assert "<b>&" in (failure.text or "")
    assert acting_lines(junit.report(hostile_problem())) == []
