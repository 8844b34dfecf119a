"""Examples with random changes: each is a map that every format can show, or gets located problems, never a traceback.

It runs for JOURNEYMAP_RANDOM_SECONDS, three by default, from the seed JOURNEYMAP_RANDOM_SEED on, 0 by default. A
failure names the seeds of its map and of the map before it, with which it is compared: start from the second to
repeat it.
"""

import json
import os
import random
import shutil
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from journeymap_cli.app import Comparison, InvalidJourneyError, Journey, Options, check_maps, draw_map, load_map
from journeymap_cli.formats import CHANGE_REPORTS, DIAGRAMS, DRAWINGS, PROBLEM_REPORTS
from journeymap_cli.lint.catalogue import CATALOGUE
from journeymap_cli.report.changes import html
from journeymap_cli.report.formats import change_report, problem_report
from support.mutated_maps import NEIGHBOURS, mutated

SECONDS: Final = float(os.environ.get("JOURNEYMAP_RANDOM_SECONDS", "3"))
FIRST: Final = int(os.environ.get("JOURNEYMAP_RANDOM_SEED", "0"))
SLOW: Final = ("png", "pdf")
SOME: Final = 25
"""One in so many maps is drawn in the slow formats."""

MAP: Final = Path("map.journey.yaml")


def read(seed: int) -> Journey | None:
    """The map of a seed; None if it has errors, which then have places and known rules."""
    MAP.write_text(mutated(random.Random(seed)), "utf-8", newline="")
    checked = check_maps([MAP])
    for problem in checked.problems:
        assert problem.rule in CATALOGUE
        assert problem.span
        assert len(problem.message.splitlines()) == 1
    for name in PROBLEM_REPORTS:
        assert isinstance(problem_report(name).report(checked), str)
    try:
        return load_map(MAP)
    except InvalidJourneyError as error:
        found = {problem.rule for problem in error.problems}
    assert found <= {problem.rule for problem in checked.problems}
    return None


def draw(journey: Journey, formats: Sequence[str]) -> None:
    for name in formats:
        for diagram in DIAGRAMS if DRAWINGS[name].has_diagrams else DIAGRAMS[:1]:
            drawn = draw_map(journey, name, Options(diagram=diagram))
            if name == "svg":
                ET.fromstring(drawn)
            if name == "json":
                again = json.loads(drawn)["journey"]
                MAP.write_text(json.dumps(again), "utf-8")
                assert draw_map(load_map(MAP), "json") == drawn


def compare(old: Journey, new: Journey) -> None:
    for before, after in ((old, new), (new, old), (new, new)):
        comparison = Comparison("old", "new", before, after, "map.yaml")
        for name in CHANGE_REPORTS:
            if name != "html":
                assert isinstance(change_report(name).report([comparison]), str)
        assert html.report(comparison, Options())
    assert comparison.changes == ()


def test_changed_examples_are_drawn_or_have_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in NEIGHBOURS:
        shutil.copy(path, tmp_path)
    end = time.monotonic() + SECONDS
    last: tuple[int, Journey] | None = None
    fast = [name for name in DRAWINGS if name not in SLOW]
    for seed in count(FIRST):
        try:
            journey = read(seed)
            if journey:
                draw(journey, [*fast, *SLOW] if seed % SOME == 0 else fast)
                compare(last[1] if last else journey, journey)
        except Exception as error:
            raise AssertionError(f"seed {seed}, after seed {last[0] if last else None}") from error
        last = (seed, journey) if journey else last
        if time.monotonic() > end:
            return
