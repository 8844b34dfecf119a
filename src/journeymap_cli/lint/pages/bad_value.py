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

from journeymap_cli.problem import Severity

ID = "bad-value"
SEVERITY = Severity.ERROR
