import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TOOL = Path(__file__).parents[2] / "tools" / "make_thai_dictionary.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(TOOL.stem, TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_dictionary_is_what_the_tool_makes(tmp_path: Path) -> None:
    maker = tool()
    maker.make(tmp_path / "thbrk.tri")
    assert (tmp_path / "thbrk.tri").read_bytes() == maker.FILE.read_bytes()
