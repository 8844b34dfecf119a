"""Texts as scalars: what YAML reads from them is the text again."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap_cli.rewrite.scalars import block_text, in_style, one_line
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.scalars import NULLS

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029\ufeff"), min_size=1)


def read(text: str) -> object:
    found = read_yaml(text.encode())
    return None if found.problems else found.data


@given(TEXTS)
@example("a: b")
@example("- x")
@example("Who?")
@example("#")
@example("no # comment")
@example("'")
@example("a\tb")
def test_one_line_says_the_text(text: str) -> None:
    if text.isprintable():
        assert read(f"k: {one_line(text)}\n") == {"k": text}
        assert read(f"k: [{one_line(text, in_brackets=True)}, b]\n") == {"k": [text, "b"]}
    assert yaml.safe_load(f"k: {one_line(text)}\n") == {"k": text}


@given(st.sampled_from(["No", "null", "~", "1.10", "10:30", "2026-09-14", "0x1", "1e3", ".5", "on", "TRUE", "="]))
def test_what_looks_like_another_type_is_quoted(text: str) -> None:
    assert one_line(text) == f'"{text}"'
    assert one_line(text, typed=False) == (f'"{text}"' if text in NULLS else text)


@given(st.lists(st.text("ab :#-'\"", max_size=5), min_size=2, max_size=4).map("\n".join))
def test_several_lines_say_the_text_or_are_refused(text: str) -> None:
    block = block_text(text, 2)
    assert block is None or read(f"k: {block}\n") == {"k": text}


@given(st.text("ab :#-'\"[,", min_size=1, max_size=8), st.sampled_from(['"x"', "'x'", "|-\n  x", ">-\n  x", "x"]))
def test_a_style_says_the_text_or_is_refused(text: str, old: str) -> None:
    styled = in_style(text, old, 2, in_brackets=False, typed=True)
    assert styled is None or (styled[0] == old[0] or old == "x")
    assert styled is None or read(f"k: {styled}\n") == {"k": text}
