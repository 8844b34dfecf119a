"""The pages of rules about what a journey and its files say, and about ignore comments."""

from journeymap_cli import rule_ids
from journeymap_cli.problem import Severity


class UnknownKey:
    """Nobody knows the key.

    A misspelt key would be dropped in silence, and with it what it says. The hint names the nearest key, or the one
    that the method uses for this word (`phases` are `stages` here). Keys of your own begin with `x-`; rows of your own
    stand under `cells`.

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
    """A key that is needed is not there.

    A map needs `title` and `stages`, a stage and a step a `name`, an item a `text`, a way on a `to`. An empty value
    counts as not written.

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
    """A value has the wrong shape.

    A list or a mapping stands where one text belongs, or a text where a mapping or a number belongs. One entry may
    stand in place of a list, and a text in place of an item, but not the other way round.

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
    """A value that the field does not allow.

    It is none of the choices, no date, no duration or no colour, or it is empty. The hint names the nearest choice or
    shows how such a value is written.

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
    """A number lies outside its limits.

    Scores lie on the scale of the map (-2 to 2 unless `scale` says otherwise), or the curve would leave its picture.
    Metrics of a known kind have limits too: a reach is a share from 0 to 100, an NPS lies between -100 and 100.

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
    """An id that is none.

    Ids stand in links, in references and in comparisons. They are lower-case letters and digits of any script in groups
    that single hyphens join; `exit` is reserved for the way out.

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
    """A path names no file.

    `imports` and `journey` name files by paths relative to the file that they stand in. Files get moved; folders,
    devices and addresses are no files.

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

    Maps name only files that lie beside them in the repository (where there is none, below the folder of the map): so a
    map means the same on every machine, and checking a stranger's map reads nothing of yours.

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
    """Maps detail each other in a circle.

    `journey` names the map that tells a step in more detail. When one leads back to the map that it details, nobody can
    say which of them is the whole and which the part. The example is checked as `journey.yaml`.

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
    """A comment ignores nothing.

    A comment `# journeymap: ignore[rule] why` at the end of a line, or alone above it, silences a rule there; `#
    journeymap: ignore-file[rule] why` silences it in the file. One that silences nothing is left over from a problem
    that was mended, names no rule that there is, or lacks the brackets, and would hide the next problem. Errors of
    reading cannot be silenced.

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
