import pytest

from journeymap_cli.facts.targets import misses_target
from journeys import journey


def misses(metric: str) -> bool:
    [stage] = journey(f"title: x\nstages: [{{name: a, metrics: {{name: b, {metric}}}}}]").stages
    return misses_target(stage.metrics[0])


@pytest.mark.parametrize(
    ("metric", "missed"),
    [
        ("value: 70, target: 80", True),
        ("value: 80, target: 80", False),
        ("value: 80.0, target: 80", False),
        ("value: 90, target: 80", False),
        ("value: 70, target: 80, direction: down", False),
        ("value: 90, target: 80, direction: down", True),
        ("value: 20, target: 15, kind: duration, unit: min", True),
        ("value: 15, target: 20, kind: duration, unit: min", False),
        ("value: 15, target: 20, kind: duration, direction: up", True),
        ("value: 3d, target: 2d, kind: duration", True),
        ("value: 24h, target: 1d, kind: duration", False),
        ("value: 90min, target: 1h, kind: duration", True),
        ("value: 2, unit: d, target: 36h, kind: duration", True),
        ("value: 2, unit: h, target: 36h, kind: duration", False),
    ],
)
def test_the_value_misses_the_target_on_the_wrong_side_only(metric: str, missed: bool) -> None:
    assert misses(metric) is missed


@pytest.mark.parametrize("metric", ["value: 3", "target: 3", "value: 2, unit: sprints, target: 1d, kind: duration"])
def test_what_cannot_be_compared_misses_nothing(metric: str) -> None:
    assert not misses(metric)
