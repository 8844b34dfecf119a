r"""Escapes of two halves of a character, as JSON writers make them, and line breaks that only YAML 1.1 knows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.both_parsers import at, problem, read

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
