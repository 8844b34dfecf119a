from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.choice import Choice, choose
from journeymap_cli.problem import Severity

NOTHING = Choice()


def test_without_wishes_all_but_the_errors_of_reading_are_on_as_they_are() -> None:
    on = choose(NOTHING, NOTHING)
    assert on.keys() == CATALOGUE.keys() - FIXED
    assert on["no-owner"] is Severity.INFO
    assert on["duplicate-id"] is Severity.ERROR
    assert "yaml-syntax" in FIXED
    assert "comment-cuts-text" in on


def test_selecting_leaves_only_these() -> None:
    assert choose(NOTHING, Choice(select=("no-owner", "same-name"))).keys() == {"no-owner", "same-name"}


def test_ignoring_leaves_the_others() -> None:
    assert choose(NOTHING, NOTHING).keys() - choose(NOTHING, Choice(ignore=("no-owner",))).keys() == {"no-owner"}
    assert "no-owner" not in choose(Choice(ignore=("no-owner",)), NOTHING)


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
