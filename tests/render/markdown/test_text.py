import pytest

from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import language_of
from journeymap_cli.render.markdown.text import bracketed, inline, link, rich, titled
from support.markdown import PARSER, flat

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
        ("אבג −1.5 ד", "&#8296;אבג &#8294;−1.5&#8297; ד&#8297;"),
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


SITE = LinkBase("/maps", "/site")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [the *study*](study.pdf#a)", f"see [the \\*{GAP}study\\*](../maps/study.pdf#a)"),
        ("[a](https://x.example/?a=1&b=2)", "[a](https://x.example/?a=1&amp;b=2)"),
        ("**now** and `a*b`", "**now** and `a*b`"),
        ("a**b**c", "a**b**c"),
        ("日本**（語）**です", "日本**\u2060（語）\u2060**です"),
        ("**a `b` [c](d)**", "**a `b` [c](../maps/d)\u2060**"),
        ("`a``b`", f"`a`{GAP}`b`"),
        ("wow![x](y)", f"wow!{GAP}[x](../maps/y)"),
        (r"\*\*kept\*\* \[a](b)", f"\\*\\*{GAP}kept\\*\\* \\[a\\](b)"),
        ("`a | b`", "a &#124; b"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("1. **one**\n\n- `two`", "1\\. **one**<br>\\- `two`"),
        ("**אב**", "&#8296;**אב**&#8297;"),
    ],
)
def test_marks_of_a_text_stay(text: str, shown: str) -> None:
    assert rich(text, SITE, "<br>") == shown


def test_a_reader_of_markdown_sees_the_marks() -> None:
    seen = [token.type for token in flat(PARSER.parse(rich("日本**（語）**です `a` [b](c)**!** x", SITE)))]
    strong, link_ = ["strong_open", "text", "strong_close"], ["link_open", "text", "link_close"]
    assert [kind for kind in seen if kind != "text_special"][2:-1] == [
        *("text", *strong, "text", "code_inline", "text", *link_, "text", *strong, "text")
    ]


@pytest.mark.parametrize(("tag", "shown"), [("en", "**A:** "), ("fr", "**A\u202f:** "), ("ja", "**A**：")])
def test_a_name_before_what_is_said_has_the_colon_of_the_language(tag: str, shown: str) -> None:
    assert titled("A", language_of(tag)) == shown
    tokens = [token.type for token in flat(PARSER.parse(f"- {titled('A', language_of(tag))}ミ"))]
    assert "strong_open" in tokens


@pytest.mark.parametrize(("tag", "shown"), [("en", "a (b)"), ("de", "a (b)"), ("ja", "a（b）"), ("zh-Hant", "a（b）")])
def test_remarks_have_the_brackets_of_the_language(tag: str, shown: str) -> None:
    assert f"a{bracketed('b', language_of(tag))}" == shown
