"""A path names no file.

`imports` and `journey` name files by paths relative to the file that they stand in. Files get moved; folders, devices
and addresses are no files.

Bad:

    title: Adopting the Payments API
    stages:
      - {name: Integration, journey: integration.journey.yaml}

Good:

    title: Adopting the Payments API
    stages:
      - {name: Integration}
"""

from journeymap_cli.problem import Severity

ID = "missing-file"
SEVERITY = Severity.ERROR
