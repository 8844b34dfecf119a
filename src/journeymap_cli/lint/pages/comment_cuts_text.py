"""A text ends where a comment begins, which was probably not meant.

A blank and `#` begin a comment, so the reader never sees the rest: `See issue` is all that is left of the example
below. Put such a text in quotes. Where it is a comment, a blank after the `#` says so.

Bad:

    title: Adopting the Payments API
    stages:
      - name: Evaluation
        goals:
          - See issue #42 first

Good:

    title: Adopting the Payments API
    stages:
      - name: Evaluation
        goals:
          - "See issue #42 first"
          - Know the price # from the interviews
"""

from journeymap_cli.problem import Severity

ID = "comment-cuts-text"
SEVERITY = Severity.WARNING
