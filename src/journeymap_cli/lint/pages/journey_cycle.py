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

from journeymap_cli.problem import Severity

ID = "journey-cycle"
SEVERITY = Severity.ERROR
