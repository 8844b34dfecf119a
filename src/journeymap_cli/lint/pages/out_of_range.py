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

from journeymap_cli.problem import Severity

ID = "out-of-range"
SEVERITY = Severity.ERROR
