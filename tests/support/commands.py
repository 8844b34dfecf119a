"""Running the command in a process."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMAND = [sys.executable, "-m", "journeymap_cli"]


def journeymap(
    *args: str, at: Path | None = None, typed: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command and return its output and exit code; `typed` is standard input, `env` extends the environment."""
    return subprocess.run(
        [*COMMAND, *args],
        input=typed,
        capture_output=True,
        cwd=at,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )
