"""The file is larger than a journey can be.

A file has at most 5 MiB (`--max-size` raises that) and 1,000,000 values, those counted that `*name` repeats. What is
beyond that is no map, but a mistake or an attack on those who check it. Part of this limit: nothing may repeat the
very thing it stands in.

Bad:

    title: Adopting the Payments API
    stages:
      - &first
        name: Discovery
        steps: [*first]

Good:

    title: Adopting the Payments API
    stages:
      - name: Discovery
        steps: [Search]
"""

from journeymap_cli.problem import Severity

ID = "too-large"
SEVERITY = Severity.ERROR
