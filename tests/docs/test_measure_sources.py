"""The maps of the page about sources: they load, bind, and can be asked of every engine."""

import re
from pathlib import Path

import pytest

from journeymap_cli.measure import counting
from journeymap_cli.measure.engines import ENGINES
from journeymap_cli.measure.plan import plan
from journeymap_cli.measure.rows import Period
from support.logs import binding

PAGE = (Path(__file__).parents[2] / "docs" / "measure-sources.md").read_text(encoding="utf-8")
MAPS = dict(re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))


def test_every_source_has_a_map() -> None:
    assert list(MAPS) == [
        "Google Analytics 4",
        "Snowplow",
        "Segment and RudderStack",
        "PostHog",
        "Mixpanel",
        "Event logs of process mining",
    ]


@pytest.mark.parametrize("source", MAPS)
def test_the_map_of_a_source_can_be_asked(source: str) -> None:
    bound = binding(MAPS[source])
    assert len(bound.steps) >= 2
    for engine in ENGINES:
        query = counting.query(
            plan(bound, counting.assumed(bound, bound.tables[0]), ENGINES[engine].dialect, Period(0, 2, 1)), engine
        )
        assert all(name in query for name in (*bound.measure.entity, bound.measure.time.column, bound.measure.event))
