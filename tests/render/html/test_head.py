import base64
import hashlib

import pytest

from journeymap_cli.render.html.head import page_head
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import DEFAULT
from support.pages import example_text, page, parsed


@pytest.mark.parametrize(
    ("css", "ascii_"),
    [
        ("q::before{content:“}", r"q::before{content:\201c }"),
        ("a{font:Größe,'😀'}", r"a{font:Gr\f6 \df e,'\1f600 '}"),
        (r"a{content:'\é\\é\a é'}", r"a{content:'\e9 \\\e9 \a \e9 '}"),
    ],
)
def test_a_style_is_written_in_ascii(css: str, ascii_: str) -> None:
    assert page_head(css, "").style == ascii_


@pytest.mark.parametrize(
    ("script", "ascii_"),
    [("'←😀'", r"'\u2190\ud83d\ude00'"), (r"'\é' + '\\é' + '\n'", r"'\u00e9' + '\\\u00e9' + '\n'")],
)
def test_a_script_is_written_in_ascii(script: str, ascii_: str) -> None:
    assert page_head("", script).script == ascii_


def test_the_style_and_the_script_of_a_page_are_ascii_and_allowed_by_their_hashes() -> None:
    options = Options(theme=DEFAULT._replace(fonts=("Größe Sans",)))
    head = parsed(page(example_text("payments-api"), options)).first("head")
    body = parsed(page(example_text("payments-api"), options)).first("body")
    policy = head.all("meta")
    allowed = "".join(one.attributes["content"] for one in policy if "http-equiv" in one.attributes)
    for text in (head.first("style").text, next(one.text for one in body.all("script"))):
        assert text.isascii()
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in allowed
