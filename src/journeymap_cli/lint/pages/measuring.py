"""The pages of what `journeymap measure` reports. It is about data, so that `validate` never does."""

from typing import Final

from journeymap_cli import rule_ids
from journeymap_cli.lint.rule import RulePage
from journeymap_cli.problem import Severity


class NotMeasurable:
    """The data do not have what the map asks for.

    A column or an event is misspelt, or a column holds something that a value of the map cannot be compared with.
    """

    ID = rule_ids.NOT_MEASURABLE
    SEVERITY = Severity.ERROR


class MetricDiffers:
    """A metric is not what was measured.

    The map says something else than the data, at the precision in which it is written.
    """

    ID = rule_ids.METRIC_DIFFERS
    SEVERITY = Severity.ERROR


MEASURING: Final[list[RulePage]] = [NotMeasurable, MetricDiffers]
