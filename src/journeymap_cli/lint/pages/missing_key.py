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

from journeymap_cli.problem import Severity

ID = "missing-key"
SEVERITY = Severity.ERROR
