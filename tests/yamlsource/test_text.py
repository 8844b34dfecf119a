"""Bytes: UTF-8 within the limit is text, anything else a located problem."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.problem import Span
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.text import decode
from support.both_parsers import at, problem, read


def test_a_mark_of_the_byte_order_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfa: b\n") == ("a: b\n", [])


def test_a_byte_that_is_no_utf8_is_located_by_what_precedes_it() -> None:
    found = problem("# é\r\ntitle: Caf".encode() + b"\xe9\nstages:\n")
    assert (found.rule, found.span, found.hint) == ("not-utf8", Span(2, 11, 2, 12), "save the file as UTF-8")
    assert "0xe9" in found.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_of_unicode_are_recognised(encoding: str) -> None:
    raw = "title: a\n".encode(encoding)
    found = problem(raw)
    assert (found.rule, at(found), found.hint) == ("not-utf8", "1:1", "save the file as UTF-8")
    assert read_yaml(raw).text.strip("\ufeff") == "title: a\n"


def test_utf16_without_a_mark_is_one_problem() -> None:
    found = problem("title: a\n".encode("utf-16-le"))
    assert (found.rule, at(found), found.hint) == ("not-utf8", "1:2", "save the file as UTF-8")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_raw_control_character_is_not_allowed(character: str) -> None:
    found = problem(f"a: b\nc: d{character}e\n")
    assert (found.rule, at(found)) == ("not-utf8", "2:5")
    assert f"U+{ord(character):04X}" in found.message


def test_every_raw_control_character_is_reported() -> None:
    assert [at(found) for found in read("a: \x07\nb: \x07\x08\n").problems] == ["1:4", "2:4", "2:5"]


def test_a_file_that_is_not_text_has_no_data() -> None:
    text = read(b"a: b # c\n\xff\n")
    assert (text.data, list(text.comments)) == (None, [])
    assert text.text == "a: b # c\n\ufffd\n"


def test_the_size_limit_counts_bytes_and_can_be_raised() -> None:
    raw = "a: é\n".encode()
    assert read_yaml(raw, max_size=6).problems == []
    [found] = read_yaml(raw, max_size=5).problems
    assert (found.rule, found.span, found.message) == (
        "too-large",
        Span(1, 1, 1, 1),
        "the file has 6 bytes, the limit is 5",
    )
    assert found.hint
    assert "--max-size" in found.hint


def test_five_mebibytes_are_the_limit_by_default() -> None:
    assert problem(b" " * (5 * 1024 * 1024 + 1)).rule == "too-large"
    assert read(b" " * 5_000).problems == []


GRIN = r"\ud83d\ude00"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (f'"{GRIN}"', ["😀"]),
        (f'"a{GRIN.upper().replace("U", "u")}b \\ud83d\\udE01"', ["a😀b 😁"]),
        (rf'"\\{GRIN}"', ["\\😀"]),
        (rf'"\\ud83d \\{GRIN[1:]}"', None),
        (GRIN, [GRIN]),
        (f"'{GRIN}'", [GRIN]),
        (f"\"{GRIN}\", {GRIN}, 'it{GRIN}'", ["😀", GRIN, f"it{GRIN}"]),
        (f'"\\ue000 {GRIN} \ue001"', ["\ue000 😀 \ue001"]),
        (f'"a\\\n  b{GRIN}"', ["ab😀"]),
    ],
)
def test_two_escaped_halves_are_one_character_in_double_quotes_only(text: str, data: list[str] | None) -> None:
    assert read(f"[{text}]").data == data


def test_offsets_stay() -> None:
    found = read(f'{{"{GRIN}": "{GRIN}", a: b}} # {GRIN}\n')
    assert found.data == {"😀": "😀", "a": "b"}
    assert found.positions.value(("a",))[:2] == (1, 37)
    assert [comment.text for comment in found.comments] == [f"# {GRIN}"]


@pytest.mark.parametrize(
    "text", [r'"\ud83d"', r'"\ude00\ud83d"', r'"\ud83d \ude00"', rf'"{GRIN} \ud83d"', r'"\ud83d\u0041"']
)
def test_a_half_alone_is_no_character(text: str) -> None:
    found = problem(f"a: {text}\n")
    assert (found.rule, at(found)) == ("bad-value", "1:4")


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=10)


@given(st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_what_json_writes_is_read(data: dict[str, str]) -> None:
    assert read(json.dumps({"a": data})).data == {"a": data}
