from journeymap_cli.lint.catalogue import CATALOGUE, FIXED, Choice, choose, level, remark
from journeymap_cli.lint.rules import no_owner
from journeymap_cli.lint.tables import OFF
from journeymap_cli.problem import Severity

NOTHING = Choice()


def test_without_wishes_all_but_the_errors_of_reading_are_on_as_they_are() -> None:
    on = choose(NOTHING, NOTHING)
    assert on.keys() == CATALOGUE.keys() - FIXED - OFF
    assert {"no-owner", "no-moment-of-truth"} <= OFF
    assert on["same-name"] is Severity.INFO
    assert on["duplicate-id"] is Severity.ERROR
    assert "yaml-syntax" in FIXED
    assert "comment-cuts-text" in on


def test_selecting_leaves_only_these() -> None:
    assert choose(NOTHING, Choice(select=("no-owner", "same-name"))).keys() == {"no-owner", "same-name"}


def test_ignoring_leaves_the_others() -> None:
    assert choose(NOTHING, NOTHING).keys() - choose(NOTHING, Choice(ignore=("same-name",))).keys() == {"same-name"}
    assert "no-owner" not in choose(Choice(ignore=("no-owner",)), NOTHING)


def test_a_rule_that_is_off_comes_on_by_selection_or_severity() -> None:
    assert choose(NOTHING, Choice(select=("no-owner",))) == {"no-owner": Severity.INFO}
    assert choose(NOTHING, Choice(severity={"no-owner": Severity.ERROR}))["no-owner"] is Severity.ERROR
    assert choose(Choice(severity={"no-owner": Severity.INFO}), NOTHING)["no-owner"] is Severity.INFO
    assert "no-moment-of-truth" not in choose(NOTHING, Choice(severity={"no-owner": Severity.ERROR}))
    assert "no-owner" not in choose(Choice(severity={"no-owner": None}), NOTHING)
    assert (level(no_owner), remark(no_owner)) == ("off", ", off by default")


def test_what_is_selected_is_on_although_the_settings_ignore_it() -> None:
    assert choose(Choice(ignore=("no-owner",)), Choice(select=("no-owner",))).keys() == {"no-owner"}


def test_off_is_stronger_than_selected() -> None:
    assert choose(NOTHING, Choice(select=("no-owner",), severity={"no-owner": None})) == {}
    assert choose(Choice(severity={"no-owner": None}), Choice(select=("no-owner",))) == {}


def test_ignored_is_stronger_than_selected() -> None:
    assert choose(NOTHING, Choice(select=("no-owner",), ignore=("no-owner",))) == {}


def test_the_typed_severity_is_stronger_than_that_of_the_settings() -> None:
    settings = Choice(severity={"no-owner": Severity.ERROR, "same-name": Severity.ERROR})
    on = choose(settings, Choice(severity={"no-owner": Severity.WARNING}))
    assert (on["no-owner"], on["same-name"]) == (Severity.WARNING, Severity.ERROR)
