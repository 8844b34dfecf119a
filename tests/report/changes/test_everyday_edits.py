"""Edits of an ordinary week, and the story that a colleague would tell of each."""

from typing import NamedTuple

import pytest

from journeymap_cli.report.changes import text as diff_text
from support.comparisons import comparison

MAP = """
title: Boots
personas: [{id: ines, name: Ines}, {id: max, name: Max}]
sources: [{id: talks, title: Talks}]
"""


class Edit(NamedTuple):
    """The end of the map before and after, and what is reported."""

    old: str
    new: str
    story: str


EDITS = {
    "the feeling at the till drops": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, emotion: {persona: max, score: 1, label: calm}}
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, emotion: {persona: max, score: -2, label: lost}}
""",
        """
  worse 1   1 other change

Buy
  Pay  emotion (Max)  +1 calm  ->  -2 lost   worse
""",
    ),
    "a pain point gets worse, and is better known": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Pay, pain_points: {text: Slow till, severity: minor}}
""",
        """
stages:
  - name: Buy
    steps:
      - name: Pay
        pain_points: {text: Slow till, severity: severe, evidence: observed, sources: talks}
""",
        """
  worse 1
  firmer 2

Buy
  Pay  pain point  Slow till: severity minor  ->  severe   worse
       pain point  Slow till: evidence assumed  ->  observed; sources none  ->  Talks   firmer
Map
  state of evidence  0 of 1 observed or reported  ->  1 of 1
""",
    ),
    "a pain point is replaced by another": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Get it, pain_points: {text: The parcel arrives late, severity: severe}}
""",
        """
stages:
  - name: Buy
    steps:
      - {name: Get it, pain_points: {text: The parcel arrives damaged, severity: minor}}
""",
        """
  better 1   1 other change

Buy
  Get it  - pain point  The parcel arrives late (severe): replaced   better
          + pain point  The parcel arrives damaged (minor)
""",
    ),
    "a pain point is reworded": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Get it, pain_points: The parcel arrives late}
""",
        """
stages:
  - name: Buy
    steps:
      - {name: Get it, pain_points: Parcels often arrive far too late}
""",
        """
  1 change

Buy
  Get it  pain point  [-The parcel arrives-]{+Parcels often arrive far too+} late
""",
    ),
    "a step is added": Edit(
        """
stages:
  - name: Buy
    steps:
      - Pay
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Pay
      - name: Pick up at the shop
        pain_points: {text: The shop closes at six, severity: severe}
        emotion: 1
      - Wear
""",
        """
  worse 1

Buy
  + step Pick up at the shop: 1 severe pain point, emotion +1   worse
""",
    ),
    "a step is dropped": Edit(
        """
stages:
  - name: Buy
    steps:
      - Pay
      - name: Print the slip
        pain_points: [{text: No printer, severity: severe}, {text: No ink, severity: minor}]
        activities: [Print, Sign]
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Pay
      - Wear
""",
        """
  better 1

Buy
  - step Print the slip: 1 severe pain point, 1 minor pain point, 2 other entries   better
""",
    ),
    "a step gets a better name": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, goals: Be quick, emotion: 1}
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay at the till, goals: Be quick, emotion: 1}
""",
        """
  1 change

Buy
  Pay at the till  renamed  Pay  ->  Pay at the till
""",
    ),
    "a step gets quite another name, and is changed": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Hand over cash, goals: Be quick, emotion: 1}
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Checkout, goals: [Be quick, Be safe], emotion: -1}
      - Wear
""",
        """
  worse 1   2 other changes

Buy
  Checkout  renamed  Hand over cash  ->  Checkout
            + goal   Be safe
            emotion  +1  ->  -1   worse
""",
    ),
    "two steps swap their names": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Try on, goals: Find the size, emotion: 1}
      - {name: Compare, goals: Know the price, emotion: -1}
""",
        """
stages:
  - name: Buy
    steps:
      - {name: Compare, goals: Find the size, emotion: 1}
      - {name: Try on, goals: Know the price, emotion: -1}
""",
        """
  2 changes

Buy
  Compare  renamed  Try on  ->  Compare
  Try on   renamed  Compare  ->  Try on
""",
    ),
    "a step is split in two": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, goals: Be quick, touchpoints: [Card, Till], emotion: 1}
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Choose how to pay, goals: Be quick, emotion: 1}
      - {name: Hand over, touchpoints: [Card, Till]}
      - Wear
""",
        """
  4 changes

Buy
  + step Choose how to pay
  Choose how to pay  2 entries  moved here from Pay: emotion +1; goal Be quick
  Hand over          renamed    Pay  ->  Hand over
""",
    ),
    "two steps become one": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Choose how to pay, goals: Be quick, emotion: 1}
      - {name: Hand over, touchpoints: [Card, Till]}
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Hand over, goals: Be quick, touchpoints: [Card, Till], emotion: 1}
      - Wear
