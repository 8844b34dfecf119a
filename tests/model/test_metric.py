import pytest

from journeymap_cli.model.metric import RANGES, Metric
from support.journeys import journey


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("{}", "up"),
        ("{kind: duration}", "down"),
        ("{kind: duration, direction: up}", "up"),
        ("{direction: down}", "down"),
    ],
)
def test_the_direction_in_which_a_metric_is_better(written: str, better: str) -> None:
    inside = written.strip("{}")
    map_ = journey(f"title: T\nstages: {{name: A, metrics: {{name: M, {inside}}}}}")
    assert map_.stages[0].metrics[0].better == better


def test_the_number_of_a_metric_is_none_for_a_duration() -> None:
    assert Metric(name="M", kind="duration", value="3d").number is None
    assert Metric(name="M", value="7").number == 7


@pytest.mark.parametrize("kind", RANGES)
def test_the_description_of_the_kinds_has_their_limits(kind: str) -> None:
    described = Metric.model_fields["kind"].description or ""
    low, high = RANGES[kind]
    assert f"`{kind}`" in described
    assert f"from {low} to {high}" in described
