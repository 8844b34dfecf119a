"""A value has a tag.

A word that begins with `!` in front of a value tells a YAML program to make something else of it. A journey is text
and needs none. If the text itself begins with `!`, it belongs in quotes.

Bad:

    title: Adopting the Payments API
    stages:
      - name: !important Evaluation

Good:

    title: Adopting the Payments API
    stages:
      - name: "!important Evaluation"
"""

from journeymap_cli.problem import Severity

ID = "custom-tag"
SEVERITY = Severity.ERROR
