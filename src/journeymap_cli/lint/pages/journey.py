"""The pages of rules about the content of a journey and its files, and about ignore comments."""

from journeymap_cli import rule_ids
from journeymap_cli.problem import Severity


class UnknownKey:
    """A key is unknown.

    A misspelt key would be ignored silently, and its value with it. The hint names the nearest key, or the key for
    another term of the method (`phases` are `stages` here). Keys of your own start with `x-`; lanes of your own go
    under `cells`.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            touchpoint: [Pricing page]

    Good:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            touchpoints: [Pricing page]
            x-ticket: DX-118
    """

    ID = rule_ids.UNKNOWN_KEY
    SEVERITY = Severity.ERROR


class MissingKey:
    """A required key is missing.

    A map needs `title` and `stages`, a stage or step a `name`, an item a `text`, a transition a `to`. A key with an
    empty value counts as missing.

    Bad:

        title: Adopting the Payments API
        stages:
          - id: evaluation
            goals: [Know the price]

    Good:

        title: Adopting the Payments API
        stages:
          - id: evaluation
            name: Evaluation
            goals: [Know the price]
    """

    ID = rule_ids.MISSING_KEY
    SEVERITY = Severity.ERROR


class WrongType:
    """A value has the wrong type.

    A list or a mapping where text is expected, or text where a mapping or a number is expected. A single entry can
    replace a list, and text an item, but not the other way round.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: [Evaluation, Comparison]

    Good:

        title: Adopting the Payments API
        stages:
          - name: Evaluation and comparison
    """

    ID = rule_ids.WRONG_TYPE
    SEVERITY = Severity.ERROR


class BadValue:
    """A value is not valid for its key.

    It is not one of the choices, not a date, duration or colour, or it is empty. The hint names the nearest choice or
    shows how to write such a value.

    Bad:

        title: Adopting the Payments API
        status: aproved
        last_reviewed: 14 September 2026
        review_every: 3 months
        stages: [Discovery]

    Good:

        title: Adopting the Payments API
        status: approved
        last_reviewed: 2026-09-14
        review_every: 3mo
        stages: [Discovery]
    """

    ID = rule_ids.BAD_VALUE
    SEVERITY = Severity.ERROR


class OutOfRange:
    """A number is out of range.

    Scores must be on the scale of the map (-2 to 2 unless `scale` says otherwise), or the curve would leave the
    picture. Metrics of a known kind have limits too: reach is a percentage from 0 to 100, NPS is between -100 and 100.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            emotion: 4

    Good:

        title: Adopting the Payments API
        scale: {min: 1, max: 5}
        stages:
          - name: Evaluation
            emotion: 4
    """

    ID = rule_ids.OUT_OF_RANGE
    SEVERITY = Severity.ERROR


class BadId:
    """An id is not valid.

    Ids are used in links, references and comparisons. They consist of lower-case letters and digits of any script,
    joined by single hyphens; `exit` is reserved for leaving the journey.

    Bad:

        title: Adopting the Payments API
        stages:
          - {id: First Call, name: Make the first call}

    Good:

        title: Adopting the Payments API
        stages:
          - {id: first-call, name: Make the first call}
    """

    ID = rule_ids.BAD_ID
    SEVERITY = Severity.ERROR


class MissingFile:
    """A file does not exist.

    The paths under `imports` and `journey` are relative to the file that contains them. Files get moved; a folder, a
    device or a web address is not accepted.

    Bad:

        title: Adopting the Payments API
        stages:
          - {name: Integration, journey: integration.journey.yaml}

    Good:

        title: Adopting the Payments API
        stages:
          - {name: Integration}
    """

    ID = rule_ids.MISSING_FILE
    SEVERITY = Severity.ERROR


class OutsideFolder:
    """A path leads out of the repository.

    Maps can only refer to files in their repository (without one, in the folder of the map). So a map means the same
    on every machine, and checking the map of a stranger cannot read your files.

    Bad:

        title: Adopting the Payments API
        imports: ../../../shared.yaml
        stages: [Discovery]

    Good:

        title: Adopting the Payments API
        stages: [Discovery]
    """

    ID = rule_ids.OUTSIDE_FOLDER
    SEVERITY = Severity.ERROR


class JourneyCycle:
    """Maps link to each other in a circle.

    `journey` links a step to a map that shows it in more detail. If that map leads back to this one, it is unclear
    which is the whole and which the part. The example is checked as `journey.yaml`.

    Bad:

        title: Adopting the Payments API
        stages:
          - {name: Integration, journey: journey.yaml}

    Good:

        title: Adopting the Payments API
        stages:
          - {name: Integration}
    """

    ID = rule_ids.JOURNEY_CYCLE
    SEVERITY = Severity.ERROR


class UnusedIgnore:
    """An ignore comment has no effect.

    A comment `# journeymap: ignore[rule] why` at the end of a line, or alone above it, silences a rule there; `#
    journeymap: ignore-file[rule] why` silences it in the file. A comment without effect is left over from a problem
    that was fixed, names an unknown rule, or lacks the brackets, and could hide the next problem. Syntax and schema
    errors cannot be ignored.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Integration # journeymap: ignore[emotion-missing] asked next month

    Good:

        title: Adopting the Payments API
        stages:
          - {name: Discovery, emotion: 1}
          - name: Integration # journeymap: ignore[emotion-missing] asked next month
    """

    ID = rule_ids.UNUSED_IGNORE
    SEVERITY = Severity.WARNING
