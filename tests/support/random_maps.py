"""Random maps for property tests, as plain data. No two names or texts are similar enough to be paired."""

import copy
import random
import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap_cli.model.journey import Journey
from support.journeys import journey

Data = dict[str, Any]
WORDS = re.findall(
    r"\w+",
    "bake climb dwarf ember frost glyph hound ivory jumbo knave lymph mango nymph orbit plume quartz rivet swamp tulip "
    "umbra vixen wharf xenon yacht zebra amber blimp crust dingo exult flock grove hymn inlet joker kayak llama mirth "
    "notch oxide pivot query raven scowl thumb unzip vigor waltz xylem yield zonal abbey bongo chimp dusky elbow fjord "
    "gnome hutch igloo jetty kiosk lodge motto nacho ochre penny quirk rhino sixth token usurp vocal wrist yolks zesty",
)
LANES = ("goals", "activities", "questions", "touchpoints", "pain_points", "gains", "opportunities", "support")
SEVERITIES = ("minor", "moderate", "severe")


def given_some(*drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test for 40 drawn values, without a deadline."""
    return lambda test: settings(max_examples=40)(given(*drawn)(test))


@st.composite
def random_maps(draw: st.DrawFn) -> Data:
    """A map with at least two stages, the first of which has two steps or more, the first of them with a pain point."""
    return random_map(random.Random(draw(st.integers(0, 10**6))))


def random_map(rest: random.Random) -> Data:
    """The same, from a given random generator."""
    words = rest.sample(WORDS, len(WORDS))
    personas = [_persona(rest, words.pop()) for _ in range(rest.randint(0, 2))]
    names = [person["id"] for person in personas]
    stages = [_stage(rest, words, names) for _ in range(rest.randint(2, 4))]
    stages[0]["steps"] = [_node(rest, words, names) for _ in range(rest.randint(2, 3))]
    stages[0]["steps"][0].setdefault("pain_points", []).append({"text": words.pop()})
    return {"title": words.pop(), "personas": personas, "stages": stages}


def _persona(rest: random.Random, word: str) -> Data:
    return {"id": word, "name": word.title()}


def _stage(rest: random.Random, words: list[str], names: list[str]) -> Data:
    stage = _node(rest, words, names)
    stage["steps"] = [_node(rest, words, names) for _ in range(rest.randint(0, 2))]
    return stage


def _node(rest: random.Random, words: list[str], names: list[str]) -> Data:
    node: Data = {"name": words.pop()}
    if rest.random() < 0.4:
        node["id"] = f"{node['name']}-id"
    for lane in rest.sample(LANES, rest.randint(0, 2)):
        node[lane] = [_item(rest, lane, words.pop(), names) for _ in range(rest.randint(1, 2)) if words[30:]]
    if rest.random() < 0.6:
        node["emotion"] = [{"score": rest.randint(-2, 2)}]
        if names and rest.random() < 0.7:
            node["emotion"][0]["persona"] = rest.choice(names)
    return node


def _item(rest: random.Random, lane: str, word: str, names: list[str]) -> Data:
    item: Data = {"text": word}
    if rest.random() < 0.3:
        item["id"] = f"{word}-id"
    if names and rest.random() < 0.3:
        item["persona"] = rest.choice(names)
    if lane == "pain_points":
        item["severity"] = rest.choice(SEVERITIES)
    return item


def journey_of(data: Data) -> Journey:
    """The journey of a map."""
    return journey(yaml_of(data))


def yaml_of(data: Data) -> str:
    """A map as a file."""
    written: str = yaml.safe_dump(data, sort_keys=False)
    return written


def copied(data: Data) -> Data:
    """A deep copy, which can be changed."""
    return copy.deepcopy(data)


def reformatted(value: Any, rest: random.Random) -> Any:
    """The same value with keys in another order, and some long forms replaced by short ones."""
    if isinstance(value, list):
        entries = [reformatted(entry, rest) for entry in value]
        return entries[0] if len(entries) == 1 and rest.random() < 0.5 else entries
    if not isinstance(value, dict):
        return str(value)
    if len(value) == 1 and rest.random() < 0.5:
        [only] = value.values()
        if set(value) & {"text", "name", "score"}:
            return reformatted(only, rest)
    keys = rest.sample(sorted(value), len(value))
    return {key: reformatted(value[key], rest) for key in keys}
