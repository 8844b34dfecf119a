"""The programs we measure beside: what each needs, how it is installed, and why it is missing when it is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PATIENCE: Final = 600
"""Seconds that an installation may take."""
READY: Final = "ready"
"""The file that says that an installation came to its end."""
VERSION: Final = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


@dataclass(frozen=True)
class Need:
    """A program of the system: any of these names, and the Debian package that has it."""

    names: tuple[str, ...]
    package: str
    version: tuple[str, ...] = ("--version",)

    @property
    def path(self) -> str | None:
        """Where it is."""
        return next(filter(None, map(shutil.which, self.names)), None)


CHROMIUM: Final = Need(("chromium", "chromium-browser", "google-chrome"), "chromium")
NODE: Final = Need(("node",), "nodejs")
NPM: Final = Need(("npm",), "npm")
DOT: Final = Need(("dot",), "graphviz", ("-V",))


@dataclass(frozen=True)
class Peer:
    """A package of pip or npm and the program that it brings."""

    package: str
    program: str
    tool: str = "pip"
    needs: tuple[Need, ...] = ()


PEERS: Final[dict[str, Peer]] = {
    "mermaid-cli": Peer("@mermaid-js/mermaid-cli", "mmdc", "npm", (NODE, NPM, CHROMIUM)),
    "WireViz": Peer("wireviz", "wireviz", needs=(DOT,)),
    "check-jsonschema": Peer("check-jsonschema", "check-jsonschema"),
    "yamllint": Peer("yamllint", "yamllint"),
    "nbdime": Peer("nbdime", "git-nbdiffdriver"),
}


@dataclass(frozen=True)
class Found:
    """A peer on this machine, or the reason why there is none."""

    program: str = ""
    version: str = ""
    reason: str = ""


def find(name: str, folder: Path) -> Found:
    """A peer, installed into a folder of its own below the given one unless it is there."""
    peer = PEERS[name]
    lacking = [need for need in peer.needs if not need.path]
    if lacking:
        packages = " ".join(need.package for need in lacking)
        return Found(reason=f"no {' or '.join(lacking[0].names)} on this machine (Debian: apt-get install {packages})")
    home = folder / name.lower()
    tool = TOOLS[peer.tool]
    try:
        if not (home / READY).exists():
            _install(tool, peer, home)
        return Found(str(home / tool.programs / peer.program), tool.version(home, peer))
    except (OSError, subprocess.SubprocessError) as error:
        return Found(reason=f"{peer.tool} could not install it ({type(error).__name__})")


@dataclass(frozen=True)
class Tool:
    """How packages are installed: the commands, where the programs are then, and how the version is read."""

    commands: Callable[[Path, Peer], Sequence[Sequence[str]]]
    programs: str
    version: Callable[[Path, Peer], str]


def _install(tool: Tool, peer: Peer, home: Path) -> None:
    """Start afresh, so that nothing is left of an attempt that was broken off."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    print(f"installing {peer.package} with {peer.tool}", file=sys.stderr)
    for command in tool.commands(home, peer):
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env=_environment(), cwd=home)
    (home / READY).touch()


def _environment() -> dict[str, str]:
    """Without the browser that puppeteer would fetch: the system's is used."""
    return {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _pip_commands(home: Path, peer: Peer) -> list[list[str]]:
    return [
        [sys.executable, "-m", "venv", str(home)],
        [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", peer.package],
    ]


def _pip_version(home: Path, peer: Peer) -> str:
    return printed([str(home / "bin" / "python"), "-c", VERSION, peer.package])


def _npm_commands(home: Path, peer: Peer) -> list[list[str]]:
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    return [["npm", "install", *options, "--prefix", str(home), peer.package]]


def _npm_version(home: Path, peer: Peer) -> str:
    text = (home / "node_modules" / peer.package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


TOOLS: Final[dict[str, Tool]] = {
    "pip": Tool(_pip_commands, "bin", _pip_version),
    "npm": Tool(_npm_commands, "node_modules/.bin", _npm_version),
}


def printed(command: Sequence[str]) -> str:
    """The first line that a command prints, wherever it prints it."""
    process = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    return next(iter((process.stdout + process.stderr).strip().splitlines()), "")
