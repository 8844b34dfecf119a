"""What a file of settings may hold: checks for each key, in a table."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from journeymap_cli.model.slug import is_slug
from journeymap_cli.nearest import SURELY, nearest
from journeymap_cli.problem import Severity

OFF: Final = "off"
MOST_CHOICES: Final = 6
ID_HINT: Final = "write lower-case letters and digits, joined by single hyphens"

Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that settings may use: rules, those of them that nobody can change, their limits, lanes, formats."""

    rules: Collection[str] = ()
    fixed: Collection[str] = ()
    thresholds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    lanes: Collection[str] = ()
    formats: Collection[str] = ()


class Wrong(NamedTuple):
    """What is wrong with a word of the value that stands under some keys."""

    keys: Keys
    message: str
    word: str = ""


KeyCheck: TypeAlias = Callable[[Keys, Any], Iterator[Wrong]]


def check_settings(known: Vocabulary) -> KeyCheck:
    """What a whole file may hold."""
    rule = _rule(known)
    lint: dict[str, KeyCheck] = {
        rule: _table(dict.fromkeys(limits, _count)) for rule, limits in known.thresholds.items()
    }
    lint |= {"ignore": _list(rule), "severity": _severities(rule), "per-file": _mapping(_list(rule))}
    ids = _list(_id)
    profile = {"lanes": _list(_lane(known)), "stages": ids, "channels": ids, "personas": ids}
    render = {"theme": _text_value, "formats": _list(_choice("format", known.formats))}
    return _table({"lint": _table(lint), "profile": _table(profile), "render": _table(render)})


def _table(checks: Mapping[str, KeyCheck]) -> KeyCheck:
    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        for key, entry in value.items():
            if key in checks:
                yield from checks[key]((*keys, key), entry)
            else:
                yield Wrong((*keys, key), f"unknown key '{key}'{_meant(key, checks)}")

    return _of_type(dict, "a table", check)


def _mapping(check_value: KeyCheck) -> KeyCheck:
    """A table with keys of the user's own."""

    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        for key, entry in value.items():
            yield from check_value((*keys, key), entry)

    return _of_type(dict, "a table", check)


def _severities(rule: KeyCheck) -> KeyCheck:
    level = _choice("severity", [*Severity, OFF])

    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        for key, entry in value.items():
            yield from (each._replace(keys=(*keys, key)) for each in rule(keys, key))
            yield from level((*keys, key), entry)

    return _of_type(dict, "a table", check)


def _list(check_entry: KeyCheck) -> KeyCheck:
    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        for entry in value:
            yield from check_entry(keys, entry)

    return _of_type(list, "a list", check)


def _of_type(kind: type, what: str, check: KeyCheck) -> KeyCheck:
    def check_type(keys: Keys, value: Any) -> Iterator[Wrong]:
        if isinstance(value, kind):
            yield from check(keys, value)
        else:
            yield Wrong(keys, f"'{keys[-1]}' must be {what}")

    return check_type


def _rule(known: Vocabulary) -> KeyCheck:
    choice = _choice("rule", known.rules)

    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        if isinstance(value, str) and value in known.fixed:
            yield Wrong(keys, f"'{value}' is an error of reading: it can be neither ignored nor lowered", value)
        else:
            yield from choice(keys, value)

    return check


def _choice(what: str, known: Collection[str]) -> KeyCheck:
    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        if not isinstance(value, str) or value not in known:
            yield Wrong(keys, f"there is no {what} '{value}'{_meant(str(value), known)}", str(value))

    return check


def _lane(known: Vocabulary) -> KeyCheck:
    """Maps have rows of their own too, but hardly one whose id is a slip of the pen away from one of ours."""
    choice = _choice("lane", known.lanes)

    def check(keys: Keys, value: Any) -> Iterator[Wrong]:
        is_own = isinstance(value, str) and is_slug(value) and nearest(value, known.lanes, SURELY) is None
        return iter(()) if is_own else choice(keys, value)

    return check


def _id(keys: Keys, value: Any) -> Iterator[Wrong]:
    if not isinstance(value, str) or not is_slug(value):
        yield Wrong(keys, f"'{value}' is no id: {ID_HINT}", str(value))


def _count(keys: Keys, value: Any) -> Iterator[Wrong]:
    if type(value) is not int or value < 0:
        yield Wrong(keys, f"'{keys[-1]}' must be a whole number from 0")


def _text_value(keys: Keys, value: Any) -> Iterator[Wrong]:
    if not isinstance(value, str) or not value.strip():
        yield Wrong(keys, f"'{keys[-1]}' must be a text")


def _meant(word: str, known: Collection[str]) -> str:
    """What was meant by a word, as the end of a sentence."""
    found = nearest(word, sorted(known))
    if found:
        return f": did you mean '{found}'?"
    return f": write one of {', '.join(sorted(known))}" if len(known) <= MOST_CHOICES else ""
