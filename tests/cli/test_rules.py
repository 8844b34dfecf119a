from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.lint.catalogue import CATALOGUE, level

RUNNER = CliRunner()


def test_every_rule_is_listed_with_its_severity() -> None:
    lines = RUNNER.invoke(app, ["rules"]).stdout.splitlines()
    listed = [line.split()[:2] for line in lines if line.startswith("  ")]
    assert listed == [[rule, level(page)] for rule, page in CATALOGUE.items()]
    assert lines[0] == "Reading the text"


def test_the_page_of_a_rule_is_shown() -> None:
    text = RUNNER.invoke(app, ["rules", "profile-lane"]).stdout
    assert text.startswith("profile-lane (warning)\n\nA lane that the profile requires is empty.\n\n")
    assert "Settings:\n\n    [profile]\n    lanes = " in text
    assert text.endswith("        opportunities: Show the limits\n")
    assert max(map(len, text.splitlines())) <= 80


def test_the_page_says_what_is_always_on() -> None:
    assert RUNNER.invoke(app, ["rules", "yaml-syntax"]).stdout.startswith("yaml-syntax (error, always on)\n")


def test_invisible_characters_are_escaped() -> None:
    assert "Pay\\u200bments" in RUNNER.invoke(app, ["rules", "invisible-character"]).stdout


def test_an_unknown_rule_is_reported_with_the_nearest() -> None:
    result = RUNNER.invoke(app, ["rules", "no-ownr"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: there is no rule 'no-ownr': did you mean 'no-owner'?\n"
