"""A second document begins in the file.

A line `---` begins a new document, and a file holds one journey. A line of dashes inside a text belongs in quotes or
in a block that begins with `|`.

Bad:

    title: Adopting the Payments API
    stages: [Discovery]
    ---
    title: Leaving the Payments API
    stages: [Export]

Good:

    title: Adopting the Payments API
    stages: [Discovery]
"""

from journeymap_cli.problem import Severity

ID = "several-documents"
SEVERITY = Severity.ERROR
