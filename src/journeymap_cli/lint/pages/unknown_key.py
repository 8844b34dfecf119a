"""Nobody knows the key.

A misspelt key would be dropped in silence, and with it what it says. The hint names the nearest key, or the one that
the method uses for this word (`phases` are `stages` here). Keys of your own begin with `x-`; rows of your own stand
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

from journeymap_cli.problem import Severity

ID = "unknown-key"
SEVERITY = Severity.ERROR
