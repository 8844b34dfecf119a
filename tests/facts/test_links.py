import pytest

from journeymap_cli.facts.links import HERE, LinkBase, is_safe, safe, without_ending


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


SITE = LinkBase(
    "/repo/maps/pay",
    "/repo/site/pay",
    {"/repo/maps/pay/kick-off.yaml": "/repo/site/k.html", "/repo/maps/a b.journey.yaml": "/repo/site/a b.html"}.get,
)


@pytest.mark.parametrize(
    ("link", "seen"),
    [
        ("docs/study.pdf", "../../maps/pay/docs/study.pdf"),
        ("./study.pdf", "../../maps/pay/study.pdf"),
        ("../study.pdf?page=2#end", "../../maps/study.pdf?page=2#end"),
        ("../../site/pay/", "./"),
        ("docs/", "../../maps/pay/docs/"),
        ("my%20study.pdf", "../../maps/pay/my%20study.pdf"),
        ("kick-off.yaml", "../k.html"),
        ("../pay/kick-off.yaml#plan", "../k.html#plan"),
        ("../a%20b.journey.yaml", "../a%20b.html"),
        ("other.journey.yaml", "../../maps/pay/other.journey.yaml"),
        *((link, link) for link in ("https://x.org/a/../b", "mailto:a@b.c", "/docs/x", "#pay", "?x=1", "")),
    ],
)
def test_an_address_leads_to_the_same_place_from_the_drawing(link: str, seen: str) -> None:
    assert SITE.address(link) == seen


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("kick-off.yaml", "../k.html"),
        ("../a b.journey.yaml", "../a%20b.html"),
        ("sub/other.journey.yml", "../../maps/pay/sub/other.svg"),
        ("50%.yaml", "../../maps/pay/50%25.svg"),
    ],
)
def test_a_map_is_linked_as_its_drawing(path: str, seen: str) -> None:
    assert SITE._replace(ending=".svg").drawing(path) == seen


@pytest.mark.parametrize("link", ["docs/study.pdf", "./a.pdf", "../a%20b.pdf", "../../a/"])
def test_beside_the_map_an_address_is_as_written(link: str) -> None:
    assert HERE.address(link) == link


def test_a_map_above_is_linked_from_a_page_beside_its_map() -> None:
    assert HERE.drawing("../../maps/refunds.journey.yaml") == "../../maps/refunds.html"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("x.journey.yaml", "x"),
        ("a/x.yml", "a/x"),
        ("a.b/X.YAML", "a.b/X"),
        (".yaml", ".yaml"),
        ("a/.journey.yaml", "a/.journey"),
        ("x", "x"),
        ("x.json", "x"),
    ],
)
def test_the_path_of_a_map_without_its_ending(path: str, name: str) -> None:
    assert without_ending(path) == name
