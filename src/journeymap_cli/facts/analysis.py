"""All facts of a journey in one object, each computed on first use and cached."""

import datetime
from collections.abc import Mapping
from functools import cached_property

from journeymap_cli.facts import (
    columns,
    entries,
    evidence,
    mentions,
    metrics,
    participants,
    priorities,
    review,
    scores,
    transitions,
)
from journeymap_cli.facts.columns import Column, PlacedNode
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.facts.evidence import EvidenceShare
from journeymap_cli.facts.links import HERE, LinkBase
from journeymap_cli.facts.mentions import Statement
from journeymap_cli.facts.metrics import DropOff, ReachPoint
from journeymap_cli.facts.priorities import PlacedPain, Priority
from journeymap_cli.facts.scores import Score
from journeymap_cli.facts.transitions import ColumnTransition
from journeymap_cli.language.language import Language, language_of, written_in
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Lane


class Analysis:
    """The facts of one journey. Journeys are frozen, so cached facts never become stale.

    `whole` is the map that the journey is a part of, which determines numbers, colours and initials. `base` says where
    a drawing of the journey is, for relative addresses.
    """

    def __init__(self, journey: Journey, whole: Journey | None = None, base: LinkBase = HERE) -> None:
        self.journey = journey
        self.whole = whole or journey
        self.base = base

    @cached_property
    def language(self) -> Language:
        """The language of drawings: their words, numbers, dates and direction.

        A map without a language has the direction of its title and of the names of its stages and steps.
        """
        if self.journey.lang:
            return language_of(self.journey.lang)
        return written_in(self.whole.title + "".join(node.name for _, _, node in columns.nodes(self.whole)))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in table order."""
        return columns.columns(self.journey)

    @cached_property
    def nodes(self) -> tuple[PlacedNode, ...]:
        """Every stage and step, in file order."""
        return tuple(columns.nodes(self.journey))

    @cached_property
    def entries(self) -> tuple[PlacedEntry, ...]:
        """Every entry of the whole map and of every cell."""
        return tuple(entries.entries(self.journey))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every entry except metrics, each opportunity followed by its solutions, with its path."""
        return tuple(mentions.statements(self.entries))

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that the map lists, each once."""
        return entries.listed(self.journey)

    @cached_property
    def counts(self) -> dict[str, int]:
        """The number of entries of each lane with entries."""
        return entries.count_entries(self.journey)

    @cached_property
    def participants(self) -> tuple[Persona, ...]:
        """The personas of the map."""
        return participants.participants(self.journey)

    @cached_property
    def whole_participants(self) -> tuple[Persona, ...]:
        """The personas of the whole map."""
        return participants.participants(self.whole)

    @cached_property
    def default_participants(self) -> frozenset[str]:
        """The ids of the personas who take part by default."""
        return participants.by_default(self.whole_participants)

    @cached_property
    def stage_places(self) -> dict[str, int]:
        """The index of each stage in the whole map, by id."""
        return {stage.id: index for index, stage in enumerate(self.whole.stages)}

    @cached_property
    def column_numbers(self) -> dict[str, int]:
        """The number of each column in the whole map, from 1, by the id of its stage or step."""
        return {column.node.id: column.number for column in columns.columns(self.whole)}

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Every score of every persona, in file order."""
        return scores.scores(self.nodes, self.participants, self.default_participants, self.journey.scale)

    @cached_property
    def score_lines(self) -> tuple[str, ...]:
        """The ids of the lines of the emotion curve."""
        return scores.lines(self.participants)

    @cached_property
    def low_points(self) -> Mapping[str, tuple[Score, ...]]:
        """The lowest scores of each line of the emotion curve."""
        return scores.low_points(self.score_lines, self.scores, self.journey.scale)

    @cached_property
    def transitions(self) -> tuple[ColumnTransition, ...]:
        """Every transition from column to column."""
        return transitions.transitions(self.columns)

    @cached_property
    def reach_points(self) -> tuple[ReachPoint, ...]:
        """The reach of every column with a reach."""
        return metrics.reach_points(self.columns)

    @cached_property
    def reach_steps(self) -> tuple[tuple[ReachPoint, ReachPoint], ...]:
        """Pairs of successive reaches: the start and the end of a possible drop-off."""
        points = self.reach_points
        return tuple(metrics.reach_steps(points, self.transitions)) if len(points) > 1 else ()

    @cached_property
    def drop_offs(self) -> tuple[DropOff, ...]:
        """Every drop-off, in table order."""
        return metrics.drop_offs(self.reach_steps)

    @cached_property
    def metrics(self) -> tuple[tuple[PlacedEntry, Metric], ...]:
        """Every metric with its place, in file order."""
        return tuple((placed, placed.entry) for placed in self.entries if isinstance(placed.entry, Metric))

    @cached_property
    def pain_index(self) -> priorities.PainIndex:
        """The pain points by id and by node."""
        return priorities.PainIndex(self.entries, columns.surroundings(self.nodes))

    @cached_property
    def pains(self) -> tuple[PlacedPain, ...]:
        """Every pain point, in file order."""
        return priorities.pains(self.pain_index, self.entries)

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """The open opportunities, best first."""
        return priorities.priorities(self.pain_index, self.entries)

    @cached_property
    def about_customer(self) -> frozenset[str]:
        """The lanes whose entries state something about the customer."""
        return evidence.about_customer(self.journey)

    @cached_property
    def evidence_share(self) -> EvidenceShare:
        """The number of supported statements about the customer, and of all such statements."""
        return evidence.evidence_share(self.journey, self.entries, self.about_customer)

    @cached_property
    def review_due(self) -> datetime.date | None:
        """The date of the next review."""
        return review.review_due(self.journey)
