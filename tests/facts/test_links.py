import pytest

from journeymap_cli.facts.links import is_safe, safe


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/a?b=c:d#e",
        "HTTP://example.com",
        "mailto:team@example.com",
        "research/interviews.pdf",
        "../plans/2026.html#a",
        "docs/10:30.md",
        "?q=a:b",
        "#first-call",
        "javascript%3Aalert(1)",
    ],
)
def test_a_link_with_a_known_scheme_or_a_relative_path_is_followed(link: str) -> None:
    assert safe(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.com/a",
        "\\\\host\\share",
        "/\\example.com",
        "C:/temp/a.txt",
        "C:a",
        ":a",
        "a b.html",
        "a\u0085b",
        "a\nb",
    ],
)
def test_any_other_link_is_only_shown(link: str) -> None:
    assert not is_safe(link)
    assert safe(link) is None


def test_none_is_no_link() -> None:
    assert safe(None) is None
