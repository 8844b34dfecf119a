import pytest

from journeymap_cli.lint.rules import no_evidence
from support.linting import paths


@pytest.mark.parametrize("status", ["draft", "in-review", "archived"])
def test_a_map_that_is_not_approved_may_be_a_guess(status: str) -> None:
    assert paths(no_evidence, f"status: {status}\nstages: [{{name: A, goals: G}}]") == []


@pytest.mark.parametrize(
    "stage", ["{name: A}", "{name: A, goals: G}", "{name: A, goals: {text: G, evidence: proposed}}"]
)
def test_an_approved_map_of_guesses_is_reported(stage: str) -> None:
    assert paths(no_evidence, f"status: approved\nstages: [{stage}]") == [("title",)]


@pytest.mark.parametrize(
    "stage",
    ["{name: A, backstage: {text: G, evidence: reported}}", "{name: A, emotion: {score: 1, evidence: observed}}"],
)
def test_one_supported_entry_is_enough(stage: str) -> None:
    assert paths(no_evidence, f"status: approved\nstages: [{stage}]") == []


def test_the_default_of_the_map_counts() -> None:
    assert paths(no_evidence, "status: approved\nevidence_default: reported\nstages: [{name: A, goals: G}]") == []
    assert paths(no_evidence, "status: approved\nevidence_default: reported\nstages: [A]") == [("title",)]
