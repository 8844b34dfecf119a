import pytest

from journeymap_cli.render.markdown.text import inline, link

GAP = "&#8288;"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, 10.30", "plain words, 10.30"),
        ("*a* | `b` <i>", f"\\*{GAP}a\\* &#124; \\`b\\` &lt;i&gt;"),
        ("12. item", "12\\. item"),
        ("- item", "\\- item"),
        ("@name #12", f"@{GAP}name \\#{GAP}12"),
        ("www.example.com", f"www{GAP}.example.com"),
        ("a\u202eb", "ab"),
        ("אבג", "&#8296;אבג&#8297;"),
    ],
)
def test_text_is_escaped(text: str, escaped: str) -> None:
    assert inline(text) == escaped


def test_line_breaks_are_joined() -> None:
    assert inline("one\n\n two ") == "one two"
    assert inline("one\ntwo", "<br>") == "one<br>two"


def test_a_link_has_an_escaped_label_and_address() -> None:
    assert link("[a]", "https://example.com/(b)|c") == "[\\[a\\]](https://example.com/%28b%29%7Cc)"
    assert link("a\nb", None) == "a<br>b"
