"""The one layout: what it looks like, that it says the same, and that comments stay."""

from random import Random
from textwrap import dedent

import pytest
import yaml
from hypothesis import strategies as st

from journeymap_cli.app.formatting import formatted
from journeymap_cli.app.sources import MapSource
from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.yamlsource.read import read_yaml
from support.journeys import journey
from support.random_maps import Data, given_some, random_maps, reformatted

STAGE = "title: x\nstages:\n  - name: A\n    "
LONG = "A text of some length that goes on until it is clear that it does not fit in one line of a hundred columns."


def layout(raw: str | bytes, *, ids: bool = False) -> str:
    """A text in the one layout, in which the layout changes nothing."""
    raw = raw.encode() if isinstance(raw, str) else raw
    found = formatted(MapSource("map.yaml", lambda: raw, DiskReader(10**6), 10**6), ids=ids)
    again = formatted(MapSource("map.yaml", lambda: found, DiskReader(10**6), 10**6), ids=ids)
    assert again.decode() == found.decode()
    return found.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title:   x\nstages: [ A,   B ]", "title: x\nstages: [A, B]\n"),
        ("stages: [{name: A}]\ntitle: 'x'\n", "title: x\nstages: [A]\n"),
        ("---\ntitle: x\r\nstages: [{name: A, owner: B}]\r\n", "title: x\nstages:\n  - name: A\n    owner: B\n"),
        (STAGE + "goals:\n    - b\n    - c\n", STAGE + "goals: [b, c]\n"),
        (STAGE + "goals:\n    - text: b\n      note: c\n    - text: d\n",
         STAGE + "goals:\n      - {text: b, note: c}\n      - d\n"),
        (STAGE + "goals: [{text: No}]\n", STAGE + 'goals: "No"\n'),
        (STAGE + "emotion: [{score: '1'}]\n", STAGE + "emotion: 1\n"),
        (STAGE + "metrics: {value: 1, name: b, as_of: '2026-01-02'}\n",
         STAGE + "metrics: {name: b, value: 1, as_of: 2026-01-02}\n"),
        (STAGE + "questions: [Where?, b]\n", STAGE + 'questions: ["Where?", b]\n'),
        (STAGE + f"goals: {LONG}\n", STAGE + f"goals: >-\n      {LONG[:90]}\n      {LONG[91:]}\n"),
        (STAGE + f"goals: {LONG[:94]}\n", STAGE + f"goals: >-\n      {LONG[:94]}\n"),
        (STAGE + f"goals: {LONG[:88]}\n", STAGE + f"goals: {LONG[:88]}\n"),
        (STAGE + f"goals: {'b' * 95}\n", STAGE + f"goals: {'b' * 95}\n"),
        (STAGE + 'goals: "b\\nc"\n', STAGE + "goals: |-\n      b\n      c\n"),
        (STAGE + "x-b: '1'\n    x-a: 1\n    owner: d\n", STAGE + 'owner: d\n    x-b: "1"\n    x-a: 1\n'),
        (STAGE + "goals: &g [b]\n    needs: *g\n", STAGE + "goals: b\n    needs: b\n"),
        (STAGE + "owner: B\n  - C\n", STAGE + "owner: B\n\n  - C\n"),
        ("title: x\n\n\n\nstages: [A]\n\n", "title: x\n\nstages: [A]\n"),
    ],
)  # fmt: skip
def test_there_is_one_layout(old: str, new: str) -> None:
    assert layout(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# a\n\n# b\ntitle: x # c\nid: y\nstages: [A]\n# d", "# a\n\nid: y\n\n# b\ntitle: x  # c\nstages: [A]\n# d\n"),
        (STAGE + "goals: [b] # c\n", STAGE + "goals: b  # c\n"),
        (STAGE + "goals: # c\n    - b\n", STAGE + "goals: b  # c\n"),
        (STAGE + "goals:\n    - b # c\n", STAGE + "goals:\n      - b  # c\n"),
        (STAGE + "goals:\n    # c\n    - b\n", STAGE + "goals:\n      # c\n      - b\n"),
        (STAGE + "goals: [b, # c\n      d]\n", STAGE + "goals:\n      - b  # c\n      - d\n"),
        (STAGE + "goals:\n    -\n      # c\n      text: b\n", STAGE + "goals:\n      # c\n      - b\n"),
        (STAGE + "goals:\n    - note: b # c\n      text: d # e\n",
         STAGE + "goals:\n      - text: d  # e\n        note: b  # c\n"),
        (STAGE + "goals:\n    - {text: b, note: d}\n    # c\n    owner: e\n",
         STAGE + "# c\n    owner: e\n    goals: {text: b, note: d}\n"),
        (STAGE + "goals:\n      - b\n      # c\n    owner: e\n",
         STAGE + "owner: e\n    goals:\n      - b\n      # c\n"),
        (STAGE + "x-a:\n    - # c\n      b: d\n", STAGE + "x-a:\n      - {b: d}  # c\n"),
        (STAGE + "owner: # c\n    goals: d\n", STAGE + "# c\n    goals: d\n"),
        (STAGE + "description: | # c\n      d\n      e\n", STAGE + "description: |  # c\n      d\n      e\n"),
    ],
)  # fmt: skip
def test_comments_stay_with_what_they_are_about(old: str, new: str) -> None:
    assert layout(old) == new


