"""Benchmarks against peers, each pair run in turns, journeymap first."""

import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from maps import FAULTS, faulty, journey
from measure import REFERENCE, Case
from own import STEPS, different_maps, example, git_diff, ours, render, validate, versions
from peer_inputs import harness, mermaid, notebook
from peers import CHROMIUM, Found
from sections import Batch, Bench, Layout, Section

YAMLLINT: Final = ("-d", "{extends: relaxed, rules: {line-length: disable}}")


def mermaid_cli(bench: Bench) -> Section:
    """The same journey, rendered by a browser."""
    browser = json.dumps({"executablePath": CHROMIUM.path, "args": ["--no-sandbox"]})

    def batch(label: str, file: str, runs: int) -> Batch:
        figures = subprocess.run(
            ours("render", "-q", "-f", "json", "-o", "-", file), cwd=bench.folder, check=True, capture_output=True
        )
        source = bench.write(f"{file}.mmd", mermaid(json.loads(figures.stdout)))
        options = ("-q", "-p", bench.write("puppeteer.json", browser), "-i", source, "-o", f"{source}.svg")
        theirs = Case("mmdc", (bench.peers["mermaid-cli"].program, *options))
        return Batch(label, (REFERENCE, render(file, "svg"), render(file, "html"), theirs), runs)

    def batches() -> Iterable[Batch]:
        yield batch("payments-api", example(bench), bench.plan.pairs)
        for steps, runs in bench.plan.mermaid.items():
            yield batch(f"{steps} steps", bench.write(f"{steps}.journey.yaml", journey(steps)), runs)

    return _pair(
        bench,
        "mermaid-cli",
        "The same stages, steps, personas and scores as a Mermaid `journey`, drawn to SVG in a browser that starts for "
        "each call. Mermaid has no other lanes, so it draws less.",
        batches,
        beside="render -f svg",
    )


def wireviz(bench: Bench) -> Section:
    """A drawing of the same size."""

    def batches() -> Iterable[Batch]:
        file = bench.write(f"{STEPS}.journey.yaml", journey(STEPS))
        source = bench.write("harness.yml", harness(STEPS))
        theirs = Case("wireviz", (bench.peers["WireViz"].program, "-f", "s", "-o", ".", source))
        yield Batch(
            f"{STEPS} boxes",
            (REFERENCE, render(file, "svg"), render(file, "svg", "--diagram", "flow"), theirs),
            bench.plan.pairs,
        )

    return _pair(
        bench,
        "WireViz",
        f"Other data, but as many boxes with as many rows: a map of {STEPS} steps to SVG, and a harness of {STEPS} "
        "connectors with nine pins and a cable between each and the next.",
        batches,
        beside="render -f svg",
    )


def check_jsonschema(bench: Bench) -> Section:
    """The same files, checked against our JSON Schema."""
    return _pair(
        bench,
        "check-jsonschema",
        f"The same maps of {STEPS} steps, with the schema that `journeymap schema` prints. A schema cannot say what "
        "the rules of `validate` say.",
        lambda: _checks(bench, _jsonschema),
        beside="validate",
    )


def yamllint(bench: Bench) -> Section:
    """The same files, checked as plain YAML."""
    return _pair(
        bench,
        "yamllint",
        f"The same maps of {STEPS} steps. yamllint looks at the YAML alone, with its relaxed rules and lines of any "
        "length.",
        lambda: _checks(bench, _yamllint),
        beside="validate",
    )


def nbdime(bench: Bench) -> Section:
    """The diff driver for notebooks."""

    def batches() -> Iterable[Batch]:
        old, new = versions(bench, STEPS)
        before = bench.write("old.ipynb", notebook(STEPS))
        after = bench.write("new.ipynb", notebook(STEPS, "Where is he"))
        words = ("diff", "map.ipynb", before, "0", "100644", after, "0", "100644")
        theirs = Case("git-nbdiffdriver", (bench.peers["nbdime"].program, *words))
        yield Batch(
            f"{STEPS} steps or cells", (REFERENCE, git_diff("map.journey.yaml", old, new), theirs), bench.plan.pairs
        )

    return _pair(
        bench,
        "nbdime",
        f"The driver that git starts for a file with one change: a map of {STEPS} steps, a notebook of {STEPS} cells.",
        batches,
        beside="git-diff",
    )


def faults(bench: Bench) -> Section:
    """Which faults each checker detects."""
    checkers = [check for name, check in CHECKS.items() if bench.peers.get(name, Found()).program]

    def batch(fault: str) -> Batch:
        files = [bench.write(f"faults/{fault}.journey.yaml", faulty(STEPS, fault))]
        return Batch(fault, (validate(files), *(check(bench, files) for check in checkers)), bench.plan.faults)

    text = f"One fault in a map of {STEPS} steps, and who ends with an exit code other than 0."
    if not bench.plan.faults:
        return Section("Which faults are seen", f"{text}\n\nNot part of `--quick`.", Layout.SEEN)
    return Section("Which faults are seen", text, Layout.SEEN, tuple(map(batch, FAULTS)))


def _pair(bench: Bench, name: str, text: str, batches: Callable[[], Iterable[Batch]], beside: str) -> Section:
    """A section comparing with a peer; without batches if the peer is missing."""
    found = bench.peers.get(name, Found(reason="no peers were asked for"))
    if not found.program:
        return Section(f"Beside {name}", f"{text}\n\nSkipped: {found.reason}.", Layout.ROWS)
    return Section(f"Beside {name} {found.version}", text, Layout.ROWS, tuple(batches()), beside)


def _checks(bench: Bench, theirs: Callable[[Bench, Sequence[str]], Case]) -> Iterable[Batch]:
    """Our check and the peer's on the same files."""
    names = different_maps(bench, max(bench.plan.pair_files))
    for count, runs in bench.plan.pair_files.items():
        cases = (REFERENCE, validate(names[:count]), theirs(bench, names[:count]))
        yield Batch("1 map" if count == 1 else f"{count} maps", cases, runs)


def _schema(bench: Bench) -> str:
    """Write our JSON Schema; return its name."""
    name = "journey.schema.json"
    subprocess.run(ours("schema", "-q", "-o", name), cwd=bench.folder, check=True, capture_output=True)
    return name


def _jsonschema(bench: Bench, files: Sequence[str]) -> Case:
    return Case("check-jsonschema", (bench.peers["check-jsonschema"].program, "--schemafile", _schema(bench), *files))


def _yamllint(bench: Bench, files: Sequence[str]) -> Case:
    return Case("yamllint", (bench.peers["yamllint"].program, *YAMLLINT, *files))


CHECKS: Final = {"check-jsonschema": _jsonschema, "yamllint": _yamllint}
"""The command of each peer that checks files."""
