"""A text changed so that it says another journey: what changes in it, and what holds for any two journeys."""

from collections.abc import Iterator
from difflib import unified_diff
from random import Random

import pytest
import yaml
from hypothesis import strategies as st

from journeymap_cli.errors import RewriteError
from journeymap_cli.rewrite.rewriting import rewrite
from support.journeys import Files, journey
from support.random_maps import Data, copied, given_some, random_maps

TEXT = """\
# A shop
title: Boots   # the map
tags: [a, b]
personas:
  - {id: ines, name: Ines}
stages:
  # Looking around
  - name: Look
    goals: Find it
    emotion: 1  # from interviews
    steps:
      - Search

      - name: "Compare"
        # why it hurts
        pain_points:
          - {text: Slow, severity: minor}
          - text: 'Dear'
            severity: severe
    x-board: {lane: 1}
  - Buy
"""


def changed(text: str, wanted: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that came, when a text is to say what another one says."""
    result = rewrite(text.encode(), journey(wanted), "map.yaml", Files({})).decode()
    assert journey(result) == journey(wanted)
    lines = [*unified_diff(text.splitlines(), result.splitlines(), lineterm="", n=0)][2:]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("title: Boots ", "title: 'Shoes: new' ", "title: Boots   # the map", 'title: "Shoes: new"   # the map'),
        ("emotion: 1 ", "emotion: -2 ", "    emotion: 1  # from interviews", "    emotion: -2  # from interviews"),
        (
            "emotion: 1 ",
            "emotion: {score: 1, label: ok} ",
            "    emotion: 1  # from interviews",
            "    emotion: {score: 1, label: ok}  # from interviews",
        ),
        ("goals: Find it", "goals: [Find it, 'No']", "    goals: Find it", '    goals: [Find it, "No"]'),
        ("    goals: Find it\n", "", "    goals: Find it", None),
        ("minor", "severe", "          - {text: Slow, severity: minor}", "          - {text: Slow, severity: severe}"),
        ("'Dear'", '"It\'s dear"', "          - text: 'Dear'", "          - text: 'It''s dear'"),
        ('"Compare"', '"1.0"', '      - name: "Compare"', '      - name: "1.0"'),
        ("[a, b]", "[b, c, a]", "tags: [a, b]", "tags: [b, c, a]"),
        ("- Search", "- Find", "      - Search", "      - Find"),
        ("{lane: 1}", "{lane: 1, key: [2]}", "    x-board: {lane: 1}", "    x-board: {lane: 1, key: [2]}"),
        ("name: Ines}", "name: Ines}\n  - Max", None, "  - Max"),
        ("- Buy", "- {name: Buy, owner: Me}", "  - Buy", "  - name: Buy\n    owner: Me"),
        ("stages:", "owner: 10:30\nstages:", None, 'owner: "10:30"'),
    ],
)
def test_only_the_lines_change_that_say_something_else(old: str, new: str, gone: str | None, came: str | None) -> None:
    assert old in TEXT
    lines = changed(TEXT, TEXT.replace(old, new))
    assert lines == (gone.split("\n") if gone else [], came.split("\n") if came else [])


def test_a_new_entry_has_the_form_of_its_neighbours() -> None:
    rows = "title: x\nstages:\n- name: A\n  gains:\n  - text: b\n    tags: [c]\n"
    wanted = rows.replace("tags: [c]\n", "tags: [c]\n  - {text: d, tags: [e, f]}\n")
    assert changed(rows, wanted) == ([], ["  - text: d", "    tags: [e, f]"])
    brackets = rows.replace("text: b\n    tags: [c]", "{text: b, tags: [c]}")
    assert changed(brackets, wanted) == ([], ["  - {text: d, tags: [e, f]}"])


def test_what_moves_takes_its_comments_along() -> None:
    first, second = "  # about A\n  - A  # first\n", "  - B\n"
    text = f"title: x\nstages:\n{first}{second}"
    result = rewrite(text.encode(), journey("title: x\nstages: [B, A]\n"), "map.yaml", Files({}))
    assert result.decode() == f"title: x\nstages:\n{second}{first}"


@pytest.mark.parametrize("style", ["|", "|-", ">", ">-"])
def test_a_text_keeps_its_style(style: str) -> None:
    text = f"title: x\ndescription: {style}\n  One\nstages: [A]\n"
    assert changed(text, text.replace("One", "Two")) == (["  One"], ["  Two"])


def test_an_alias_is_written_out_where_it_is_edited() -> None:
    text = "title: x\nstages:\n  - {name: A, goals: &g [b, c]}\n  - {name: B, goals: *g}\n"
    wanted = text.replace("*g", "[b, d]")
    assert changed(text, wanted) == (["  - {name: B, goals: *g}"], ["  - {name: B, goals: [b, d]}"])
    wanted = text.replace("&g [b, c]", "[b, d]").replace("*g", "[b, c]")
    assert journey(rewrite(text.encode(), journey(wanted), "m.yaml", Files({})).decode()) == journey(wanted)


def test_what_a_shared_file_declares_is_refused() -> None:
    files = {"shared": "personas: [{id: ann, name: Ann}]\n"}
    text = "title: x\nimports: shared.yaml\nstages: [{name: A, personas: ann}]\n"
    wanted = journey(text, shared=files["shared"].replace("Ann", "Anna"))
    with pytest.raises(RewriteError, match=r"declared in shared\.yaml"):
        rewrite(text.encode(), wanted, "map.yaml", Files({"shared.yaml": files["shared"]}))
    renamed = journey(text.replace("title: x", "title: z"), **files)
    result = rewrite(text.encode(), renamed, "map.yaml", Files({"shared.yaml": files["shared"]}))
    assert result.decode() == text.replace("title: x", "title: z")


LAYOUTS = st.fixed_dictionaries(
    {
        "flow": st.sampled_from([False, None]),
        "style": st.sampled_from([None, '"', "'"]),
        "indent": st.integers(2, 4),
        "breaks": st.sampled_from(["\n", "\r\n"]),
        "mark": st.sampled_from(["", "\ufeff"]),
        "end": st.booleans(),
    }
)


def text_of(data: Data, layout: Data, rest: Random) -> bytes:
    """A map in some layout, with a comment above and beside some of its lines, each with a number."""
    written: str = yaml.safe_dump(
        as_texts(data),
        sort_keys=False,
        default_flow_style=layout["flow"],
        default_style=layout["style"],
        indent=layout["indent"],
        width=1000,
    )
    lines = [*commented(written.splitlines(), rest)]
    breaks: str = layout["breaks"]
    return f"{layout['mark']}{breaks.join([*lines, ''] if layout['end'] else lines)}".encode()


def as_texts(data: object) -> object:
    """The data with every scalar as text, since PyYAML gives quoted numbers a tag."""
    if isinstance(data, dict):
        return {key: as_texts(value) for key, value in data.items()}
    return [as_texts(value) for value in data] if isinstance(data, list) else str(data)


def commented(lines: list[str], rest: Random) -> Iterator[str]:
    for at, line in enumerate(lines):
        if rest.random() < 0.2:
            yield f"{' ' * (len(line) - len(line.lstrip()))}# above {at}."
        if rest.random() < 0.1:
            yield ""
        yield f"{line}  # beside {at}." if rest.random() < 0.2 else line


def edited(data: Data, rest: Random) -> Data:
    """The map with one of its stages changed in some way."""
    new = copied(data)
    stage = rest.choice(new["stages"])
    node = rest.choice([stage, *stage["steps"]])
    choice = rest.randrange(6)
    if choice == 0:
        node["name"] = rest.choice(["No", "a: b", "it's # 1", 'say "so"', "1.0", "größer", "- x", "[a", "*b", "c d"])
    elif choice == 1:
        node["goals"] = [{"text": "New"}, {"text": "Other", "evidence": "observed"}, *node.get("goals", [])]
    elif choice == 2:
        stage["steps"].append({"name": "Added", "emotion": [{"score": 1}], "x-key": {"a": ["1", {"b": "c"}]}})
    elif choice == 3:
        stage["steps"].reverse()
    elif choice == 4:
        node["emotion"] = [{"score": 2, "label": "fine"}]
    else:
        new["description"] = "One line\nand another\n\n  with blanks"
    return new


@given_some(random_maps(), LAYOUTS, st.randoms(use_true_random=False))
def test_any_text_can_be_made_to_say_another_journey(data: Data, layout: Data, rest: Random) -> None:
    raw, wanted = text_of(data, layout, rest), journey(yaml.safe_dump(edited(data, rest)))
    result = rewrite(raw, wanted, "map.yaml", Files({}))
    assert journey(result.decode().removeprefix("\ufeff")) == wanted
    assert result.startswith("\ufeff".encode()) == bool(layout["mark"])
    assert (b"\r\n" in result) == (b"\r\n" in raw)
    assert result.endswith(b"\n") == raw.endswith(b"\n")
    assert rewrite(result, wanted, "map.yaml", Files({})) == result


@given_some(random_maps(), LAYOUTS, st.randoms(use_true_random=False))
def test_comments_survive_what_is_only_added(data: Data, layout: Data, rest: Random) -> None:
    raw = text_of(data, layout, rest)
    new = copied(data)
    new["owner"] = "Team"
    rest.choice(new["stages"])["steps"].append({"name": "Added", "goals": [{"text": "New"}]})
    result = rewrite(raw, journey(yaml.safe_dump(new)), "map.yaml", Files({}))
    assert [word for word in raw.split() if word[:1] == b"#"] == [word for word in result.split() if word[:1] == b"#"]
