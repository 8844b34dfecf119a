from decimal import Decimal
from fractions import Fraction

import pytest

from journeymap_cli.measure.binding import BoundMetric
from journeymap_cli.measure.figures import Measured, differs, rounded, text_of
from journeymap_cli.model.metric import Metric


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("61.84", "61.8"),
        ("61.85", "61.9"),
        ("62", "62"),
        ("100", "100"),
        ("-12.25", "-12.2"),
        ("0.04", "0"),
    ],
)
def test_values_are_rounded_half_up_without_zeros(value: str, text: str) -> None:
    assert f"{rounded(Fraction(value)):f}" == text


def found(written: str, measured: str, unit: str | None = None) -> Measured:
    metric = Metric.model_validate({"name": "M", "kind": "duration" if unit else "reach", "value": written})
    return Measured(BoundMetric(metric, (), (0,), None, None, "all"), Fraction(measured), 100, unit, unit is not None)


@pytest.mark.parametrize(
    ("written", "measured", "unit", "expected"),
    [
        ("62", "61.5", None, False),
        ("62", "62.49", None, False),
        ("62", "62.5", None, True),
        ("62", "61.49", None, True),
        ("62.0", "62.05", None, True),
        ("62.0", "61.95", None, False),
        ("3d", "3.4", "d", False),
        ("3d", "3.6", "d", True),
        ("3mo", "90.4", "d", False),
        ("3mo", "3.6", "d", True),
        ("0", "0.4", "min", False),
        ("3", "3", "d", True),
    ],
)
def test_a_metric_differs_at_the_precision_in_which_it_is_written(
    written: str, measured: str, unit: str | None, expected: bool
) -> None:
    assert differs(found(written, measured, unit)) is expected


def test_a_tolerance_is_added() -> None:
    assert not differs(found("62", "63.4"), Decimal(1))
    assert differs(found("62", "63.5"), Decimal(1))


def test_a_duration_has_its_unit() -> None:
    assert text_of(found("3d", "3.26", "d")) == "3.3d"
