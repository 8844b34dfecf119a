"""Changes the code in small ways and prints the changes that no test notices.

python tools/mutate.py --package diff --package lint/rules --count 100

Each change is tried in a copy of the project with the tests of its package, sequentially on one core. The same seed
tries the same changes. A printed change either reveals a missing test or is equivalent to the original code.
"""

import argparse
import difflib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mutations import Change, changes

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = Path("src", "journeymap_cli")
NOT_COPIED: Final = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "node_modules", "screenshots")
PYTEST: Final = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")
MOST_MEMORY: Final = 8 * 2**30


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to a file, and the tests that should detect it. Paths are relative to the project."""

    file: Path
    source: bytes
    change: Change
    tests: tuple[str, ...]

    @property
    def place(self) -> str:
        """File and line number."""
        line = self.source.count(b"\n", 0, self.change.start) + 1
        return f"{self.file}:{line}"

    @property
    def diff(self) -> str:
        """A unified diff with two lines of context."""
        before, after = (code.decode().splitlines() for code in (self.source, self.change.applied(self.source)))
        return "\n".join(difflib.unified_diff(before, after, str(self.file), "mutant", n=2, lineterm=""))


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the project in which one file at a time is mutated."""

    root: Path
    seconds: dict[tuple[str, ...], float] = field(default_factory=dict)
    """Baseline duration of each set of tests."""

    def survives(self, mutant: Mutant) -> bool:
        """Whether the tests pass with a mutant; tests that take much longer than the baseline count as failed."""
        if mutant.tests not in self.seconds:
            self.seconds[mutant.tests] = self._measured(mutant)
        return self._pass_with(mutant, mutant.change.applied(mutant.source), 10 + 5 * self.seconds[mutant.tests])

    def _measured(self, mutant: Mutant) -> float:
        """Time the unmodified tests, and exit unless they pass and also fail when the file cannot be imported."""
        start = time.monotonic()
        if not self._pass_with(mutant, mutant.source, 3600):
            sys.exit(f"{' '.join(mutant.tests)}: fails without any change")
        seconds = time.monotonic() - start
        if self._pass_with(mutant, b"raise ImportError\n", 3600):
            sys.exit(f"{' '.join(mutant.tests)}: does not import {mutant.file}")
        return seconds

    def _pass_with(self, mutant: Mutant, source: bytes, timeout: float) -> bool:
        self._write(mutant.file, source)
        try:
            return self._status(mutant.tests, timeout) == 0
        finally:
            self._write(mutant.file, mutant.source)

    def _write(self, file: Path, source: bytes) -> None:
        """Write a file and delete its bytecode, whose timestamp may look current."""
        path = self.root / file
        path.write_bytes(source)
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
            compiled.unlink()

    def _status(self, tests: tuple[str, ...], timeout: float) -> int | None:
        """Run pytest and return its exit code, or None on timeout after killing its process group."""
        environment = os.environ | {"PYTHONPATH": str(self.root / "src"), "PYTHONHASHSEED": "0"}
        command, none = [*PYTEST, *tests], subprocess.DEVNULL
        run = subprocess.Popen(
            command, cwd=self.root, env=environment, stdout=none, stderr=none, start_new_session=True
        )
        try:
            return run.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if run.returncode is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()


def mutants(package: str, more_tests: list[str]) -> Iterator[Mutant]:
    """Yield every mutant of a folder or module."""
    top = ROOT / SOURCES / package
    for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
        folder = Path("tests", path.parent.relative_to(ROOT / SOURCES))
        nearest = [folder / f"test_{path.stem}.py", folder]
        tests = (*(str(test) for test in nearest if (ROOT / test).exists()), *more_tests)
        source = path.read_bytes()
        yield from (Mutant(path.relative_to(ROOT), source, change, tests) for change in changes(source))


def options() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--package", action="append", required=True, help="as diff, lint/rules, diff/match.py")
    parser.add_argument("--count", type=int, default=50, help="how many changes to try (default: 50)")
    parser.add_argument("--seed", type=int, default=0, help="another number tries others (default: 0)")
    parser.add_argument("--tests", action="append", default=[], help="tests besides those of the package")
    return parser.parse_args()


def main() -> int:
    typed = options()
    every = [mutant for package in typed.package for mutant in mutants(package, typed.tests)]
    chosen = sorted(random.Random(typed.seed).sample(range(len(every)), min(typed.count, len(every))))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        project = Project(Path(shutil.copytree(ROOT, Path(folder, "project"), ignore=NOT_COPIED)))
        for mutant in (every[index] for index in chosen):
            survives = project.survives(mutant)
            survivors += survives
            print("survived" if survives else "killed", mutant.place, file=sys.stderr)
            print(f"{mutant.diff}\n" if survives else "", end="", flush=True)
    print(f"{len(chosen)} of {len(every)} mutants: {len(chosen) - survivors} killed, {survivors} survived")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
