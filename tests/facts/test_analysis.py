from functools import cached_property

from journeymap_cli.facts.analysis import Analysis
from support.journeys import journey

FACTS = [name for name, value in vars(Analysis).items() if isinstance(value, cached_property)]


def test_every_fact_is_computed_once_and_is_there_for_the_smallest_map() -> None:
    facts = Analysis(journey("title: x\nstages: [a]"))
    assert len(FACTS) > 10
    for name in FACTS:
        first = getattr(facts, name)
        assert getattr(facts, name) is first, name
    assert [column.node.id for column in facts.columns] == ["a"]
    assert facts.score_lines == ("*",)
    assert facts.review_due is None
