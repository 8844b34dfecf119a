"""Checks beside check-jsonschema on the same files: `python bench/validate.py [FOLDER OF A VENV WITH IT]`.

One map, then 500 maps of 30 steps in one run, then which of some faults each of them sees. Both programs start afresh,
check-jsonschema has our own JSON Schema. Seconds of the fastest run (the peer's long run is made once), memory as the
peak of the process.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from render import journey, measure

MAPS = 500
STEPS = 30
RUNS = 3
JOURNEYMAP = [sys.executable, "-m", "journeymap_cli"]
FAULTS = {
    "a misspelt key": ("frontstage:", "fronstage:"),
    "a key twice": ("goals: Get on", "goals: Go on\n        goals: Get on"),
    "a score outside the scale": ("score: -2", "score: -5"),
    "a persona that nobody declared": ("persona: pm", "persona: pn"),
    "two steps with one id": ("- name: Step", "- id: same\n        name: Step"),
    "a way that leads nowhere": ("goals: Get on", "next: nowhere\n        goals: Get on"),
    "a figure outside its kind": ("value: 100.0", "value: 100.5"),
}
"""What to replace in a sound map, for each fault."""


def write(folder: Path, count: int) -> list[str]:
    """So many maps, by name."""
    for number in range(count):
        text = journey(STEPS).replace("A long way", f"A long way, {number}", 1)
        (folder / f"{number:03}.journey.yaml").write_text(text, encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def ours(files: list[str]) -> list[str]:
    """Our command."""
    return [*JOURNEYMAP, "validate", "-q", *files]


def theirs(peer: Path, schema: Path, files: list[str]) -> list[str]:
    """The peer's command."""
    return [str(peer / "bin" / "check-jsonschema"), "--schemafile", str(schema), *files]


def show(what: str, result: tuple[float, int], count: int, beside: float | None = None) -> None:
    """One line of the result."""
    seconds, memory = result
    factor = f"  {seconds / beside:5.1f} times ours" if beside else ""
    print(f"{what:44}{seconds:8.2f} s {1000 * seconds / count:7.1f} ms a map {memory:5} MiB{factor}")


def compare(what: str, files: list[str], schema: Path, peer: Path | None, runs: int) -> None:
    """Both programs on the same files."""
    result = measure(ours(files), RUNS)
    show(f"journeymap, {what}", result, len(files))
    if peer:
        show(f"check-jsonschema, {what}", measure(theirs(peer, schema, files), runs), len(files), result[0])


def sees(command: list[str]) -> str:
    """Whether a command refuses what it is given."""
    return "seen" if subprocess.run(command, capture_output=True, check=False).returncode else "-"


def compare_faults(folder: Path, schema: Path, peer: Path | None) -> None:
    """Which faults the programs see."""
    for what, (sound, faulty) in FAULTS.items():
        path = folder / "faulty.journey.yaml"
        path.write_text(journey(STEPS).replace(sound, faulty, 2), encoding="utf-8")
        files = [str(path)]
        answers = f"journeymap {sees(ours(files)):6}"
        print(f"{what:44}{answers}", f"check-jsonschema {sees(theirs(peer, schema, files))}" if peer else "")


def main(peer: Path | None) -> None:
    """All comparisons."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        schema, maps = top / "journey.schema.json", top / "maps"
        maps.mkdir()
        subprocess.run([*JOURNEYMAP, "schema", "-o", str(schema)], check=True, capture_output=True)
        files = write(maps, MAPS)
        compare("one map", files[:1], schema, peer, RUNS)
        compare(f"{MAPS} maps of {STEPS} steps", files, schema, peer, 1)
        compare_faults(top, schema, peer)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
