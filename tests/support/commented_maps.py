"""Random maps as text, in every form of YAML, with numbered comments in every place where YAML allows them.

Each comment has the path of the part that it is about: it may be removed with that part, and with no other.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.yamlsource.read import read_yaml
from support.journeys import journey
from support.random_maps import Data, random_map

Owner = tuple[str, ...]
BELOW: Final = "*below"
"""The last key of the path of a comment below the entries of a list."""

COMMENT: Final = re.compile(r"#\d+\.")


class CommentedMap(NamedTuple):
    """A map as data and as text, and the path of the part that each comment is about."""

    data: Data
    text: str
    owners: Mapping[str, Owner]


def commented_map(rest: random.Random, density: float = 0.25) -> CommentedMap:
    """A valid map; `density` is the share of places for a comment that have one."""
    while True:
        data, writer = random_map(rest), _Writer(rest, density)
        writer.keys(data, 0, ())
        text = "\n".join(writer.lines) + rest.choice(["\n", "\n", ""])
        if not read_yaml(text.encode()).problems and _is_valid(text):
            return CommentedMap(data, text, writer.owners)


def _is_valid(text: str) -> bool:
    try:
        journey(text)
    except InvalidJourneyError:
        return False
    return True


def comments(text: str) -> set[str]:
    """The comments of a text."""
    return {*COMMENT.findall(text)}


def name(entry: Any) -> str:
    """The key of an entry in a path."""
    if not isinstance(entry, dict):
        return str(entry)
    return str(
        entry.get("persona", "*") if "score" in entry else entry.get("id") or entry.get("name") or entry.get("text")
    )


def nodes(data: Data) -> Iterator[tuple[Owner, Data]]:
    """Every stage and step with its path."""
    for stage in data["stages"]:
        yield ("stages", name(stage)), stage
        yield from ((("stages", name(stage), "steps", name(step)), step) for step in stage.get("steps", ()))


class _Writer:
    def __init__(self, rest: random.Random, density: float) -> None:
        self.rest, self.density = rest, density
        self.lines: list[str] = []
        self.owners: dict[str, Owner] = {}

    def keys(self, data: Data, column: int, path: Owner) -> None:
        for key, value in data.items():
            self._above(column, (*path, key), path)
            self._value(f"{' ' * column}{key}:", value, column, (*path, key))
        if not path:
            self._maybe(lambda: ["", self._comment(())])

    def _maybe(self, lines: Callable[[], Sequence[str]]) -> None:
        if self.rest.random() < self.density:
            self.lines += lines()

    def _comment(self, owner: Owner, column: int = 0) -> str:
        comment = f"#{len(self.owners) + 1}."
        self.owners[comment] = owner
        return " " * column + comment

    def _beside(self, owner: Owner) -> str:
        return f"  {self._comment(owner)}" if self.rest.random() < self.density else ""

    def _above(self, column: int, owner: Owner, outer: Owner) -> None:
        """Comments directly above a part, apart from it, or at another indentation; or just an empty line."""
        choices: Sequence[Callable[[], Sequence[str]]] = (
            lambda: [self._comment(owner, column)],
            lambda: [self._comment(owner, column), self._comment(owner, column)],
            lambda: [self._comment(outer, column), ""],
            lambda: [self._comment(outer, self.rest.choice([0, column + 2, column + 3]) if column else 1)],
            lambda: [""],
        )
        self._maybe(self.rest.choice(choices))

    def _scalar(self, text: Any) -> str:
        return self.rest.choice(["{}", "{}", "{}", '"{}"', "'{}'"]).format(text)

    def _flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return f"{{{', '.join(f'{key}: {self._flow(each)}' for key, each in value.items())}}}"
        return f"[{', '.join(map(self._flow, value))}]" if isinstance(value, list) else self._scalar(value)

    def _brackets(self, lead: str, value: Any, column: int, path: Owner) -> None:
        """A list or mapping in brackets over several lines."""
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        parts = [*value.items()] if isinstance(value, dict) else [(None, each) for each in value]
        self.lines.append(f"{lead} {opening}{self._beside(path)}")
        for at, (key, each) in enumerate(parts):
            own = (*path, key or name(each))
            self._maybe(lambda own=own: [self._comment(own, column + 2)])  # type: ignore[misc]
            comma = "," if at < len(parts) - 1 else self.rest.choice(["", ","])
            lead = f"{key}: " if key else ""
            self.lines.append(f"{' ' * (column + 2)}{lead}{self._flow(each)}{comma}{self._beside(own)}")
        self._maybe(lambda: [self._comment(path, column + 2)])
        self.lines.append(f"{' ' * column}{closing}{self._beside(path)}")

    def _value(self, lead: str, value: Any, column: int, path: Owner) -> None:
        form = self.rest.random()
        if not isinstance(value, dict | list):
            self._text(lead, value, column, path, form)
        elif not value or (path[-1] not in ("stages", "steps") and form < 0.3):
            self.lines.append(f"{lead} {self._flow(value)}{self._beside(path)}")
        elif path[-1] not in ("stages", "steps") and form < 0.6:
            self._brackets(lead, value, column, path)
        else:
            assert isinstance(value, list)
            self.lines.append(f"{lead}{self._beside(path)}")
            self._entries(value, column + self.rest.choice([0, 2]), path)

    def _text(self, lead: str, value: Any, column: int, path: Owner, form: float) -> None:
        below = f"{' ' * (column + 2)}{value}"
        if form < 0.1:
            self.lines += [f"{lead} |-{self._beside(path)}", below]
        elif form < 0.2:
            self.lines += [f"{lead}{self._beside(path)}", below]
        else:
            self.lines.append(f"{lead} {self._scalar(value)}{self._beside(path)}")

    def _entries(self, entries: list[Any], column: int, path: Owner) -> None:
        for entry in entries:
            own = (*path, name(entry))
            self._above(column, own, path)
            self._entry(entry, column, own)
        self._maybe(lambda: [self._comment((*path, BELOW), column + 2)])

    def _entry(self, entry: Data, column: int, path: Owner) -> None:
        is_simple = not any(isinstance(each, dict | list) for each in entry.values())
        dash, form = f"{' ' * column}-", self.rest.random()
        if len(entry) == 1 and form < 0.5:
            self.lines.append(f"{dash} {self._scalar(*entry.values())}{self._beside(path)}")
        elif is_simple and form < 0.4:
            self.lines.append(f"{dash} {self._flow(entry)}{self._beside(path)}")
        elif is_simple and form < 0.6:
            self._brackets(dash, entry, column + 2, path)
        elif form < 0.7:
            self.lines.append(f"{dash}{self._beside(path)}")
            self.keys(entry, column + 2, path)
        else:
            (key, value), *others = entry.items()
            self._value(f"{dash} {key}:", value, column + 2, (*path, key))
            self.keys(dict(others), column + 2, path)


class RandomEdit(NamedTuple):
    """An operation, and the paths of the parts that it removes."""

    edit: Data
    gone: tuple[Owner, ...] = ()


LANES: Final = ("goals", "activities", "questions", "pain_points", "gains", "opportunities")


def random_edit(rest: random.Random, data: Data, word: str) -> RandomEdit:
    """An operation on a map; `word` is a new word."""
    path, node = rest.choice([*nodes(data)])
    lanes = [lane for lane in LANES if node.get(lane)]
    kind = rest.randrange(10 if lanes else 4)
    if kind == 0:
        return RandomEdit(_edit("set", [*path, rest.choice(["owner", "description"])], value=f"{word} {word}"))
    if kind == 1:
        return RandomEdit(
            _edit("add", [*path, rest.choice(LANES)], value=rest.choice([word, {"text": word, "id": word}]))
        )
    if kind == 2 and len(path) > 2:
        homes = [name(stage) for stage in data["stages"] if name(stage) != path[1]]
        return RandomEdit(_edit("move", [*path], to=["stages", rest.choice(homes), "steps"]))
    if kind < 4:
        return RandomEdit(_edit("rename", [*path], name=f"{word} {word}"))
    return _edit_of_entry(rest, path, node, rest.choice(lanes), word)


def _edit_of_entry(rest: random.Random, path: Owner, node: Data, lane: str, word: str) -> RandomEdit:
    entry = rest.choice(node[lane])
    own = (*path, lane, name(entry))
    kind = rest.randrange(6)
    if kind == 0:
        return RandomEdit(_edit("remove", [*own]), (own,))
    if kind == 1:
        return RandomEdit(_edit("remove", [*path, lane]), ((*path, lane),))
    if kind == 2:
        return RandomEdit(_edit("rename", [*own], name=f"{word} {word}"))
    if kind == 3 and len(node[lane]) > 1 and entry is not node[lane][0]:
        return RandomEdit(_edit("move", [*own], before=name(node[lane][0])))
    return RandomEdit(_edit("set", [*own, rest.choice(["note", "text"])], value=f"{word} {word}"))


def _edit(op: str, path: list[str], **fields: Any) -> Data:
    return {"op": op, "path": path, **fields}
