"""How long comparing takes, as ratios in one run: `python bench/diff.py`.

Two maps with one change between them, against reading both; then what git starts for every file of every commit,
against a bare Python. Best of several runs.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from journeymap_cli.diff.compare import compare
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from render import journey, measure

RUNS = 5
SIZE = 10**8
BARE = [sys.executable, "-c", "pass"]


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest run."""
    seconds = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def read(text: str) -> Journey:
    """The journey of a text."""
    return load(text.encode(), "map.yaml", DiskReader(SIZE), SIZE).journey


def compare_maps(steps: int, edit: Callable[[str], str]) -> tuple[float, float, int]:
    """Seconds to read two versions, seconds to compare them, and how many changes there are."""
    old, new = journey(steps), edit(journey(steps))
    one, other = read(old), read(new)
    both = fastest(lambda: (read(old), read(new)))
    return both, fastest(lambda: compare(one, other)), len(compare(one, other))


EDITS: dict[str, Callable[[str], str]] = {
    "one change": lambda text: text.replace("score: -2", "score: 1", 1),
    "all reworded": lambda text: text.replace("of the way", "on the way").replace("Reads the page", "Studies a page"),
    "nothing alike": lambda text: text.replace("Step", "Etappe").replace("of the way", "zum Ziel"),
}


def main() -> None:
    """Print both tables."""
    print(f"{'steps':>6} {'edit':16}{'read both':>10}{'compare':>9}{'ratio':>7}{'changes':>9}")
    for steps in (30, 1000):
        for name, edit in EDITS.items():
            both, seconds, changes = compare_maps(steps, edit)
            print(f"{steps:6} {name:16}{both:10.3f}{seconds:9.3f}{seconds / both:7.2f}{changes:9}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "map.journey.yaml"
        source.write_text(journey(30), encoding="utf-8")
        start = [sys.executable, "-m", "journeymap_cli"]
        file = str(source)
        base, _ = measure(BARE)
        print(f"\n{'bare Python':16}{base:8.3f}{1:7.2f}")
        for words in (["git-textconv", file], ["git-diff", file, file, ".", ".", file, ".", "."], ["diff", file, file]):
            seconds, _ = measure([*start, *words])
            print(f"{words[0]:16}{seconds:8.3f}{seconds / base:7.2f}")


if __name__ == "__main__":
    main()
