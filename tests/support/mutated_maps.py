"""The example maps with random changes to their lines and characters, or to their data."""

import copy
import random
import re
from collections.abc import Callable, Iterator, MutableMapping, MutableSequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from journeymap_cli.yamlsource.read import read_yaml

ROOT: Final = Path(__file__).parents[2]
NEIGHBOURS: Final = [path for path in ROOT.glob("examples/*/*.yaml") if path.name != "journey.yaml"]
"""The files that examples import or link to."""

EXAMPLES: Final = [path.read_text("utf-8") for path in sorted(ROOT.glob("examples/*/*journey.yaml"))]

NASTY: Final = (
    "", " ", "~", "null", "true", "-", "#", "[", "'", '"', "a: b", "- a", "\u200b", "\u00ad", "\u202eabc", "\u0301",
    "a\u0300\u0301\u0302" * 20,
    "مرحبا بالعالم", "שלום (a) 1", "ไม่มีอะไรที่นี่", "日本語のとても長い名前" * 5,
    "👩‍👩‍👧‍👦🏳️‍🌈", "𝔘𝔫𝔦", "İ ß ς",
    "Donaudampfschifffahrtsgesellschaftskapitän", "x" * 400, "word " * 80, "<b>&amp;</b>",
    "</script><script>", "{{ x }}",
    "]]>", "<!--", "javascript:alert(1)", "https://example.com/a?b=c&d", "../../etc/passwd", "C:\\x", "a|b`c*d_e",
    "@someone closes #1", "::error::x", "a\nb\n\nc", "\\n", "%s %d", "0", "-0", "1.5", "-2", "2", "1e9", "9" * 30,
    "0.1234567",
    "1,5", "½", "2026-02-29", "2026-01-01", "9999-12-31", "3d", "0.001min", "99999y",
    "exit", "end", "minor", "high", "dev",
)  # fmt: skip
"""Texts that have broken programs."""

Holder: TypeAlias = "MutableMapping[str, Any] | MutableSequence[Any]"
TextChange: TypeAlias = Callable[[str, random.Random], str]


def mutated(rest: random.Random) -> str:
    """One of the examples with one to six changes, all of its data or all of its text."""
    text = rest.choice(EXAMPLES)
    times = rest.randint(1, 6)
    if rest.random() < 0.3:
        for _ in range(times):
            text = rest.choice(TEXT_CHANGES)(text, rest)
        return text
    return mutated_data(text, rest, times)


def mutated_data(text: str, rest: random.Random, times: int) -> str:
    """A text with changes of its data; the text itself if it has none."""
    data = copy.deepcopy(read_yaml(text.encode()).data)
    if not isinstance(data, dict):
        return text
    for _ in range(times):
        _change_data(data, rest)
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10**6)


class _Plain(yaml.SafeDumper):
    """Writes every value out, without aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _holders(value: Any) -> Iterator[Holder]:
    """Every list and mapping in a value."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def _change_data(data: dict[str, Any], rest: random.Random) -> None:
    """One change. Most keep the map valid, so that it is drawn."""
    holders = [holder for holder in _holders(data) if holder]
    if holders:
        holder = rest.choice(holders)
        key: Any = rest.choice(list(holder)) if isinstance(holder, dict) else rest.randrange(len(holder))
        rest.choice(DATA_CHANGES)(holder, key, rest)


def _nasty_text(holder: Any, key: Any, rest: random.Random) -> None:
    """Replace a text if any text is allowed there; numbers and choices mostly stay."""
    is_free = key in FREE or (isinstance(key, int) and isinstance(holder[key], str)) or rest.random() < 0.1
    if is_free:
        holder[key] = rest.choice(NASTY)


def _number(holder: Any, key: Any, rest: random.Random) -> None:
    if key in ("score", "emotion", "value", "target"):
        holder[key] = rest.choice(("-2", "2", "0", "0.3333333", "-1.9", "+1"))


def _removed(holder: Any, key: Any, rest: random.Random) -> None:
    if key not in REQUIRED:
        del holder[key]


def _several(holder: Any, key: Any, rest: random.Random) -> None:
    if isinstance(holder, list):
        copies = [copy.deepcopy(holder[key]) for _ in range(rest.choice((1, 2, 12)))]
        for entry in copies:
            if isinstance(entry, dict):
                entry.pop("id", None)
        holder[key:key] = copies


def _moved(holder: Any, key: Any, rest: random.Random) -> None:
    if isinstance(holder, list):
        holder.insert(rest.randrange(len(holder)), holder.pop(key))


def _new_key(holder: Any, key: Any, rest: random.Random) -> None:
    if isinstance(holder, dict) and rest.random() < 0.3:
        holder[rest.choice(KEYS)] = rest.choice(NASTY)


def _flattened(holder: Any, key: Any, rest: random.Random) -> None:
    """Use the short form of an item, or a list's only entry instead of the list."""
    value = holder[key]
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        holder[key] = value["text"]
    elif isinstance(value, list) and len(value) == 1:
        holder[key] = value[0]


DATA_CHANGES: Final = (_nasty_text, _nasty_text, _nasty_text, _number, _removed, _several, _moved, _new_key, _flattened)
REQUIRED: Final = ("title", "stages", "name", "text", "id")
FREE: Final = (
    "title",
    "name",
    "text",
    "quote",
    "label",
    "note",
    "description",
    "role",
    "when",
    "unit",
    "owner",
    "link",
)
KEYS: Final = re.findall(
    r"\S+",
    "id title name text scale min max labels emotion score label persona personas channel channels kind severity "
    "frequency metrics value unit target as_of next to when duration moment_of_truth cells lanes hidden role quote "
    "note tags link links sources evidence state status addresses solutions impact effort color description x-own",
)


def _without_line(text: str, rest: random.Random) -> str:
    lines = text.split("\n")
    del lines[rest.randrange(len(lines))]
    return "\n".join(lines)


def _line_elsewhere(text: str, rest: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(rest.randrange(len(lines)), rest.choice(lines))
    return "\n".join(lines)


def _indented(text: str, rest: random.Random) -> str:
    lines = text.split("\n")
    at = rest.randrange(len(lines))
    lines[at] = rest.choice((" ", "  ", "\t", "- ")) + lines[at]
    return "\n".join(lines)


def _nasty_at(text: str, rest: random.Random) -> str:
    at = rest.randrange(len(text) + 1)
    return text[:at] + rest.choice(NASTY) + text[at + rest.randint(0, 5) :]


def _cut(text: str, rest: random.Random) -> str:
    return text[: rest.randrange(len(text) + 1)]


TEXT_CHANGES: Final[tuple[TextChange, ...]] = (_without_line, _line_elsewhere, _indented, _nasty_at, _nasty_at, _cut)
