"""The tables of rules, in the order of the documentation."""

from typing import Final

from journeymap_cli.lint.rule import Rule
from journeymap_cli.lint.rules import (
    date_in_future,
    drop_off_unexplained,
    duplicate_id,
    emotion_missing,
    empty_lane,
    low_emotion_without_pain,
    metric_not_measured,
    metric_off_target,
    metric_stale,
    no_evidence,
    no_moment_of_truth,
    no_owner,
    number_as_label,
    observed_without_source,
    opportunity_addresses_nothing,
    pain_without_severity,
    persona_not_in_step,
    profile_channel,
    profile_lane,
    profile_persona,
    profile_stage,
    reach_increases,
    review_overdue,
    same_name,
    severe_pain_without_opportunity,
    shared_event,
    too_many_stages,
    too_many_steps,
    unknown_lane,
    unreachable_step,
    unsafe_link,
    unused_channel,
    unused_persona,
    unused_source,
)
from journeymap_cli.lint.run import REFERENCES

GOVERNANCE: Final[list[Rule]] = [
    no_owner,
    review_overdue,
    metric_stale,
    metric_not_measured,
    unsafe_link,
    metric_off_target,
    observed_without_source,
    date_in_future,
    profile_lane,
    profile_stage,
    profile_channel,
    profile_persona,
    no_evidence,
]

QUALITY: Final[list[Rule]] = [
    emotion_missing,
    number_as_label,
    persona_not_in_step,
    pain_without_severity,
    severe_pain_without_opportunity,
    opportunity_addresses_nothing,
    low_emotion_without_pain,
    no_moment_of_truth,
    too_many_stages,
    too_many_steps,
    empty_lane,
    unused_persona,
    unused_channel,
    unused_source,
    unreachable_step,
    shared_event,
    same_name,
    reach_increases,
    drop_off_unexplained,
]

RULES: Final[list[Rule]] = [*REFERENCES, *GOVERNANCE, *QUALITY]

OFF: Final = frozenset({no_moment_of_truth.ID, no_owner.ID})
"""The rules that run only if they are selected or given a severity: most maps do not need what they require."""

SHARED: Final[list[Rule]] = [duplicate_id, unknown_lane, unsafe_link, date_in_future]
"""The rules for a shared file. The others are about stages, which it does not have."""

THRESHOLDS: Final[dict[str, dict[str, int]]] = {
    rule.ID: limits for rule in RULES if (limits := getattr(rule, "LIMITS", None))
}
"""The default limits of rules with limits, by rule and name."""
