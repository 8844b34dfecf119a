import pytest

from journeymap_cli.lint.rules import metric_not_measured
from support.linting import paths

MAP = "{title: T, %sstages: [{name: A, events: a}, {name: B, %smetrics: {name: M, kind: %s}}]}"
MEASURE = "measure: {entity: u, time: t, event: e}, "
AT = [("stages", 1, "metrics", 0)]


@pytest.mark.parametrize("metric", ["reach", "conversion", "duration", "count", "nps", "csat", "ces"])
def test_a_metric_that_lacks_a_key(metric: str) -> None:
    assert paths(metric_not_measured, MAP % (MEASURE, "", metric)) == AT
    assert paths(metric_not_measured, MAP % ("", "", metric)) == []


@pytest.mark.parametrize(
    "metric",
    ["reach", "conversion, from: a", "duration, from: a", "count, counts: events", "nps, answers: q", "custom"],
)
def test_a_measured_metric(metric: str) -> None:
    assert paths(metric_not_measured, MAP % (MEASURE, "events: b, ", metric)) == []


def test_of_the_whole_map_only_surveys_can_be_measured() -> None:
    text = f"{{title: T, {MEASURE}stages: A, metrics: [{{name: R, kind: reach}}, {{name: N, kind: nps}}]}}"
    assert paths(metric_not_measured, text) == [("metrics", 1)]