""",
        """
  3 changes

Buy
  Hand over  2 entries  moved here from Choose how to pay: emotion +1; goal Be quick
  - step Choose how to pay
""",
    ),
    "two steps go to another stage": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - Pay
      - Wrap
  - name: Use
    steps:
      - Wear
""",
        """
stages:
  - name: Buy
    steps:
      - Look
  - name: Use
    steps:
      - {name: Pay, owner: Shop}
      - Wrap
      - Wear
""",
        """
  3 changes

Use
  Pay, Wrap moved here from Buy
  Pay  owner  none  ->  Shop
""",
    ),
    "a pain point is told elsewhere, and gets worse": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Look, pain_points: {text: Slow till, severity: minor}}
      - Pay
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, pain_points: {text: Slow till, severity: severe}}
""",
        """
  worse 1   1 other change

Buy
  Pay  pain point  Slow till: moved here from Look
       severity    minor  ->  severe   worse
""",
    ),
    "a moved entry gets other words": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Look, goals: {id: g, text: Be quick}}
      - Pay
""",
        """
stages:
  - name: Buy
    steps:
      - Look
      - {name: Pay, goals: {id: g, text: Be quick at the till}}
""",
        """
  2 changes

Buy
  Pay  goal  Be quick{+ at the till+}
       moved  here from Look
""",
    ),
    "another way on": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Look, next: [pay]}
      - Pay
      - {name: Ask for help, next: [exit]}
""",
        """
stages:
  - name: Buy
    steps:
      - {name: Look, next: [pay, ask-for-help]}
      - Pay
      - {name: Ask for help, next: [pay]}
""",
        """
  3 changes

Buy
  Look          + way on  Ask for help
  Ask for help  - way on  exit
                + way on  Pay
""",
    ),
    "the map is better founded": Edit(
        """
last_reviewed: 2026-05-01
stages:
  - {name: Buy, goals: [Be quick, {text: Be safe, sources: talks}]}
""",
        """
last_reviewed: 2026-11-01
stages:
  - {name: Buy, goals: [{text: Be quick, evidence: observed}, Be safe]}
""",
        """
  no change for the customer
  firmer 2, weaker 1

Buy
  goal  Be quick: evidence assumed  ->  observed   firmer
  goal  Be safe: sources Talks  ->  none   weaker
Map
  reviewed           2026-05-01  ->  2026-11-01   firmer
  state of evidence  0 of 2 observed or reported  ->  1 of 2
""",
    ),
    "the scale is another": Edit(
        """
stages:
  - {name: Look, emotion: 2}
  - {name: Buy, emotion: 0}
  - {name: Use, emotion: -1}
""",
        """
scale: {min: 0, max: 10}
stages:
  - {name: Look, emotion: 10}
  - {name: Buy, emotion: 5}
  - {name: Use, emotion: 2}
""",
        """
  worse 1   3 other changes

Use
  emotion  -1  ->  2   worse
Map
  scale   -2 to 2  ->  0 to 10
  scores  2 at the same place on the new scale
""",
    ),
    "everyone felt the same, now each is asked": Edit(
        """
stages:
  - name: Buy
    steps:
      - {name: Pay, emotion: 2}
""",
        """
stages:
  - name: Buy
    steps:
      - {name: Pay, emotion: [{persona: ines, score: 2}, {persona: max, score: -2}]}
""",
        """
  worse 1

Buy
  Pay  emotion (Max)  +2  ->  -2   worse
""",
    ),
    "a stage is added": Edit(
        """
stages:
  - {name: Buy, emotion: 1}
""",
        """
stages:
  - {name: Buy, emotion: 1}
  - name: Return
    steps:
      - {name: Pack, pain_points: {text: No box, severity: moderate}}
      - {name: Send, emotion: -1}
""",
        """
  worse 1

Return
  + stage Return: 2 steps, 1 moderate pain point, emotion -1   worse
""",
    ),
    "steps change places": Edit(
        """
stages:
  - name: Buy
    steps:
      - Look
      - Compare
      - Try on
      - Pay
""",
        """
stages:
  - name: Buy
    steps:
      - Try on
      - Look
      - Compare
      - Pay
""",
        """
  1 change

Buy
  Try on  moved, now first
""",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_story_of_an_edit(name: str) -> None:
    edit = EDITS[name]
    shown = diff_text.report([comparison(MAP + edit.old, MAP + edit.new)])
    assert shown.split("\n", 1)[1] == edit.story
