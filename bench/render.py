"""How long rendering takes, as ratios in one run: `python bench/render.py`.

First the example against the start of its libraries, then maps of 10, 100 and 1,000 steps. Best of several runs, each
in a process of its own; memory is the peak of the process.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "payments-api" / "journey.yaml"
LIBRARIES = [sys.executable, "-c", "import typer, pydantic, yaml, jinja2"]
RUNS = 7
MEASURE = """
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def measure(command: list[str], runs: int = RUNS) -> tuple[float, int]:
    """Seconds of the fastest run, and the peak memory in MiB."""
    results = []
    for _ in range(runs):
        printed = subprocess.run([sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, text=True)
        seconds, memory = printed.stdout.split()
        results.append((float(seconds), int(memory)))
    return min(seconds for seconds, _ in results), max(memory for _, memory in results)


def journey(steps: int) -> str:
    """A map with so many steps, ten to a stage, all common lanes filled."""
    lines = [
        "title: A long way",
        "personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]",
        "stages:",
    ]
    for number in range(steps):
        if number % 10 == 0:
            lines += [f"  - name: Stage {number // 10 + 1}", "    steps:"]
        lines += [
            f"      - name: Step {number + 1} of the way",
            "        goals: Get on without asking anybody",
            f"        questions: [Where am I after {number} steps, How far is it still]",
            "        activities: Reads the page and tries it out",
            "        touchpoints: [{text: Documentation, channel: web}, {text: Console, channel: app}]",
            "        emotion:",
            f"          - {{persona: dev, score: {number % 5 - 2}}}",
            f"          - {{persona: pm, score: {(number * 3) % 5 - 2}}}",
            "        pain_points: [{text: The page says one thing and the console another, severity: severe}]",
            "        opportunities: [{text: Generate the page from the console, impact: high, effort: medium}]",
            f"        metrics: [{{name: Reach, kind: reach, value: {100 - number * 99 / steps:.1f}}}]",
            "        frontstage: Answers in the chat",
            "        backstage: Looks into the log",
        ]
    return "\n".join(lines) + "\n"


def render(source: Path, form: str) -> list[str]:
    """The command that renders a file and keeps nothing."""
    return [sys.executable, "-m", "journeymap_cli", "render", "-q", "-f", form, "-o", "-", str(source)]


def main() -> None:
    """Print both tables."""
    base, _ = measure(LIBRARIES)
    print(f"{'payments-api':24}{'seconds':>9}{'ratio':>8}{'MiB':>6}")
    print(f"{'import of the libraries':24}{base:9.3f}{1:8.2f}")
    for form in ("html", "svg", "png", "pdf", "dot", "md", "json"):
        seconds, memory = measure(render(EXAMPLE, form))
        print(f"{'render -f ' + form:24}{seconds:9.3f}{seconds / base:8.2f}{memory:6}")
    print(f"\n{'steps':>6}{'format':>8}{'seconds':>9}{'ratio':>8}{'MiB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for form in ("html", "svg", "json"):
            for steps in (10, 100, 1000):
                source = Path(folder) / f"{steps}.journey.yaml"
                source.write_text(journey(steps), encoding="utf-8")
                seconds, memory = measure(render(source, form), 3)
                print(f"{steps:6}{form:>8}{seconds:9.3f}{seconds / base:8.2f}{memory:6}")


if __name__ == "__main__":
    main()
