"""What the peers read: a Mermaid journey, a wiring harness, a notebook; each of the size of a map."""

import json
import re
from statistics import fmean
from typing import Any, Final

PINS: Final = ("goals", "question", "answer", "activity", "web", "app", "emotion", "pain", "reach")
"""As many rows in a connector as a step of our maps has lanes."""
WIRES: Final = 3


def mermaid(figures: dict[str, Any]) -> str:
    """The Mermaid journey of a map, from what `render -f json` prints: its stages, steps, personas and scores."""
    journey = figures["journey"]
    names = {persona["id"]: persona["name"] for persona in journey["personas"]}
    lines = ["journey", f"    title {_plain(journey['title'])}"]
    for stage in journey["stages"]:
        lines.append(f"    section {_plain(stage['name'])}")
        lines += [f"      {_task(step, names)}" for step in stage.get("steps", [stage])]
    return "\n".join(lines) + "\n"


def _task(step: dict[str, Any], names: dict[str, str]) -> str:
    """One line `name: score: actors`; a task has one score from 1 to 5, so the mean of ours from -2 to 2."""
    scores = [emotion["score"] for emotion in step.get("emotion", []) if "score" in emotion]
    score = min(5, max(1, round(fmean(scores or [0])) + 3))
    actors = [names[persona] for persona in step.get("personas", names)]
    return f"{_plain(step['name'])}: {score}: {', '.join(map(_plain, actors))}"


def _plain(text: str) -> str:
    """A text without what Mermaid takes for its own signs."""
    return re.sub(r"[:;#,%\s]+", " ", text).strip()


def harness(connectors: int) -> str:
    """A WireViz harness: so many connectors in a row, a cable between each and the next."""
    pins = ", ".join(PINS)
    lines = ["connectors:"]
    lines += [f"  X{number}: {{type: D-Sub, subtype: female, pinlabels: [{pins}]}}" for number in range(connectors)]
    lines.append("cables:")
    lines += [f"  W{number}: {{length: 0.2, color_code: DIN, wirecount: {WIRES}}}" for number in range(connectors - 1)]
    lines.append("connections:")
    wires = list(range(1, WIRES + 1))
    for number in range(connectors - 1):
        lines += ["  -", f"    - X{number}: {wires}", f"    - W{number}: {wires}", f"    - X{number + 1}: {wires}"]
    return "\n".join(lines) + "\n"


def notebook(cells: int, first: str = "Where am I") -> str:
    """A notebook of so many cells, text and code in turn; `first` begins the text of the first cell."""
    metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    content = [_cell(number, first if number == 0 else "Step") for number in range(cells)]
    return json.dumps({"cells": content, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def _cell(number: int, start: str) -> dict[str, Any]:
    source = [f"{start} after {number} steps of the way\n", *(f"{pin} = 'What is said of {pin}'\n" for pin in PINS)]
    cell: dict[str, Any] = {"id": f"cell-{number}", "metadata": {}, "source": source}
    if number % 2:
        output = {"name": "stdout", "output_type": "stream", "text": [f"Answer {number}\n"]}
        return {**cell, "cell_type": "code", "execution_count": number, "outputs": [output]}
    return {**cell, "cell_type": "markdown"}
