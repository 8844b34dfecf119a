"""Benchmarks of journeymap alone."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from maps import EDITS, journey
from measure import PYTHON, REFERENCE, Case
from sections import Batch, Bench, Layout, Section

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
EXAMPLE: Final = "payments-api/journey.yaml"
GERMAN: Final = "waermepumpe/journey.yaml"
FORMATS: Final = ("html", "svg", "png", "pdf", "dot", "md", "json")
STEPS: Final = 30
"""Steps per map when size is not being measured."""
LARGE: Final = ("--max-size", "64MiB")
"""Options to read the map of 10,000 steps, which exceeds the default limit."""


def ours(*words: str) -> tuple[str, ...]:
    """A journeymap command."""
    return (*PYTHON, "-m", "journeymap_cli", *words)


def render(file: str, form: str, *options: str) -> Case:
    """Render a file to stdout."""
    command = ours("render", "-q", "-f", form, *options, "-o", "-", file)
    return Case(" ".join(["render -f", form, *(word for word in options if word not in LARGE)]), command)


def new_flow(bench: Bench, file: str) -> Case:
    """Render a page without a cached flow: a file in place of the cache folder for drawings prevents caching."""
    place = bench.folder / "caches" / "journeymap" / "drawings"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    case = render(file, "html")
    return Case(f"{case.name}, new flow", ("env", f"XDG_CACHE_HOME={place.parent.parent}", *case.command))


def validate(files: Sequence[str], *options: str) -> Case:
    """Validate files."""
    return Case("validate", ours("validate", "-q", *options, *files))


def git_diff(name: str, old: str, new: str) -> Case:
    """Run the diff driver with the arguments that git passes."""
    return Case("git-diff", ours("git-diff", name, old, "0", "100644", new, "0", "100644"))


def example(bench: Bench, name: str = EXAMPLE) -> str:
    """Copy an example and the maps beside it; return its name."""
    folder = Path(name).parent
    shutil.copytree(EXAMPLES / folder, bench.folder / folder, dirs_exist_ok=True)
    return name


def versions(bench: Bench, steps: int, edit: str = "one change") -> tuple[str, str]:
    """Write two versions of a map; return their names."""
    old = journey(steps)
    return (
        bench.write(f"old/{steps}.journey.yaml", old),
        bench.write(f"{edit}/{steps}.journey.yaml", EDITS[edit](old)),
    )


def different_maps(bench: Bench, count: int) -> list[str]:
    """Write `count` maps of 30 steps; return their names."""
    texts = {f"maps/{number:04}.journey.yaml": journey(STEPS, f"A long way, {number}") for number in range(count)}
    return [bench.write(name, text) for name, text in texts.items()]


def start(bench: Bench) -> Section:
    """The fixed cost of each command."""
    file = example(bench)
    cases = (
        Case("bare Python", (*PYTHON, "-c", "pass")),
        REFERENCE,
        Case("--version", ours("--version")),
        Case("--help", ours("--help")),
        Case("git-textconv", ours("git-textconv", file)),
        git_diff(EXAMPLE, file, "payments-api/future.journey.yaml"),
        validate([file]),
        *(render(file, form) for form in FORMATS),
        new_flow(bench, file),
        replace(render(example(bench, GERMAN), "html"), name="render -f html, in German"),
    )
    return Section(
        "One small map",
        "Each command on `examples/payments-api`. The import line, which every ratio on this page is relative to, is "
        '`python -c "import typer, pydantic, yaml, jinja2"`. Flows are kept for later runs: "new flow" is a page whose '
        f"flow was never drawn. The German map is `examples/{Path(GERMAN).parent}`, hyphenated by a dictionary.",
        Layout.ROWS,
        (Batch("", cases, bench.plan.start),),
    )


def steps(bench: Bench) -> Section:
    """Growth with the length of a map."""

    def batch(size: int, runs: int) -> Batch:
        old, new = versions(bench, size)
        formats = (render(old, form, *LARGE) for form in ("html", "svg", "json", "md"))
        diff = Case("diff, one change", ours("diff", "-q", *LARGE, old, new))
        cases = (REFERENCE, *formats, validate([old], *LARGE), diff, *rewriting(bench, size, old, new))
        return Batch(f"{size:,}", cases, runs)

    return Section(
        "Growth with the steps of a map",
        "One map, ten steps a stage, all common lanes filled; only three in a map of 10,000 steps, as a file may have "
        "at most 250,000 keys and values. The columns are its steps.",
        Layout.GROWTH,
        tuple(batch(size, runs) for size, runs in bench.plan.steps.items()),
    )


def rewriting(bench: Bench, steps: int, old: str, new: str) -> Iterator[Case]:
    """The commands that write maps, each with one change: on the title, beside `new` for a merge."""
    edits = bench.write("edits.json", json.dumps([{"op": "set", "path": ["title"], "value": "A longer way"}]))
    yield Case("apply", ours("apply", "-q", *LARGE, "-o", "-", old, edits))
    theirs = bench.write(f"theirs/{steps}.journey.yaml", journey(steps, "A longer way"))
    yield Case("merge", ours("merge", "-q", *LARGE, "-o", "-", old, new, theirs))
    laid_out = bench.write(f"fmt/{steps}.journey.yaml", journey(steps))
    subprocess.run(ours("fmt", "-q", *LARGE, laid_out), cwd=bench.folder, check=True, capture_output=True)
    yield Case("fmt --check", ours("fmt", "-q", *LARGE, "--check", laid_out))


def files(bench: Bench) -> Section:
    """Growth with the number of maps."""
    names = different_maps(bench, max(bench.plan.files))
    return Section(
        "Growth with the number of files",
        f"Maps of {STEPS} steps in one call. The columns are their number.",
        Layout.GROWTH,
        tuple(
            Batch(f"{count:,}", (REFERENCE, validate(names[:count])), runs) for count, runs in bench.plan.files.items()
        ),
    )


def diff(bench: Bench) -> Section:
    """The cost of comparing, on top of reading."""

    def case(size: int, edit: str) -> Case:
        return Case(edit, ours("diff", "-q", *versions(bench, size, edit)))

    return Section(
        "Comparing two versions",
        "`diff` of two maps. With the same map twice it only reads both, so the last column is what comparing adds.",
        Layout.ROWS,
        tuple(
            Batch(f"{size:,} steps", (REFERENCE, *(case(size, edit) for edit in EDITS)), runs)
            for size, runs in bench.plan.edited.items()
        ),
        beside="the same map",
    )


def history(bench: Bench) -> Section:
    """The cost of the commands that git starts for each file of each commit."""

    def batch(commits: int, runs: int) -> Batch:
        folder = bench.folder / f"history-{commits}"
        _write_history(folder, commits)
        log = ("git", "-C", folder.name, "log", "-p")
        cases = (Case("git log -p --no-textconv", (*log, "--no-textconv")), Case("git log -p", log))
        return Batch(f"{commits} commits", (REFERENCE, *cases), runs)

    return Section(
        "A history with `git log -p`",
        f"Commits that change one score of a map of {STEPS} steps. After `journeymap git enable --no-cache` git starts "
        "a script twice a commit; with the cache, once for each version, and never again.",
        Layout.ROWS,
        tuple(batch(commits, runs) for commits, runs in bench.plan.commits.items()),
    )


def _write_history(folder: Path, commits: int) -> None:
    """Create a repository with `commits` commits of a map, with `journeymap git enable --no-cache` applied."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    stream = "".join(_fast_import(number) for number in range(commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream.encode(), check=True)
    subprocess.run(ours("git", "enable", "--no-cache"), cwd=folder, check=True, capture_output=True)


def _fast_import(number: int) -> str:
    """A commit for `git fast-import`: the map with one more score raised."""
    text = journey(STEPS).replace("score: -2", "score: 1", number % 10).replace("A long way", f"A long way, {number}")
    who = f"bench <bench@example.com> {1_700_000_000 + number} +0000"
    head = f"commit refs/heads/main\ncommitter {who}\ndata 0\nM 100644 inline map.journey.yaml\n"
    return f"{head}data {len(text.encode())}\n{text}\n"
