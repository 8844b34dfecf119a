import pytest

from journeymap_cli.facts.targets import misses_target
from journeymap_cli.model.metric import Metric


@pytest.mark.parametrize(
    ("given", "misses"),
    [
        ({"value": "3", "target": "5"}, True),
        ({"value": "5", "target": "5"}, False),
        ({"value": "6", "target": "5"}, False),
        ({"value": "6", "target": "5", "direction": "down"}, True),
        ({"kind": "duration", "value": "52h", "target": "15min"}, True),
        ({"kind": "duration", "value": "10min", "target": "1h"}, False),
        ({"kind": "duration", "value": "90", "unit": "min", "target": "1h"}, True),
        ({"kind": "duration", "value": "1h", "target": "60", "unit": "min"}, False),
        ({"kind": "duration", "value": "1h", "target": "60", "unit": "clicks"}, False),
        ({"kind": "duration", "value": "1h", "target": "60"}, False),
        ({"value": "3"}, False),
        ({"target": "3"}, False),
    ],
)
def test_a_metric_misses_its_target_on_the_wrong_side(given: dict[str, str], misses: bool) -> None:
    assert misses_target(Metric(name="m", **given)) is misses
