"""The scripts in `tools/`, as modules."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType


@cache
def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[2] / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
