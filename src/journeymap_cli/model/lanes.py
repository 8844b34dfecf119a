"""The table of built-in lanes. A row has everything that drawings, reports and checks know about a lane.

This module does not import pydantic, so that the commands that git runs for every file start fast.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

Role: TypeAlias = Literal["customer", "frontstage", "backstage", "support", "none"]
CellKind: TypeAlias = Literal["items", "chips", "pains", "chances", "emotion", "metrics"]
"""What a cell shows: a list of texts, touchpoints, pain points, opportunities, the emotion curve, or metrics."""


class BuiltInLane(NamedTuple):
    """A lane that every node has: a field of `Node` with the same name.

    `singular` names one entry in running text, `role` is the lane's side in a service blueprint, `states` is whether
    its entries state something about the customer and so need evidence, `icon` is a symbol in
    `templates/html/icons.html`. `synonyms` are other common words for the key, in lower case, without a plural s,
    hyphens or underscores.
    """

    id: str
    label: str
    singular: str
    role: Role = "customer"
    kind: CellKind = "items"
    states: bool = True
    icon: str | None = None
    synonyms: tuple[str, ...] = ()


LANES: Final = (
    BuiltInLane("goals", "Goals", "goal"),
    BuiltInLane("needs", "Needs", "need", synonyms=("expectation",)),
    BuiltInLane("activities", "Activities", "activity", synonyms=("action", "doing")),
    BuiltInLane("touchpoints", "Touchpoints", "touchpoint", kind="chips"),
    BuiltInLane("questions", "Questions", "question"),
    BuiltInLane("thoughts", "Thoughts", "thought", synonyms=("thinking",)),
    BuiltInLane("quotes", "Quotes", "quote"),
    BuiltInLane("responses", "Responses", "response"),
    BuiltInLane("emotion", "Emotion", "emotion", kind="emotion", synonyms=("feeling",)),
    BuiltInLane("pain_points", "Pain points", "pain point", kind="pains", synonyms=("pain",)),
    BuiltInLane("gains", "Gains", "gain"),
    BuiltInLane("opportunities", "Opportunities", "opportunity", "none", "chances", states=False),
    BuiltInLane("metrics", "Metrics", "metric", "none", "metrics", states=False, synonyms=("kpi",)),
    BuiltInLane("physical_evidence", "Physical evidence", "physical evidence", states=False),
    BuiltInLane("frontstage", "Frontstage", "frontstage", "frontstage", states=False),
    BuiltInLane("backstage", "Backstage", "backstage", "backstage", states=False),
    BuiltInLane(
        "support", "Support", "support", "support", states=False, synonyms=("supportprocess", "supportprocesse")
    ),
)
"""The lanes in default order. Opportunities and metrics are on no side of a service blueprint (role `none`)."""

BY_ID: Final = {lane.id: lane for lane in LANES}
BUILT_IN: Final = tuple(BY_ID)
"""The ids, in default order."""
