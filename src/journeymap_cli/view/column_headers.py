"""The headers of the columns: stages over their steps."""

from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.model.image import Image
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.problem import Path
from journeymap_cli.view import wording


class NodeView(NamedTuple):
    """The header of a stage or step. `personas` are the ids of those who take part, `is_named` whether the map says so.

    `detail_name` is the path of the map with the details, `detail` the address of its drawing if it may be followed.
    `star_reason` says why it is a moment of truth.
    """

    id: str
    name: str
    path: Path
    description: str | None
    owner: str | None
    duration: str | None
    personas: tuple[str, ...]
    is_named: bool
    moment_of_truth: bool
    star_words: str
    star_reason: str | None
    when: str | None
    image: Image | None
    detail: str | None
    detail_name: str | None


class ColumnView(NamedTuple):
    """The header of a column. `at` and `stage` count from 0; `is_stage` is for a stage without steps.

    `number` counts from 1 over the whole map, and `stage_place` is the index of its stage there.
    """

    at: int
    number: int
    stage: int
    stage_place: int
    is_stage: bool
    node: NodeView


class StageView(NamedTuple):
    """The header of a stage, over `span` columns from `start` on. `place` is its index in the whole map."""

    at: int
    place: int
    start: int
    span: int
    has_steps: bool
    node: NodeView


def stage_views(facts: Analysis) -> tuple[StageView, ...]:
    """The headers of the stages."""
    starts: dict[Path, int] = {}
    for column in facts.columns:
        starts.setdefault(column.stage_path, column.number - 1)
    return tuple(
        StageView(
            at=index,
            place=facts.stage_places[stage.id],
            start=starts["stages", index],
            span=max(1, len(stage.steps)),
            has_steps=bool(stage.steps),
            node=_node(facts, stage, stage, ("stages", index)),
        )
        for index, stage in enumerate(facts.journey.stages)
    )


def column_views(facts: Analysis) -> tuple[ColumnView, ...]:
    """The headers of the columns."""
    order = {stage: index for index, stage in enumerate(dict.fromkeys(column.stage_path for column in facts.columns))}
    return tuple(
        ColumnView(
            at=column.number - 1,
            number=facts.column_numbers[column.node.id],
            stage=order[column.stage_path],
            stage_place=facts.stage_places[column.stage.id],
            is_stage=column.is_stage,
            node=_node(facts, column.stage, column.node, column.path),
        )
        for column in facts.columns
    )


def _node(facts: Analysis, stage: Stage, node: Node, path: Path) -> NodeView:
    star, why = facts.language.gettext("moment of truth"), node.moment_of_truth
    return NodeView(
        id=node.id,
        name=node.name,
        path=path,
        description=node.description,
        owner=node.owner,
        duration=node.duration and wording.duration(node.duration, facts.language),
        personas=tuple(
            persona.id for persona in facts.participants if takes_part(persona, stage, node, facts.default_participants)
        ),
        is_named=bool(node.personas or stage.personas),
        moment_of_truth=bool(why),
        star_words=f"{star}{facts.language.gettext(': ')}{why}" if isinstance(why, str) else star,
        star_reason=why if isinstance(why, str) else None,
        when=node.when,
        image=node.image,
        detail=facts.base.drawing(node.journey) if node.journey else None,
        detail_name=node.journey,
    )
