"""The peer programs: requirements, installation, and the reason when one is missing."""

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
"""Installation timeout in seconds."""
READY: Final = "ready"
"""Name of the file that marks a completed installation."""
VERSION: Final = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


@dataclass(frozen=True)
class Need:
    """A system program: its possible names, and the Debian package that provides it."""

    names: tuple[str, ...]
    package: str
    version: tuple[str, ...] = ("--version",)

    @property
    def path(self) -> str | None:
        """The program's path, or None if it is not installed."""
        return next(filter(None, map(shutil.which, self.names)), None)


CHROMIUM: Final = Need(("chromium", "chromium-browser", "google-chrome"), "chromium")
NODE: Final = Need(("node",), "nodejs")
NPM: Final = Need(("npm",), "npm")
DOT: Final = Need(("dot",), "graphviz", ("-V",))


@dataclass(frozen=True)
class Peer:
    """A pip or npm package and the program it provides."""

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
    """A peer on this machine, or the reason why it is missing."""

    program: str = ""
    version: str = ""
    reason: str = ""


def find(name: str, folder: Path) -> Found:
    """Find a peer, installing it into its own subfolder of `folder` if necessary."""
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
    """A package manager: install commands, the folder of the programs, and how to read the version."""

    commands: Callable[[Path, Peer], Sequence[Sequence[str]]]
    programs: str
    version: Callable[[Path, Peer], str]


def _install(tool: Tool, peer: Peer, home: Path) -> None:
    """Install from scratch, so that nothing remains of an interrupted attempt."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    print(f"installing {peer.package} with {peer.tool}", file=sys.stderr)
    for command in tool.commands(home, peer):
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env=_environment(), cwd=home)
    (home / READY).touch()


def _environment() -> dict[str, str]:
    """The environment for installing; puppeteer's browser is skipped in favour of the system's."""
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
    """The first line that a command prints, to stdout or stderr. Raises CalledProcessError if it fails."""
    process = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    return next(iter((process.stdout + process.stderr).strip().splitlines()), "")
