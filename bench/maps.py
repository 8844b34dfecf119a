"""Generate maps of any size; the same number of steps always gives the same text."""

from collections.abc import Callable
from string import Template
from typing import Final

HEAD: Final = """\
title: A long way
owner: Maps
personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
stages:
"""
STAGE: Final = Template("  - name: Stage $number\n    steps:\n")
STEP: Final = Template("""\
      - name: Step $number of the way
        goals: Get on without asking anybody
        questions: [Where am I after $before steps, How far is it still]
        activities: Reads the page and tries it out
        touchpoints: [{text: Documentation, channel: web}, {text: Console, channel: app}]
        emotion:
          - {persona: dev, score: $dev}
          - {persona: pm, score: $pm}
        pain_points: [{text: The page says one thing and the console another, severity: severe}]
        opportunities: [{text: Generate the page from the console, impact: high, effort: medium}]
        metrics: [{name: Reach, kind: reach, value: $reach}]
        frontstage: Answers in the chat
        backstage: Looks into the log
""")
SPARSE_STEP: Final = Template("""\
      - name: Step $number of the way
        activities: Reads the page and tries it out
        emotion: $dev
        pain_points: The page says one thing and the console another
""")
FULL_UP_TO: Final = 2_000
"""The most steps of a map with all common lanes; with them, 10,000 have more keys and values than a file may have."""

MOMENT: Final = "        moment_of_truth: true\n"
STEPS_A_STAGE: Final = 10

EDITS: Final[dict[str, Callable[[str], str]]] = {
    "the same map": lambda text: text + "\n",
    "one change": lambda text: text.replace("score: -2", "score: 1", 1),
    "all reworded": lambda text: text.replace("of the way", "on the way").replace("Reads the page", "Studies a page"),
    "nothing alike": lambda text: text.replace("Step", "Etappe").replace("of the way", "zum Ziel"),
}
"""Edits that turn a map into a second version."""

FAULTS: Final[dict[str, tuple[str, str]]] = {
    "none: a sound map": ("title", "title"),
    "a misspelt key": ("frontstage:", "fronstage:"),
    "a key twice": ("goals: Get on", "goals: Go on\n        goals: Get on"),
    "a score outside the scale": ("score: -2", "score: -5"),
    "a persona that the map does not declare": ("persona: pm", "persona: pn"),
    "two steps with one id": ("- name: Step", "- id: same\n        name: Step"),
    "a next step that is not there": ("goals: Get on", "next: nowhere\n        goals: Get on"),
    "a figure outside its kind": ("value: 100.0", "value: 100.5"),
}
"""The replacement in a valid map that introduces each fault."""


def journey(steps: int, title: str = "A long way") -> str:
    """A valid map with `steps` steps, ten per stage, and no problems or remarks.

    All common lanes are filled in one of up to `FULL_UP_TO` steps; longer ones have three.
    """
    body = "".join(_stage(number) + _step(number, steps) for number in range(steps))
    return HEAD.replace("A long way", title) + body + MOMENT


def faulty(steps: int, fault: str) -> str:
    """A map with the given fault, in at most two places."""
    sound, wrong = FAULTS[fault]
    return journey(steps).replace(sound, wrong, 2)


def _stage(number: int) -> str:
    stage, place = divmod(number, STEPS_A_STAGE)
    return "" if place else STAGE.substitute(number=stage + 1)


def _step(number: int, steps: int) -> str:
    return (STEP if steps <= FULL_UP_TO else SPARSE_STEP).substitute(
        number=number + 1,
        before=number,
        dev=number % 5 - 2,
        pm=number * 3 % 5 - 2,
        reach=f"{100 - number * 99 / steps:.1f}",
    )
