"""Inputs for the peers: a Mermaid journey, a wiring harness and a notebook, each the size of a map."""

import json
import re
from statistics import fmean
from typing import Any, Final

PINS: Final = ("goals", "question", "answer", "activity", "web", "app", "emotion", "pain", "reach")
"""One row of a connector for each lane in a step of our maps."""
WIRES: Final = 3


def mermaid(figures: dict[str, Any]) -> str:
    """Convert `render -f json` output to a Mermaid journey: stages, steps, personas and scores."""
    journey = figures["journey"]
    names = {persona["id"]: persona["name"] for persona in journey["personas"]}
    lines = ["journey", f"    title {_plain(journey['title'])}"]
    for stage in journey["stages"]:
        lines.append(f"    section {_plain(stage['name'])}")
        lines += [f"      {_task(step, names)}" for step in stage.get("steps", [stage])]
    return "\n".join(lines) + "\n"


def _task(step: dict[str, Any], names: dict[str, str]) -> str:
    """A line `name: score: actors`; tasks have one score from 1 to 5, so use the mean of ours (-2 to 2)."""
    scores = [emotion["score"] for emotion in step.get("emotion", []) if "score" in emotion]
    score = min(5, max(1, round(fmean(scores or [0])) + 3))
    actors = [names[persona] for persona in step.get("personas", names)]
    return f"{_plain(step['name'])}: {score}: {', '.join(map(_plain, actors))}"


def _plain(text: str) -> str:
    """Remove characters with a special meaning in Mermaid."""
    return re.sub(r"[:;#,%\s]+", " ", text).strip()


def harness(connectors: int) -> str:
    """A WireViz harness: a row of connectors with a cable between neighbours."""
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
    """A notebook of alternating text and code cells; `first` begins the text of the first cell."""
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
