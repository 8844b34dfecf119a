import datetime
from collections.abc import Iterator
from pathlib import Path

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint import rules
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.rules import no_owner
from journeymap_cli.lint.run import ANY_DAY, by_default, run, unresolved
from journeymap_cli.lint.tables import RULES
from journeymap_cli.problem import Problem, Severity
from support.journeys import journey

MAP = Analysis(journey("title: x\nstages: [{name: a, next: b}]"))


class Asking:
    """A rule that tells which day it was asked on."""

    ID = "asking"
    SEVERITY = Severity.INFO

    def check(self, facts: Analysis, context: Context) -> Iterator[Problem]:
        yield Problem(self.ID, f"{facts.journey.title} {context.today}", ("title",))


def test_a_problem_has_the_severity_that_was_chosen_for_its_rule() -> None:
    context = Context(datetime.date(2026, 11, 21))
    [problem] = run(MAP, context, [Asking()], {"asking": Severity.WARNING})
    assert (problem.message, problem.severity) == ("x 2026-11-21", Severity.WARNING)


def test_a_rule_that_is_off_is_not_asked() -> None:
    assert list(run(MAP, ANY_DAY, [Asking(), no_owner], {})) == []


def test_by_default_every_rule_has_its_own_severity() -> None:
    chosen = by_default(RULES)
    assert chosen["duplicate-id"] is Severity.ERROR
    assert chosen["no-owner"] is Severity.INFO
    assert len(chosen) == len(RULES)


def test_unresolved_are_the_references_alone() -> None:
    assert [(problem.rule, problem.severity) for problem in unresolved(MAP)] == [("unknown-step", Severity.ERROR)]


def test_every_module_of_a_rule_is_listed_once_and_has_its_name() -> None:
    modules = sorted(path.stem for path in Path(rules.__file__).parent.glob("[a-z]*.py"))
    assert sorted(rule.ID.replace("-", "_") for rule in RULES) == modules
    assert "duplicate_id" in modules
