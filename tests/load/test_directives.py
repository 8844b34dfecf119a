"""Lines that begin with a percent sign."""

import pytest

from reading import at, problem, read


@pytest.mark.parametrize("version", ["%YAML 1.1", "%YAML 1.2", "# x\n\n%YAML 1.2  # y"])
def test_the_versions_that_are_read(version: str) -> None:
    assert read(f"{version}\n---\na: b\n").data == {"a": "b"}


@pytest.mark.parametrize("line", ["%YAML 9.9", "%YAML 1.3", "%YAML 2.0", "%YAML", "%YAML one"])
def test_other_versions_are_refused(line: str) -> None:
    found = problem(f"# x\n{line}\n---\na: b\n")
    assert (found.rule, at(found), found.message) == (
        "yaml-syntax",
        "2:1",
        f"'{line}' asks for another YAML than 1.1 or 1.2",
    )


def test_declared_tags_are_custom_tags() -> None:
    found = problem("%YAML 1.2\n%TAG ! tag:x,2000:\n---\n!a b\n")
    assert (found.rule, at(found)) == ("custom-tag", "2:1")


@pytest.mark.parametrize(
    ("text", "place"), [("%FOO bar\n---\na: b\n", "1:1"), ("a: b\n%c: d\n", "2:1"), ("%x\n", "1:1")]
)
def test_any_other_line_with_a_percent_sign_is_to_be_quoted(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert found.hint
    assert found.hint.startswith('quote it: "%')


@pytest.mark.parametrize("text", ["%YAML 1.2\na: b\n", "%YAML 1.2\n"])
def test_a_version_needs_a_line_that_begins_the_document(text: str) -> None:
    assert (at(problem(text)), problem(text).message) == ("1:1", "a line '---' is missing after '%YAML 1.2'")
