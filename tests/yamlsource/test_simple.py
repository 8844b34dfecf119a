"""What is read quickly is what `read_yaml` reads; the rest is refused."""

from pathlib import Path
from typing import Final

import pytest
import yaml

from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.simple import MOST_CHARACTERS, NotSimpleError, simple_data
from support.random_maps import Data, given_some, random_maps

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
REFUSED: Final = (NotSimpleError, UnicodeDecodeError, yaml.YAMLError)

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="needs libyaml")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_example(path: Path) -> None:
    assert simple_data(path.read_bytes(), yaml.CSafeLoader) == read_yaml(path.read_bytes()).data


@given_some(random_maps())
def test_a_random_map(data: Data) -> None:
    for flow in (True, False, None):
        raw = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow).encode()
        try:
            assert simple_data(raw, yaml.CSafeLoader) == read_yaml(raw).data
        except NotSimpleError:
            assert b"&id" in raw


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [c, {d: , e: }]\n'f': \"g\\n\"\n",
        "\ufeffa: |\n  b\n\n  c\nd: >-\n  e\n  f\n# end\n...\n",
        "--- [a, [b], {c: d}]\r\n",
        "- a\u00a0b\n",
        "{text: Who?, list: [a]}\n",
        "{a: ~, b: null, c: 1.0, d: true, e: 0x1}",
    ],
)
def test_a_simple_text(text: str) -> None:
    read = read_yaml(text.encode())
    assert not [problem for problem in read.problems if problem.severity == "error"]
    assert simple_data(text.encode(), yaml.CSafeLoader) == read.data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "a: 1\na: 2",
        "a: &x 1\nb: *x",
        "a: !x 1",
        "? [a]\n: b",
        "a: 1\n--- \nb: 2",
        "%YAML 1.2\n---\na: 1",
        "a: b\u2028c",
        "a: b\x85c",
        "a: \x1b",
        "a: b\u202e",
        'a: "\\e"',
        "a: [Who?]",
        "[" * 60 + "]" * 60,
        f"a: {'b' * MOST_CHARACTERS}",
    ],
)
def test_a_text_that_is_not_simple(text: str) -> None:
    with pytest.raises(REFUSED):
        simple_data(text.encode(), yaml.CSafeLoader)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(REFUSED):
        simple_data(b"a: \xff", yaml.CSafeLoader)


@given_some(random_maps())
def test_whatever_is_changed_in_a_map_it_is_read_alike_or_refused(data: Data) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    for at in range(0, len(text), max(1, len(text) // 12)):
        for typed in ("", ":", "- ", "'", "\n", "{", "&a ", "\t", "#", "?"):
            raw = (text[:at] + typed + text[at + 1 :]).encode()
            try:
                data = simple_data(raw, yaml.CSafeLoader)
            except REFUSED:
                continue
            read = read_yaml(raw)
            assert (data, []) == (read.data, [problem for problem in read.problems if problem.severity == "error"])
