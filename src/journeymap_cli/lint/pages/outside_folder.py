"""A path leads out of the repository.

Maps name only files that lie beside them in the repository (where there is none, below the folder of the map): so a
map means the same on every machine, and checking a stranger's map reads nothing of yours.

Bad:

    title: Adopting the Payments API
    imports: ../../../shared.yaml
    stages: [Discovery]

Good:

    title: Adopting the Payments API
    stages: [Discovery]
"""

from journeymap_cli.problem import Severity

ID = "outside-folder"
SEVERITY = Severity.ERROR