def test_ids_are_written_where_they_are_derived() -> None:
    text = "title: x\npersonas: Ann\nstages:\n  - A\n  - name: B\n    steps: [C, {id: e, name: D}]\n"
    assert layout(text, ids=True) == dedent("""\
        title: x
        personas: {id: ann, name: Ann}
        stages:
          - id: a
            name: A

          - id: b
            name: B
            steps:
              - id: c
                name: C
              - id: e
                name: D
        """)


def test_ids_are_written_for_what_is_referred_to() -> None:
    stage = "stages: [{name: A, goals: [{text: b, sources: log}], touchpoints: [{text: c, channel: web}]}]\n"
    text = layout(f"title: x\nchannels: [Web, App]\nsources: [Talks, {{title: Log, id: log}}, Web]\n{stage}", ids=True)
    assert "channels:\n  - {id: web, name: Web}\n  - App\n" in text
    assert "sources:\n  - Talks\n  - {id: log, title: Log}\n  - Web\n" in text
    assert layout("channels: Web\n", ids=True) == "channels: {id: web, name: Web}\n"


def test_a_shared_file_has_the_same_layout() -> None:
    assert layout("channels: []\npersonas: [{name: Ann, id: a}]\n") == "personas: {id: a, name: Ann}\nchannels: []\n"


@pytest.mark.parametrize("text", ["title: x\n", "title: x\nstages: [{name: A, next: b}]\n", "{"])
def test_what_is_not_valid_is_refused(text: str) -> None:
    with pytest.raises(InvalidJourneyError):
        layout(text)


@given_some(
    random_maps(),
    st.randoms(use_true_random=False),
    st.sampled_from([None, False, True]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_text_says_the_same_with_the_same_comments(
    data: Data, rest: Random, flow: bool | None, breaks: str
) -> None:
    written = yaml.safe_dump(
        reformatted(data, rest), sort_keys=False, default_flow_style=flow, indent=rest.randint(2, 4), width=40
    )
    lines = list[str]()
    for at, line in enumerate(written.splitlines()):
        indent = rest.choice([0, len(line) - len(line.lstrip()), len(line) - len(line.lstrip()) + 2])
        lines += [f"{' ' * indent}# above {at}"] if rest.random() < 0.2 else []
        lines += [""] if rest.random() < 0.1 else []
        lines += [f"{line}  # beside {at}" if rest.random() < 0.2 else line]
    raw = breaks.join(lines).encode()
    read = read_yaml(raw)
    if read.problems or read.data is None:
        return  # a comment in the middle of a text of several lines
    result = layout(raw)
    assert journey(result) == journey(raw.decode())
    found = [sorted(comment.text for comment in read_yaml(text).comments) for text in (raw, result.encode())]
    assert found[0] == found[1]
