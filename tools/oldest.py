"""Print the oldest dependency versions that pyproject.toml allows, as pip requirements."""

import argparse
import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def oldest(requirement: str) -> str:
    """Turn `jinja2>=3.1.5` into `jinja2==3.1.5`. Raises ValueError if there is no lower bound."""
    found = re.fullmatch(r"([\w.-]+)>=([\w.]+)", requirement)
    if not found:
        raise ValueError(f"no oldest version in {requirement!r}")
    return f"{found[1]}=={found[2]}"


def main() -> None:
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    sys.stdout.write(" ".join(map(oldest, dependencies)) + "\n")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
