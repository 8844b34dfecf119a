"""The text is no YAML.

Some signs mean something in YAML: a colon with a blank, `#`, brackets, quotes, `*`, `&`, `@`, `%` and the
indentation. A text that begins with one of them, or holds a colon with a blank, belongs in quotes; tabs are no
indentation. Nothing else of the file can be checked until it is mended.

Bad:

    title: Adopting the Payments API
    stages:
      - name: Discovery
        goals:
          - **Know** the price

Good:

    title: Adopting the Payments API
    stages:
      - name: Discovery
        goals:
          - "**Know** the price"
"""

from journeymap_cli.problem import Severity

ID = "yaml-syntax"
SEVERITY = Severity.ERROR
