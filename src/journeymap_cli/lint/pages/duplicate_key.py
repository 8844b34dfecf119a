"""A mapping has a key twice.

Only one of the two could count, and the reader would not know which. Often a block was pasted, or a second list of
pain points was added below the first.

Bad:

    title: Adopting the Payments API
    stages:
      - name: Evaluation
        goals: [Know the price]
        goals: [Know the limits]

Good:

    title: Adopting the Payments API
    stages:
      - name: Evaluation
        goals: [Know the price, Know the limits]
"""

from journeymap_cli.problem import Severity

ID = "duplicate-key"
SEVERITY = Severity.ERROR
