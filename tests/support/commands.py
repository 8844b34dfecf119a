"""The command as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMAND = [sys.executable, "-m", "journeymap_cli"]


def journeymap(
    *args: str, at: Path | None = None, typed: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What a call says and ends with; `typed` is standard input, `env` is added to the environment."""
    return subprocess.run(
        [*COMMAND, *args],
        input=typed,
        capture_output=True,
        cwd=at,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )
