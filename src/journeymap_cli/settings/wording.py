"""The wording of pydantic's errors about settings: a table from the type of an error to rule, message and hint."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from journeymap_cli.model.slug import ID_FORM, refusal
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.phrases import kind_of, quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import BAD_ID, BAD_VALUE, OUT_OF_RANGE, UNKNOWN_KEY, WRONG_TYPE

KEY: Final = "[key]"
"""How pydantic ends the path of a key that it refuses."""

MOST_CHOICES: Final = 6


class SettingsWording(NamedTuple):
    """The words for one error."""

    rule: str
    message: str
    hint: str


SettingsWordingMaker: TypeAlias = Callable[[Any, dict[str, Any]], SettingsWording]
"""Makes the wording of an error from the value and the context of the error."""


def problems(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Every validation error as a problem."""
    for error in errors:
        path = error["loc"]
        if error["type"] == "extra_forbidden":
            key, known = str(path[-1]), _keys(model, path[:-1])
            message = f"unknown key {quoted(shown(key, known))}"
            yield Problem(UNKNOWN_KEY, message, path, hint=_key_hint(key, known), key=True)
        else:
            rule, message, hint = WORDS.get(error["type"], _not_valid)(error["input"], error.get("ctx", {}))
            is_key = path[-1:] == (KEY,)
            yield Problem(rule, message, path[:-1] if is_key else path, hint=hint, key=is_key)


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the table at a path."""
    for key in path:
        model = model.model_fields[str(key)].annotation  # type: ignore[assignment]
    return list(model.model_fields)


def _key_hint(key: str, known: Sequence[str]) -> str:
    return suggestion(key, known, f"write one of {', '.join(known)}" if len(known) <= MOST_CHOICES else "remove it")


def _not_valid(value: Any, context: dict[str, Any]) -> SettingsWording:
    return SettingsWording(BAD_VALUE, f"{quoted(value)} is not valid here", "remove it")


def _expected(what: str, hint: str) -> SettingsWordingMaker:
    return lambda value, context: SettingsWording(WRONG_TYPE, f"expected {what}, found {_kind_of(value)}", hint)


def _kind_of(value: object) -> str:
    """The kind of a TOML value: `a table`, `a list`, `text`; for other values, the value itself."""
    if isinstance(value, bool):
        return str(value).lower()
    return "a table" if isinstance(value, dict) else kind_of(value) if isinstance(value, (list, str)) else str(value)


def _unknown_name(value: str, context: dict[str, Any]) -> SettingsWording:
    what = context["what"]
    hint = suggestion(value, context["known"], OTHERWISE[what])
    return SettingsWording(BAD_VALUE, f"there is no {what} {quoted(shown(value, context['known']))}", hint)


def _not_a_choice(value: str, context: dict[str, Any]) -> SettingsWording:
    known = context["known"]
    message = f"{quoted(shown(value, known))} is not one of {', '.join(known)}"
    return SettingsWording(BAD_VALUE, message, suggestion(value, known))


def _fixed_rule(value: str, context: dict[str, Any]) -> SettingsWording:
    return SettingsWording(
        BAD_VALUE, f"'{value}' cannot be ignored or changed, because it is a syntax or schema error", "remove it"
    )


OTHERWISE: Final = {"rule": "'journeymap rules' lists them", "lane": f"write an id: {ID_FORM}"}
COUNT_HINT: Final = "write a whole number from 0"
WORDS: Final[dict[str, SettingsWordingMaker]] = {
    "model_type": _expected("a table", "write keys and values"),
    "dict_type": _expected("a table", "write keys and values"),
    "tuple_type": _expected("a list", "put it in brackets"),
    "string_type": _expected("text", "write text in quotes"),
    "int_type": _expected("a whole number", COUNT_HINT),
    "float_type": _expected("a number", "write a number from 0"),
    "less_than_equal": lambda value, context: SettingsWording(
        OUT_OF_RANGE, f"{value} is more than {context['le']}", f"write {context['le']} or less"
    ),
    "finite_number": lambda value, context: SettingsWording(OUT_OF_RANGE, f"{value} is not a number", COUNT_HINT),
    "greater_than_equal": lambda value, context: SettingsWording(OUT_OF_RANGE, f"{value} is less than 0", COUNT_HINT),
    "empty_text": lambda value, context: SettingsWording(
        BAD_VALUE, "the text is empty", "write the text, or remove the key"
    ),
    "slug": lambda value, context: SettingsWording(BAD_ID, *refusal(value)),
    "fixed_rule": _fixed_rule,
    "unknown_name": _unknown_name,
    "not_a_choice": _not_a_choice,
}
