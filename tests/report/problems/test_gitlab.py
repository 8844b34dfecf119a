import json

from journeymap_cli.report.problems import gitlab
from journeymap_cli.report.problems.checked import Checked
from support.reported_problems import LINES, acting_lines, checked, hostile_problem, problem, three_problems


def prints(run: Checked) -> list[str]:
    return [finding["fingerprint"] for finding in json.loads(gitlab.report(run))]


def test_a_problem_is_a_finding() -> None:
    findings = json.loads(gitlab.report(three_problems()))
    assert [finding["severity"] for finding in findings] == ["major", "minor", "info"]
    assert findings[0] == {
        "description": "unknown key 'key' (take it out)",
        "check_name": "duplicate-id",
        "fingerprint": findings[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "map.yaml", "lines": {"begin": 4, "end": 4}},
    }
    assert findings[2]["description"] == "unknown key 'key'"


def test_nothing_is_an_empty_list() -> None:
    assert gitlab.report(checked()) == "[]\n"


def test_a_fingerprint_stays_while_its_line_moves_and_its_words_change() -> None:
    before = checked(problem())
    moved = Checked(["map.yaml"], [problem(line=6, message="84 days")], {"map.yaml": ["", "", *LINES]})
    assert prints(before) == prints(moved)


def test_different_problems_have_different_fingerprints() -> None:
    found = [problem(), problem("bad-id"), problem(file="other.yaml"), problem(line=1)]
    found += [problem(path=("stages", 0, "name"))]
    assert len(set(prints(checked(*found)))) == len(found)


def test_equal_problems_have_different_fingerprints() -> None:
    found = [problem(line=4), problem(line=6, path=("stages", 1, "key")), problem(line=4)]
    assert len(set(prints(checked(*found)))) == 3


def test_hostile_texts_do_no_harm() -> None:
    assert acting_lines(gitlab.report(hostile_problem())) == []
