"""The date, machine and versions of a benchmark run, without anything that identifies the machine or a person."""

import os
import platform
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final

from peers import PEERS, Found, Need, printed

PACKAGES: Final = ("journeymap-cli", "typer", "pydantic", "pyyaml", "jinja2", "pygraphviz")
GIT: Final = Need(("git",), "git")
NUMBER: Final = re.compile(r"\d+(\.\d+)+")


def facts(peers: Mapping[str, Found]) -> Iterator[tuple[str, str]]:
    """Facts about the run, as pairs of name and value."""
    yield "Date", f"{datetime.now(UTC):%Y-%m-%d}"
    yield "Python", f"{platform.python_implementation()} {platform.python_version()}"
    yield "Machine", f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    for package in PACKAGES:
        yield package, version(package)
    for name, found in peers.items():
        yield PEERS[name].package, found.version or f"missing: {found.reason}"
    needs = {need: None for name in peers for need in PEERS[name].needs}
    for need in (GIT, *needs):
        yield f"{need.names[0]} (of the system)", _version(need)


def _version(need: Need) -> str:
    """Extract the number from a program's version output."""
    if not need.path:
        return "missing"
    output = printed([need.path, *need.version])
    number = NUMBER.search(output)
    return number[0] if number else output
