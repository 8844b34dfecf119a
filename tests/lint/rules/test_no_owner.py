from journeymap_cli.lint.rules import no_owner
from support.linting import paths


def test_a_map_that_nobody_owns_is_reported_at_its_title() -> None:
    assert paths(no_owner, "stages: [A]") == [("title",)]


def test_an_empty_owner_is_none() -> None:
    assert paths(no_owner, "{title: X, owner: '', stages: [A]}") == [("title",)]


def test_a_map_with_an_owner_is_fine() -> None:
    assert paths(no_owner, "{title: X, owner: Docs, stages: [A]}") == []
