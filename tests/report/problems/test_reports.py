import pytest

from journeymap_cli.cli.options import ReportName
from journeymap_cli.report.problems.reports import REPORTS
from support.problems import hostile, three


def test_the_command_line_offers_every_report() -> None:
    assert [name.value for name in ReportName] == list(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_problems_are_the_same_text_with_a_line_break_at_the_end(name: str) -> None:
    assert REPORTS[name].report(three()) == REPORTS[name].report(three())
    assert REPORTS[name].report(three()).endswith("\n")
    assert REPORTS[name].report(hostile()).endswith("\n")
