"""What a settings file may contain: a pydantic model, built from the known rules, lanes and formats."""

from collections.abc import Collection, Mapping
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final, TypeAlias

from annotated_types import Ge, Le
from pydantic import AfterValidator, AllowInfNan, BaseModel, ConfigDict, Field, Strict, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from journeymap_cli.model.kinds import SLUG
from journeymap_cli.model.slug import as_id, is_slug
from journeymap_cli.nearest import SURELY, nearest
from journeymap_cli.problem import Severity
from journeymap_cli.settings.settings import OFF, Vocabulary

MOST_DIGITS: Final = 6
"""The most decimals of a measured value."""

SettingsKey: TypeAlias = tuple[Any, str, Any]
"""The type of a key, what it means, and an example."""


class Table(BaseModel):
    """A table with known keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def settings_model(known: Vocabulary) -> type[Table]:
    """The model of a whole file. Fields have the same names as the keys in the file, even `per-file`."""
    return _table(
        "Settings",
        "What a team decides for all its maps.",
        lint=(_lint(known), "Which rules run, and how.", {"ignore": ["no-owner"]}),
        profile=(_profile(known), "What all maps have in common.", {"stages": ["discovery", "evaluation"]}),
        render=(_render(known), "How maps are drawn.", {"theme": "brand.theme.yaml"}),
        measure=(_measure(), "How maps are measured, unless an option says otherwise.", {"least": 20}),
    )


def _lint(known: Vocabulary) -> type[Table]:
    rule = _rule(known)
    levels = _mapping(rule, _choice([*Severity, OFF]))
    by_pattern = _mapping(str, _list(rule))
    limits: dict[str, SettingsKey] = {
        name: (_limits(name, defaults), f"The limits of the rule `{name}`.", dict(defaults))
        for name, defaults in known.thresholds.items()
    }
    return _table(
        "Lint",
        "Which rules run, with which severity and limits.",
        ignore=(_list(rule), "Rules that never run.", ["no-moment-of-truth"]),
        severity=(levels, "Other severities of rules.", {"no-owner": "error", "same-name": OFF}),
        **{"per-file": (by_pattern, "Rules that do not run on some files, by path.", {"drafts/**": ["no-owner"]})},
        **limits,
    )


def _limits(rule: str, defaults: Mapping[str, int]) -> type[Table]:
    name = "".join(word.capitalize() for word in rule.split("-"))
    keys: dict[str, SettingsKey] = {key: (Count, f"When left out, {limit}.", limit) for key, limit in defaults.items()}
    return _table(name, f"The limits of the rule `{rule}`.", **keys)


def _profile(known: Vocabulary) -> type[Table]:
    return _table(
        "Profile",
        "What all maps have in common. A key that is left out requires nothing.",
        lanes=(_list(_lane(known)), "The lanes that every map fills.", ["pain_points", "opportunities"]),
        stages=(_list(Id), "The ids of the stages that every map has.", ["discovery", "evaluation"]),
        channels=(_list(Id), "The ids of all channels that maps may use.", ["web", "email"]),
        personas=(_list(Id), "The ids of all personas that maps may use.", ["dev"]),
    )


def _render(known: Vocabulary) -> type[Table]:
    return _table(
        "Render",
        "How maps are drawn, unless an option says otherwise.",
        theme=(Text, "A built-in theme, or a theme file below the settings.", "brand.theme.yaml"),
        formats=(_list(_choice(known.formats)), "The formats to write.", ["html", "svg"]),
    )


def _measure() -> type[Table]:
    return _table(
        "Measure",
        "How maps are measured, unless an option says otherwise.",
        data=(Text, "A file or pattern of events in the repository, relative to the settings.", "data/events.csv"),
        least=(Count, "How many people or answers a figure needs. When left out, 10.", 20),
        tolerance=(Amount, "How far a metric may be off. When left out, 0.", 0.5),
        digits=(Digits, "How many decimals a measured value has. When left out, 1.", 0),
    )


def _table(name: str, about: str, /, **keys: SettingsKey) -> type[Table]:
    fields: dict[str, Any] = {
        key: (kind, Field(default=None, title=key, description=description, examples=[example]))
        for key, (kind, description, example) in keys.items()
    }
    return create_model(name, __base__=Table, __doc__=about, **fields)


def _list(kind: Any) -> Any:
    return GenericAlias(tuple, (kind, ...))


def _mapping(key: Any, value: Any) -> Any:
    return GenericAlias(dict, (key, value))


def _rule(known: Vocabulary) -> Any:
    def check(value: str) -> str:
        if value in known.fixed:
            raise PydanticCustomError("fixed_rule", "a rule that is always on")
        return _known("rule", value, known.rules)

    return _text(check, enum=[rule for rule in known.rules if rule not in known.fixed])


def _lane(known: Vocabulary) -> Any:
    """A built-in lane, or the id of another lane, unless that looks like a typo of a built-in lane."""

    def check(value: str) -> str:
        if is_slug(value) and nearest(value, known.lanes, SURELY) is None:
            return as_id(value)
        return _known("lane", value, known.lanes)

    other = {"pattern": SLUG.written["pattern"], "not": {"enum": _misspelt(known.lanes)}}
    return _text(check, anyOf=[{"enum": list(known.lanes)}, other])


def _misspelt(lanes: Collection[str]) -> list[str]:
    """Common typos of built-in lanes, which a schema has to list: singular for plural or the reverse, other hyphens."""
    joined = [lane.replace("_", mark) for lane in lanes for mark in ("_", "-", "")]
    return sorted({form for lane in joined for form in (lane, lane.removesuffix("s"), f"{lane}s")}.difference(lanes))


def _choice(names: Collection[str]) -> Any:
    def check(value: str) -> str:
        if value not in names:
            raise PydanticCustomError("not_a_choice", "none of the choices", {"known": tuple(names)})
        return value

    return _text(check, enum=list(names))


def _known(what: str, value: str, names: Collection[str]) -> str:
    if value not in names:
        raise PydanticCustomError("unknown_name", "an unknown name", {"what": what, "known": tuple(names)})
    return value


def _id(value: str) -> str:
    if not is_slug(value):
        raise PydanticCustomError("slug", "not an id")
    return as_id(value)


def _not_empty(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "an empty text")
    return value


def _text(check: Any, **schema: Any) -> Any:
    return Annotated[str, AfterValidator(check), WithJsonSchema({"type": "string", **schema})]


Id: Final[Any] = _text(_id, pattern=SLUG.written["pattern"], **{"not": SLUG.written["not"]})
Text: Final[Any] = _text(_not_empty, pattern=r"\S")
Count: Final[Any] = Annotated[int, Strict(), Ge(0)]
Digits: Final[Any] = Annotated[int, Strict(), Ge(0), Le(MOST_DIGITS)]
Amount: Final[Any] = Annotated[float, Strict(), Ge(0), AllowInfNan(False)]
