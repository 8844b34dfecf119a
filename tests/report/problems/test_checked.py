import pytest

from journeymap_cli.problem import Severity
from support.reported_problems import checked, problem, three_problems


@pytest.mark.parametrize(
    ("fail_on", "fails"),
    [
        (Severity.ERROR, [True, False, False]),
        (Severity.WARNING, [True, True, False]),
        (Severity.INFO, [True, True, True]),
        (None, [False, False, False]),
    ],
)
def test_what_is_as_bad_as_the_limit_fails(fail_on: Severity | None, fails: list[bool]) -> None:
    run = checked(fail_on=fail_on)
    assert [run.fails(problem(severity=severity)) for severity in Severity] == fails


def test_problems_are_counted_and_grouped() -> None:
    assert three_problems().counts() == {Severity.ERROR: 1, Severity.WARNING: 1, Severity.INFO: 1}
    assert {file: len(held) for file, held in three_problems().by_file().items()} == {
        "map.yaml": 2,
        "good.yaml": 0,
        "other.yaml": 1,
    }
