"""A value has the wrong shape.

A list or a mapping stands where one text belongs, or a text where a mapping or a number belongs. One entry may stand
in place of a list, and a text in place of an item, but not the other way round.

Bad:

    title: Adopting the Payments API
    stages:
      - name: [Evaluation, Comparison]

Good:

    title: Adopting the Payments API
    stages:
      - name: Evaluation and comparison
"""

from journeymap_cli.problem import Severity

ID = "wrong-type"
SEVERITY = Severity.ERROR
