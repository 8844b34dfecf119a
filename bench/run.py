"""Measure journeymap, alone and beside its peers: `python bench/run.py` writes bench/README.md.

The exit code is 1 if a peer is missing, or if a command fails; the report says the same.
"""

import argparse
import compileall
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import own
import pairs
from machine import facts
from measure import in_turns
from peers import PEERS, Found, find
from plan import FULL, QUICK
from report import failures, report, samples
from sections import Bench, Builder, Measured, Section

README: Final = Path(__file__).with_name("README.md")
CACHE: Final = Path.home() / ".cache" / "journeymap-bench"
SECONDS: Final = 60.0
OUTPUT: Final = (
    "where the report goes, - for standard output (default: bench/README.md, or standard output where only a part is "
    "measured)"
)
SECTIONS: Final[dict[str, tuple[Builder, tuple[str, ...]]]] = {
    "start": (own.start, ()),
    "steps": (own.steps, ()),
    "files": (own.files, ()),
    "diff": (own.diff, ()),
    "history": (own.history, ()),
    "mermaid-cli": (pairs.mermaid_cli, ("mermaid-cli",)),
    "wireviz": (pairs.wireviz, ("WireViz",)),
    "check-jsonschema": (pairs.check_jsonschema, ("check-jsonschema",)),
    "yamllint": (pairs.yamllint, ("yamllint",)),
    "nbdime": (pairs.nbdime, ("nbdime",)),
    "faults": (pairs.faults, ("check-jsonschema", "yamllint")),
}
"""The sections of the report, and the peers that each needs."""


def parse(words: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description=str(__doc__).split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer sizes and runs: under two minutes")
    parser.add_argument("--only", action="append", choices=SECTIONS, metavar="CASE", help=", ".join(SECTIONS))
    parser.add_argument("--runs", type=count, metavar="N", help="so many runs of everything")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="CPU that a run may take (default: %(default)g)")
    parser.add_argument("--no-peers", action="store_true", help="measure journeymap alone")
    parser.add_argument("--peers-dir", type=Path, default=CACHE, metavar="DIR", help="where the peers are installed")
    parser.add_argument("--output", metavar="FILE", help=OUTPUT)
    return parser.parse_args(words)


def count(word: str) -> int:
    """Parse a number of runs. Raises ValueError if it is less than 1."""
    if (number := int(word)) < 1:
        raise ValueError(word)
    return number


def output(options: argparse.Namespace) -> Path | None:
    """The report file, or None for stdout: a partial run replaces the full report only on request."""
    if options.output:
        return None if options.output == "-" else Path(options.output)
    return None if options.quick or options.only or options.no_peers else README


def found(names: Sequence[str], folder: Path) -> dict[str, Found]:
    """Find the peers that the sections need."""
    needed = {peer for name in names for peer in SECTIONS[name][1]}
    wanted = [peer for peer in PEERS if peer in needed]
    with ThreadPoolExecutor() as pool:  # installing is network-bound
        return dict(zip(wanted, pool.map(lambda peer: find(peer, folder), wanted), strict=True))


def measure(section: Section, folder: Path, seconds: float) -> Measured:
    """Run all batches of a section."""
    results = {}
    for batch in section.batches:
        say(f"{section.title}: {batch.label or 'all'}")
        results[batch.label] = in_turns(batch.cases, batch.runs, folder, seconds)
    return Measured(section, results)


def measured(name: str, peers: Mapping[str, Found], options: argparse.Namespace) -> Measured:
    """Build and run a section in its own folder."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), QUICK if options.quick else FULL, peers)
        section = SECTIONS[name][0](bench)
        if options.runs:
            section = replace(section, batches=tuple(replace(batch, runs=options.runs) for batch in section.batches))
        return measure(section, bench.folder, options.seconds)


def compile_ours() -> None:
    """Cache the bytecode, as an installation does, so that the first run does not pay for it."""
    spec = find_spec("journeymap_cli")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        compileall.compile_dir(folder, quiet=2)


def say(text: str) -> None:
    """Show progress."""
    print(text, file=sys.stderr)


def main(words: Sequence[str] | None = None) -> None:
    """Run the requested benchmarks and write the report."""
    options = parse(words)
    names = [name for name in SECTIONS if name in (options.only or SECTIONS)]
    peers = {} if options.no_peers else found(names, options.peers_dir)
    compile_ours()
    begin = time.monotonic()
    parts = {name: measured(name, peers, options) for name in names}
    text = report(facts(peers), parts)
    target = output(options)
    if target:
        target.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    cpu = sum(sample.cpu for _, sample in samples(parts))
    say(f"measured in {time.monotonic() - begin:.0f} s, of which the commands ran for {cpu:.0f} s")
    lacking = [f"{name}: {peer.reason}" for name, peer in peers.items() if peer.reason]
    if wrong := [*lacking, *failures(parts)]:
        sys.exit("\n".join(f"error: {each}" for each in wrong))


if __name__ == "__main__":
    main()
