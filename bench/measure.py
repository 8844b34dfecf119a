"""Measure commands in turns (A B A B, not A A B B), so that a slow minute affects all of them equally."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CHILD: Final = Path(__file__).with_name("child.py")
ENVIRONMENT: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1"}
"""Ignore the user's own settings."""
OVER: Final = ">"
"""The first character of the failure of a run that took too long."""


@dataclass(frozen=True)
class Case:
    """A command and its name in the report."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """One run: elapsed and CPU seconds of all its processes, and the peak memory of the largest in MiB."""

    elapsed: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Result:
    """The runs of a case, or the `failure` that explains why there are none."""

    samples: tuple[Sample, ...] = ()
    failure: str = ""
    reason: str = ""
    """One line of the failed command's output."""
    code: int = 0
    """The exit code of the failed run."""

    @property
    def has_failed(self) -> bool:
        """Whether the command failed; one that took too long has not."""
        return bool(self.failure) and not self.failure.startswith(OVER)

    def median(self, measure: str) -> float:
        """The median of `elapsed`, `cpu` or `memory` over the runs."""
        return float(statistics.median(getattr(sample, measure) for sample in self.samples))


PYTHON: Final = (sys.executable,)
REFERENCE: Final = Case("import line", (*PYTHON, "-c", "import typer, pydantic, yaml, jinja2"))
"""The baseline for every ratio in the report."""


def in_turns(cases: Sequence[Case], runs: int, folder: Path, seconds: float) -> dict[str, Result]:
    """Run all cases in rotation, `runs` times; a failed case is not retried."""
    results = {case.name: Result() for case in cases}
    for _ in range(runs):
        for case in cases:
            if not results[case.name].failure:
                results[case.name] = _joined(results[case.name], run(case, folder, seconds))
    return results


def _joined(before: Result, now: Result) -> Result:
    return now if now.failure else Result(before.samples + now.samples)


def run(case: Case, folder: Path, seconds: float) -> Result:
    """Run a case once in a folder, limited to `seconds` of CPU."""
    process = subprocess.run(
        [sys.executable, "-I", "-S", str(CHILD), str(seconds), *case.command],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if process.returncode:
        return Result(failure="not run", reason=_last_line(process.stderr))
    measured = json.loads(process.stdout)
    code = measured.pop("code")
    if code is None:
        return Result(failure=_over(measured, seconds))
    if code:
        return Result(failure=f"refused ({code})", reason=_first_line(process.stderr), code=code)
    return Result((Sample(**measured),))


def _over(measured: dict[str, float], seconds: float) -> str:
    """The limit that a run exceeded: CPU seconds, or elapsed time on a busy machine."""
    is_busy = measured["cpu"] > 0.9 * seconds
    return f"{OVER} {seconds:g} s" if is_busy else f"{OVER} {measured['elapsed']:.0f} s elapsed"


def _environment() -> dict[str, str]:
    """The current environment, without the `PYTHON*` variables, which could disable bytecode caching."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **ENVIRONMENT}


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")


def _last_line(text: str) -> str:
    return next(reversed(text.strip().splitlines()), "")
