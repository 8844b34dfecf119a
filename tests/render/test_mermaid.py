"""What is written for Mermaid is read by the importer, whose grammar is that of Mermaid."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.render import mermaid_flowchart, mermaid_journey
from journeymap_cli.render.options import Options
from support.importing import imported, journeys
from support.journeys import journey
from support.random_maps import given_some, journey_of, random_maps

SHOP = """
title: "Shop: a tour"
description: "For #1 shoppers"
owner: Sales
scale: {min: 0, max: 10}
personas: [Ana, "Bo, junior", "7"]
stages:
  - name: Journey begins
    description: The door
    steps:
      - name: "Pay: 5 %% off"
        personas: [ana, bo-junior]
        emotion: 10
        pain_points: [{text: Queue, severity: severe}]
      - name: Wait
        emotion: [{score: 4, persona: ana}, {score: 5, persona: "7"}]
        next: [{to: end, when: done}, exit]
  - Leave
"""


def drawn(text: str) -> str:
    return mermaid_journey.render(journey(text), Options()).decode()


def test_a_map_is_a_diagram_with_the_rest_in_comments() -> None:
    assert drawn(SHOP) == (
        "journey\n"
        "    title Shop#58; a tour\n"
        "    accDescr: For #35;1 shoppers\n"
        "    %% owner: Sales\n"
        "    %% scale: (min: 0, max: 10)\n"
        "    %% personas: Ana\n"
        "    %% personas: Bo, junior\n"
        "    %% personas: 7\n"
        "    section #74;ourney begins\n"
        "        %% description: The door\n"
        "        Pay#58; 5 #37;#37; off: 5: Ana, Bo#44; junior\n"
        "        %% pain points: Queue (severity: severe)\n"
        "        Wait: 3: Ana, Bo#44; junior, #55;\n"
        "        %% next: end (when: done)\n"
        "        %% next: exit\n"
        "        %% emotion: 4 (persona: ana)\n"
        "        %% emotion: 5 (persona: 7)\n"
        "    section Leave\n"
        "        Leave: 3: Ana, Bo#44; junior, #55;\n"
        "        %% no score: 3 is neither good nor bad\n"
    )


def test_the_flowchart_has_every_way_on() -> None:
    assert mermaid_flowchart.render(journey(SHOP), Options(direction="TB")).decode() == (
        "flowchart TB\n"
        "    accTitle: Shop#58; a tour\n"
        '    subgraph stage1["Journey begins"]\n'
        '        step1["Pay: 5 #37;#37; off"]\n'
        '        step2["Wait"]\n'
        "    end\n"
        '    subgraph stage2["Leave"]\n'
        '        step3["Leave"]\n'
        "    end\n"
        "    step1 --> step2\n"
        '    step2 -->|"done"| out2(["the journey ends well"])\n'
        '    step2 --> out3(["leaves the journey"])\n'
    )


NAMES = st.text(st.sampled_from("Aa jou%#:;,<>\"`{}1.éß漢ع\u2028'|&~-+*"), min_size=1, max_size=12) | st.sampled_from(
    ["journey", "Title x", "section a", "accTitle", "accDescr{", "#35;", "%%{init: x}%%", "12", "0x1f", "--- a", "end"]
)


@given(
    st.lists(
        NAMES.filter(lambda name: any(char.isalnum() for char in name)), min_size=5, max_size=5, unique_by=str.strip
    )
)
def test_names_come_back_as_they_were(names: list[str]) -> None:
    title, stage, step, one, two = (" ".join(name.replace("\u2028", " ").split()) for name in names)
    data = {"title": title, "personas": [{"id": "a1", "name": one}, {"id": "b1", "name": two}]}
    given_ = journey_of({**data, "stages": [{"name": stage, "steps": [{"name": step, "emotion": [{"score": 1}]}]}]})
    (back,) = journeys(imported("mermaid", mermaid_journey.render(given_, Options())))
    assert (back.title, back.stages[0].name, back.stages[0].steps[0].name) == (title, stage, step)
    assert [persona.name for persona in back.personas] == list(dict.fromkeys([one, two]))
    assert back.stages[0].steps[0].emotion[0].score == 1


@given_some(random_maps())
def test_stages_steps_and_scores_come_back(data: dict[str, object]) -> None:
    given_ = journey_of(data)
    found = imported("mermaid", mermaid_journey.render(given_, Options()))
    (back,) = journeys(found)
    assert found.problems == ()
    assert [(stage.name, [step.name for step in stage.steps or (stage,)]) for stage in given_.stages] == [
        (stage.name, [step.name for step in stage.steps]) for stage in back.stages
    ]
    for stage, other in zip(given_.stages, back.stages, strict=True):
        for node, same in zip(stage.steps or (stage,), other.steps, strict=True):
            if not node.emotion:
                assert same.emotion[0].score == Decimal(0)
            elif not given_.personas:
                assert same.emotion[0].score == node.emotion[0].score
