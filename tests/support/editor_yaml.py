"""YAML as editors read it: with the core schema of YAML 1.2, as JSON values."""

import re
from typing import Any

import yaml

CORE = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
}


class CoreLoader(yaml.SafeLoader):
    """Converts null, booleans, integers and floats, but not dates."""


CoreLoader.yaml_implicit_resolvers = {}
for _name, (_pattern, _first) in CORE.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), _first)


def _integer(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value[:2] in {"0o", "0x"} else 10)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


def editor_value(text: str) -> Any:
    """The value that an editor validates."""
    return _as_json(yaml.load(text, CoreLoader))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _as_json(entry) for key, entry in value.items()}
    return [_as_json(entry) for entry in value] if isinstance(value, list) else value


def _key(key: Any) -> str:
    return "null" if key is None else str(key).lower() if isinstance(key, bool) else str(key)
