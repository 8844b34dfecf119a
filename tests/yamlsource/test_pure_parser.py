"""The parser in Python reads what the one in C reads, where PyYAML's own does not."""

import pytest
import yaml

from journeymap_cli.yamlsource.pure_parser import PureParser
from support.both_parsers import read

OTHERWISE = [
    "a:\tb\n",
    "a: b\t# c\n",
    "[\ta,\tb\t]\n",
    "a\t: b\n",
    "a: |\t\n  b\n",
    "a: |# c\n  b\n",
    "a: b\tc\n",
    "[How? Why]\n",
    "{a?: b}\n",
    "{a:}\n",
    "[a:, b]\n",
    'a: "\\ud800"\n',
    "a: b\n...\n%FOO\n---\n",
]
ALIKE = [
    'a: "\\U00110000"\n',
    "a: b\n  c\n\n  d\n",
    "a: b\n\n\n  c # d\n",
    "a: >2-\n    b\n   c\n\n\n  d\n",
    "a: |+\n  b\n\n\n",
    "a: >\n  b\n\n    c\n  d\n",
    "a: b\u2028  c\x85  d\n",
    "[a b\n  c, d]\n",
    "a: b\n---\n",
    "a\n...\n",
    "- a: b\n  c:\n  - d\n- {e: f, 'g': [h]}\n",
    "? a\n: b\n? c\n",
    "a:b: c::d\n",
    "- -a\n- ?b\n- :c\n- d-\n",
]


def own_result(text: str) -> bool:
    """Whether PyYAML's own scanner reads a text."""
    try:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return False
    return True


@pytest.mark.parametrize("text", [*OTHERWISE, *ALIKE])
def test_both_parsers_read_the_same(text: str) -> None:
    read(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_each_difference_is_one(text: str) -> None:
    syntax = {"yaml-syntax", "bad-value"}
    refused = any(found.rule in syntax and "question" not in found.message for found in read(text).problems)
    assert own_result(text) is refused


@pytest.mark.parametrize("sign", ["|0", ">0", "|-0"])
def test_an_indentation_of_nothing_is_an_error(sign: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError, match="equal to 0"):
        list(iter(PureParser(f"a: {sign}\n  b\n").get_event, None))
