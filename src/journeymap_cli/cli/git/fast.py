"""The facts of a simple map, for git: a script for `python -IS`, which starts three times as fast as the command.

    fast.py FOLDER_OF_PYYAML VERSION FILE

It prints the facts and returns 0, or prints nothing and returns 1; git's command line then runs `git-textconv`.
"""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

WHOLE: Final = ("tokens", "events", "nodes")
PARTS: Final = {
    "reader": "ReaderError",
    "scanner": "ScannerError",
    "parser": "ParserError",
    "composer": "ComposerError",
    "constructor": "ConstructorError",
    "emitter": "EmitterError",
    "serializer": "SerializerError",
    "representer": "RepresenterError",
}
"""Modules of PyYAML that are slow to import. From each, libyaml's parser needs only the exception class."""


def main(args: list[str]) -> int:
    """Print the facts, if the map is simple and git's settings were written by this version; return the exit code."""
    try:
        packages, version, file = args
        here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is slow to import
        sys.path += [here.rsplit(os.sep, 3)[0], packages]
        sys.stdout.buffer.write(_facts(packages, version, file))
        sys.stdout.buffer.flush()
    except Exception:  # the command that runs next reports it
        return 1
    return 0


def _facts(packages: str, version: str, file: str) -> bytes:
    from journeymap_cli import __version__

    if version != __version__:
        raise ValueError(version)
    with open(file, "rb") as opened:  # noqa: PTH123 - pathlib takes as long to import as all the rest
        raw = opened.read()
    parser = _parser(packages)
    from journeymap_cli.report.fact_lines import is_journey
    from journeymap_cli.yamlsource.simple import simple_data

    data = simple_data(raw, parser)
    if not is_journey(data):
        raise ValueError(file)
    return written(data)


def _parser(packages: str) -> Any:
    """Import libyaml's parser, with stand-ins for the modules of PyYAML that it does not need."""
    package = ModuleType("yaml")
    package.__path__ = [f"{packages}/yaml"]
    sys.modules["yaml"] = package
    for part in WHOLE:
        import_module(f"yaml.{part}")
    from yaml.error import MarkedYAMLError, YAMLError

    vars(package)["YAMLError"] = YAMLError
    for part, error in PARTS.items():
        module = sys.modules[f"yaml.{part}"] = ModuleType(f"yaml.{part}")
        vars(module)[error] = MarkedYAMLError
        vars(package)[part] = module
    from yaml._yaml import CParser

    return CParser


def written(data: Any) -> bytes:
    """The facts of a map as lines for git.

    Each starts with a tab, as no line of a map does, so that clients cannot stage lines of such a diff.
    """
    from journeymap_cli.report.fact_lines import fact_lines

    return "".join(f"\t{line}\n" for line in fact_lines(data)).encode(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
