"""A name stands for one type: each class and type alias is defined in one module only."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCES = sorted((Path(__file__).parents[1] / "src").rglob("*.py"))


def type_names(source: str) -> Iterator[str]:
    """The public classes and type aliases that a module defines: `class A`, `A: TypeAlias = ...`, `A = dict[...]`."""
    for node in ast.parse(source).body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias")):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript()) if (
                name[0].isupper() and name.upper() != name
            ):
                yield name


def test_each_type_name_is_defined_once() -> None:
    names = Counter(name for path in SOURCES for name in type_names(path.read_text(encoding="utf-8")))
    assert len(names) > 150
    assert {"Journey", "Problem", "Schema", "PathsArgument"} <= set(names)
    assert [name for name, count in names.items() if count > 1] == []


def test_what_is_a_type_name() -> None:
    source = "class A: ...\nB: TypeAlias = int\nCs = dict[str, int]\nD: Final = 1\nE_F = X[0]\nclass _G: ...\n"
    assert list(type_names(source)) == ["A", "B", "Cs"]
