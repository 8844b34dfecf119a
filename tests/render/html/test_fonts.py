"""The fonts that a page embeds."""

import re

import pytest

from journeymap_cli.render.html.fonts import characters, faces
from journeymap_cli.render.theme.theme import DEFAULT
from support.journeys import journey


def families(text: str) -> int:
    return len(re.findall("@font-face", faces(DEFAULT, text)))


@pytest.mark.parametrize(
    ("text", "blocks"), [("Pay", 1), ("14.000 €", 1), ("Příjem", 2), ("CO₂", 2), ("Việt", 2), ("Київ ₴", 3)]
)
def test_a_text_brings_only_the_blocks_that_have_its_letters(text: str, blocks: int) -> None:
    assert families(text) == blocks


def test_no_character_is_in_two_blocks() -> None:
    rules = re.findall("unicode-range:([^}]*)", faces(DEFAULT, "aāẠ₂̀λд"))
    runs = [run.removeprefix("U+").split("-") for rule in rules for run in rule.split(",")]
    codes = [code for run in runs for code in range(int(run[0], 16), int(run[-1], 16) + 1)]
    assert len(rules) == 7
    assert len(codes) == len(set(codes))


def test_the_characters_of_a_map_are_those_of_all_its_texts_but_not_of_its_extensions() -> None:
    text = "{title: ā, tags: [Ạ], x-own: λ, scale: {labels: {2: д}}, stages: [{name: S, cells: {own: [₂]}, x-b: λ}]}"
    found = characters(journey(text))
    assert {"ā", "д", "₂", "Ạ"} <= found
    assert "λ" not in found
