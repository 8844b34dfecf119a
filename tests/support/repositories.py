"""Git repositories."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

NOBODY = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


@dataclass(frozen=True)
class Repo:
    """A repository in a folder."""

    top: Path

    def git(self, *words: str, code: int = 0) -> str:
        """Run git and return its output."""
        done = subprocess.run(
            ["git", *words], cwd=self.top, env={**os.environ, **NOBODY}, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == code, done.stderr.decode()
        return done.stdout.decode()

    def write(self, name: str, text: str) -> Path:
        """Write a file."""
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, **files: str) -> None:
        """Commit everything, after writing maps: `commit(pay="...")` writes `pay.journey.yaml`."""
        for name, text in files.items():
            self.write(f"{name}.journey.yaml", text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "more")


def repository(top: Path) -> Repo:
    """A new repository."""
    top.mkdir(parents=True, exist_ok=True)
    repo = Repo(top)
    repo.git("init", "-q", "-b", "main")
    return repo
